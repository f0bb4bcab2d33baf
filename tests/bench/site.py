"""A site of one size under measurement: its worker process, and its server while one runs."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

_BOOT = "import django; django.setup(); from tests.bench.site_worker import serve; serve()"
_STOP_SECONDS = 30


class Site:
    """The near end of a `SiteWorker`."""

    def __init__(self, pages: int, environment: Mapping[str, str], process: subprocess.Popen) -> None:
        self.pages = pages
        self.environment = environment
        self.process = process
        self.targets: dict[str, dict[str, Any]] = {}

    def ask(self, command: str, **arguments: Any) -> Any:
        """What the worker's method of that name returns."""
        self.process.stdin.write(json.dumps({"do": command, "with": arguments}) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(
                f"The worker for {self.pages} pages ended at {command!r}; see its message above."
            )
        return json.loads(answer)


@contextmanager
def working(pages: int, environment: Mapping[str, str]) -> Iterator[Site]:
    """A site whose worker process ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-c", _BOOT],
        env={**environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Site(pages, environment, process)
    finally:
        process.stdin.close()
        try:
            process.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=_STOP_SECONDS)
