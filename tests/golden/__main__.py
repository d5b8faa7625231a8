"""`python -m tests.golden` writes the files anew."""

from __future__ import annotations

import sys

from tests.golden.outputs import GOLDEN, outputs


def main() -> None:
    """Write every output to its file, and remove files that no output has any more."""
    texts = outputs()
    for path in GOLDEN.glob("*.txt"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (GOLDEN / name).write_text(text, "utf-8", newline="\n")
    sys.stdout.write(f"{len(texts)} files, {sum(len(text.encode()) for text in texts.values()):,} bytes\n")


if __name__ == "__main__":
    main()
