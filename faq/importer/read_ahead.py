"""Many files, read by other processes while this one stores what was read of those before them.

Reading takes about as long as storing, and needs no database. Attempts come in the order of the files.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from faq.importer.attempts import Attempt, HowToRead, read_file, refused
from faq.importer.errors import UnreadableDocument
from faq.importer.memory import rarely_searched

WORTH_IT = 200
"""Files from which on it pays: starting a process takes as long as reading dozens of them."""
MEANWHILE = 100
"""Files that are read here while the processes start, which takes about as long."""
TOGETHER = 10
"""Files that a process is given at once."""
_AHEAD = 20
"""Such lots that are read or wait to be stored."""
_MOST = 2
"""Processes: storing keeps up with no more, and needs a core for itself."""
_TRIES = 2
"""A busy machine ends processes that did nothing wrong."""

Lot = Sequence[str]


def read_files(paths: Iterable[str], how: HowToRead) -> Iterator[Attempt]:
    """Read the files: many of them in other processes where there are cores for it, else here."""
    paths = iter(paths)
    first = list(islice(paths, WORTH_IT))
    processes = min(_MOST, _cores() - 1)
    if len(first) < WORTH_IT or not processes:
        return (read_file(path, how) for path in chain(first, paths))
    return read_by_others(chain(first, paths), how, processes=processes, meanwhile=MEANWHILE)


def read_by_others(
    paths: Iterable[str], how: HowToRead, *, processes: int, meanwhile: int = 0
) -> Iterator[Attempt]:
    """Read the files in so many processes, the first `meanwhile` of them here.

    A file that ends its process is refused, and the others are read.
    """
    paths = iter(paths)
    here = iter(list(islice(paths, meanwhile)))
    lots = iter(lambda: list(islice(paths, TOGETHER)), [])
    taken: deque[Lot] = deque()
    waiting: deque[Future[list[Attempt]]] = deque()
    pool = _pool(processes)
    try:
        for lot in lots:
            taken.append(lot)
            waiting.append(pool.submit(_read_lot, lot, how))
            if len(waiting) == _AHEAD:
                break
        yield from (read_file(path, how) for path in here)
        while waiting:
            yield from waiting.popleft().result()
            taken.popleft()
            if lot := next(lots, []):
                taken.append(lot)
                waiting.append(pool.submit(_read_lot, lot, how))
        return
    except BrokenProcessPool:
        # Nobody knows by which of the files that were being read.
        left = chain(here, *taken, chain.from_iterable(lots))
    finally:
        pool.shutdown(cancel_futures=True)
    yield from _one_by_one(left, how) if _others_can_read(how) else (read_file(path, how) for path in left)


def _others_can_read(how: HowToRead) -> bool:
    """Whether a process that has nothing to read gets as far as that."""
    with _pool(1) as pool:
        try:
            return pool.submit(_read_lot, [], how).result() == []
        except BrokenProcessPool:
            return False


def _one_by_one(paths: Iterable[str], how: HowToRead) -> Iterator[Attempt]:
    """Read each file alone in another process: if that ends twice, it is because of the file."""
    pool = _pool(1)
    try:
        for path in paths:
            attempt = None
            for _ in range(_TRIES):
                try:
                    [attempt] = pool.submit(_read_lot, [path], how).result()
                    break
                except BrokenProcessPool:
                    pool = _pool(1)
            yield attempt or _ended(path)
    finally:
        pool.shutdown(cancel_futures=True)


def _ended(path: str) -> Attempt:
    reason = "Reading it ended the process that did. It may need more memory than there is."
    return refused(UnreadableDocument(Path(path).name, "", reason))


def _pool(processes: int) -> ProcessPoolExecutor:
    # Not by a fork: it would take the connections to the database along.
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _read_lot(paths: Lot, how: HowToRead) -> list[Attempt]:
    with rarely_searched():
        return [read_file(path, how) for path in paths]


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
