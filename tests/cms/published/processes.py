"""`python -m tests.cms.published.processes`: readers of two servers while other processes write, on files and wires.

On SQLite, or on a new database beside that of DATABASE_URL. Exit code 1 if any reader was told what was there before.
"""

import argparse
import contextlib
import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.adversary.server import ROOT, environment, running
from tests.cms.published.readers import API, DETAIL, LIST, QUESTIONS, Readers

_WAYS = ("publish", "update", "raw", "rename")
_PAGES = 4
_QUESTION = "How long does recovery take?"
_NOT_PUBLIC = (301, 302, 404, 410)
_START_SECONDS = 300


@dataclass
class Outcome:
    """`reads` after committed writes, and what was wrong; `differences` is what rebuild_documents --check says."""

    reads: int = 0
    writes: int = 0
    findings: list[str] = field(default_factory=list)
    differences: str = ""
    seconds: float = 0.0


class Writer:
    """The process that writes."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.process = process
        self.events: list[str] = self.hear()["events"]
        self.said: list[dict[str, Any]] = []

    def do(self, command: str, **arguments: Any) -> Any:
        """The answer to a command, once it is done and committed; what is said before goes to `said`."""
        self.process.stdin.write(json.dumps({"do": command, **arguments}) + "\n")
        self.process.stdin.flush()
        while "done" not in (answer := self.hear()):
            self.said.append(answer)
        return answer["done"]

    def hear(self) -> dict[str, Any]:
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("The writer has failed; its own words are above.")
        return json.loads(line)


def run(*, reads: int, race_rounds: int = 5) -> Outcome:
    """All events, at least `reads` reads after writes in rounds, writers that are killed, writers all at once."""
    began = time.monotonic()
    with environment() as values:
        values |= {"API_RATE_LIMIT": "", "ALLOWED_HOSTS": "other.example,new.example", "LOG_LEVEL": "ERROR"}
        _manage(values, "migrate", "--verbosity", "0")
        with contextlib.ExitStack() as stack:
            writer = stack.enter_context(_writer(values))
            wires = [stack.enter_context(running(values)) for _ in range(2)]
            readers = Readers([wire.port for wire in wires])
            for event in writer.events:
                _event(event, writer, readers)
            writes = len(writer.events) + _rounds(writer, readers, reads=readers.reads + reads)
            writes += _race(writer, readers, rounds=race_rounds)
            differences = _manage(values, "rebuild_documents", "--check")
    seconds = time.monotonic() - began
    return Outcome(readers.reads, writes, readers.findings, differences, seconds)


@contextlib.contextmanager
def _writer(values: Mapping[str, str]) -> Iterator[Writer]:
    program = "from tests.cms.published.writing import main; main()"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", program]
    process = subprocess.Popen(
        command, cwd=ROOT, env=dict(values), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield Writer(process)
    finally:
        process.stdin.close()
        process.wait(timeout=60)


def _manage(values: Mapping[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=dict(values),
        check=False,
        timeout=_START_SECONDS,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        return done.stdout + done.stderr
    return ""


def _event(name: str, writer: Writer, readers: Readers) -> None:
    """The page of an event before it, and after it to those who have read it before."""
    readers.forget()
    page = writer.do("begin", event=name)["page"]
    detail, questions = DETAIL.format(page=page), QUESTIONS.format(page=page)
    readers.ask([detail, LIST, questions], status=(200, 404), about=f"before {name}")
    address = _html_address(readers, detail)
    readers.ask(address, status=(200, *_NOT_PUBLIC), about=f"before {name}")
    expected = writer.do("finish")
    find, miss = expected["find"], expected["miss"]
    if not expected["public"]:
        readers.ask([detail], status=_NOT_PUBLIC, about=name)
        # A restricted page may ask for its password instead.
        readers.ask(address, miss=[_QUESTION], status=(200, *_NOT_PUBLIC), about=name)
        readers.ask([LIST], miss=[f'"id":{page},'], about=name)
        return
    readers.ask([detail], find=find, miss=miss, about=name)
    readers.ask([LIST], miss=() if name in _TELL_OF_OTHERS else miss, about=name)
    readers.ask(address, miss=miss, status=(200, *_NOT_PUBLIC), about=name)


# Their other page stands in the list with the words that this one has no longer.
_TELL_OF_OTHERS = ("copy", "add_a_translation", "restrict_a_linked_page")


def _html_address(readers: Readers, detail: str) -> list[str]:
    read = readers.connections[0].known[detail]
    return [json.loads(read.text)["meta"]["path"]] if read.status == 200 else []


def _rounds(writer: Writer, readers: Readers, *, reads: int) -> int:
    """Write in every way, every fourth time by a process that is killed; read after each."""
    pages = {int(page): path for page, path in writer.do("pages", count=_PAGES)["pages"].items()}
    said = {page: {"Title": 0, "Answer": 0} for page in pages}
    treatment = 0
    for number in itertools.count(1):
        if readers.reads >= reads:
            return number
        page, how = list(pages)[number % len(pages)], _WAYS[number // 3 % len(_WAYS)]
        command = "killed" if number % 4 == 0 else "write"
        writer.do(command, how=how, page=page, number=number)
        treatment = number if how == "rename" else treatment
        said[page] |= {"publish": {"Title": number, "Answer": number}, "update": {"Answer": number}}.get(
            how, {}
        )
        said[page] |= {"Title": number} if how == "raw" else {}
        find = [f"{name} {value}." for name, value in said[page].items()]
        addresses = [address.format(page=page) for address in API]
        readers.ask(addresses, find=[*find, f"Treatment {treatment}."], about=f"{command} {how} {number}")
        readers.ask([pages[page]], find=find, about=f"{command} {how} {number}")
    raise AssertionError("never")


def _race(writer: Writer, readers: Readers, *, rounds: int) -> int:
    """Several write at once, and rename one treatment all of them; nobody reads less than was committed before."""
    pages = [int(page) for page in writer.do("pages", count=_PAGES)["pages"]]
    readers.forget()
    writer.said.clear()
    failed: list[int] = []
    racing = threading.Thread(
        target=lambda: failed.append(writer.do("race", pages=pages, rounds=rounds)["failed"])
    )
    racing.start()
    while racing.is_alive():
        for page in pages:
            committed = max((each["number"] for each in list(writer.said) if each["page"] == page), default=0)
            _not_less_than(committed, page, readers)
    racing.join()
    if failed != [0]:
        readers.findings.append(f"{failed} of the writers at once have failed")
    for page in pages:
        readers.ask(
            [DETAIL.format(page=page)], find=[f"Title {rounds}."], about="after all have written at once"
        )
    return rounds * len(pages) * 2


def _not_less_than(committed: int, page: int, readers: Readers) -> None:
    """With every connection; `committed` was so before any of them asked."""
    for connection in readers.connections:
        read = connection.get(DETAIL.format(page=page))
        readers.reads += 1
        if read.status != 200:
            readers.findings.append(f"status {read.status} of page {page} while others write")
            continue
        number = int(json.loads(read.text)["title"].removeprefix("Title ").rstrip("."))
        if number < committed:
            readers.findings.append(f"page {page} is at {number} although {committed} was committed")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reads", type=int, default=10_000, help="reads after writes in rounds, at least")
    parser.add_argument("--race-rounds", type=int, default=25, help="how often each of those at once writes")
    arguments = parser.parse_args()
    outcome = run(reads=arguments.reads, race_rounds=arguments.race_rounds)
    for finding in outcome.findings[:100]:
        sys.stdout.write(f"{finding}\n")
    sys.stdout.write(
        f"{outcome.reads} reads after {outcome.writes} writes, {len(outcome.findings)} wrong, "
        f"{outcome.seconds:.0f} s; differences: {outcome.differences or 'none'}\n"
    )
    return 1 if outcome.findings or outcome.differences else 0


if __name__ == "__main__":
    sys.exit(main())
