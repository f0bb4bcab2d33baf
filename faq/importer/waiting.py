"""What was read of many files and waits for its import: kept on disk, for all of it does not fit into memory."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def waiting(things: Iterable[T]) -> Iterator[Iterator[T]]:
    """Take all of the things first, then give them back one by one, in their order."""
    with tempfile.TemporaryFile(prefix="import-") as file:
        count = 0
        for thing in things:
            pickle.dump(thing, file, pickle.HIGHEST_PROTOCOL)
            count += 1
        file.seek(0)
        # Written by this very process, into a file that has no name.
        yield (pickle.load(file) for _ in range(count))  # noqa: S301
