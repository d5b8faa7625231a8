"""A process that imports a folder, to be killed: ``python -m tests.reliability.importing ADDRESS FOLDER ROWS MOMENT``.

It says ``open``, then after each batch how many rows it was told are written, then ``done``; or the sentence of an error.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from graphcrm.errors import GraphCRMError
from graphcrm.workspace import Workspace

WAIT_SECONDS = 120.0


def main(address: str, folder: str, rows: str, moment: str) -> int:
    now = datetime.datetime.fromisoformat(moment)

    def tell(what: str, done: int, _total: int | None) -> None:
        if what == "writing":
            say(str(done))

    try:
        with Workspace.open(address, now=lambda: now, wait=WAIT_SECONDS) as workspace:
            workspace.store.batch_rows = int(rows)
            say("open")
            workspace.import_(Path(folder), progress=tell)
    except GraphCRMError as error:
        say(f"error {error}")
        return error.exit_code
    say("done")
    return 0


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
