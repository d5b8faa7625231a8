"""A pause of Python's search for unreachable circles of objects, while rows by the hundred thousand are made or read."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Generator[None]:
    """No collection inside: rows form no circles, and looking for some among all of them takes a third of the time.

    What was made inside counts as old afterwards, so that the first collection after it does not go through all of it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if gc.get_freeze_count() == 0:  # else somebody keeps objects frozen, and means it
                gc.freeze()
                gc.unfreeze()
            gc.enable()
