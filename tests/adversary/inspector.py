"""Holds every answer to what is true of all of them, and keeps a list of what was not."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.adversary.content import CANARY, Content
from tests.adversary.wire import Answer, Wire

PREFIX = "/api/content/v1/"
PROBLEM = "application/problem+json"
_PROBLEM_KEYS = {"type", "title", "status", "detail", "instance", "request_id", "errors"}
T = TypeVar("T")
_TRACES = (b"Traceback (most recent", b"site-packages", b"django.db", b"You're seeing this error because")


@dataclass
class Inspector:
    """Asks and judges; `area` is what is being tried at the moment."""

    wire: Wire
    content: Content
    # Of long lists one entry in `step` is tried; the entries take turns.
    step: int = 1
    area: str = ""
    findings: list[str] = field(default_factory=list)
    requests: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    _turn: int = 0

    def ask(self, target: str, *, statuses: Iterable[int] = (), **options: Any) -> Answer:
        """Send a request (`options` are those of `Wire.send`); its status must be one of `statuses`, if given."""
        answer = self.wire.send(target, **options)
        method = options.get("method", "GET")
        what = f"{method} {target[:160]}"
        if options.get("headers"):
            what += f" {dict(options['headers'])}"[:200]
        self.judge(answer, what, under_api=target.split("?")[0].startswith(PREFIX), method=method)
        expected = tuple(statuses)
        if expected:
            self.expect(answer.status in expected, f"{what}: {answer.status}, expected one of {expected}")
        return answer

    def some(self, values: Sequence[T]) -> list[T]:
        """All values, or in a short run the share whose turn it is; each comes up in one of `step` calls."""
        self._turn += 1
        return [value for index, value in enumerate(values) if (index + self._turn) % self.step == 0]

    def expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.findings.append(f"[{self.area}] {otherwise[:600]}")

    def judge(self, answer: Answer, what: str, *, under_api: bool, method: str = "GET") -> None:
        """The rules for all answers."""
        self.requests[self.area] += 1
        self.slowest = max(self.slowest, (answer.seconds, what))
        self.expect(answer.status != 0, f"{what}: no answer")
        self.expect(answer.status < 500, f"{what}: {answer.status} {answer.body[:200]!r}")
        leaked = CANARY.encode() in answer.everything.lower() and CANARY not in what.lower()
        self.expect(not leaked, f"{what}: a secret in {_around(answer.everything)!r}")
        self.expect(not any(trace in answer.body for trace in _TRACES), f"{what}: internals in the answer")
        if under_api and answer.status >= 400 and method != "HEAD":
            self._judge_problem(answer, what)

    def _judge_problem(self, answer: Answer, what: str) -> None:
        media_type = answer.header("Content-Type")
        self.expect(media_type == PROBLEM, f"{what}: {answer.status} as {media_type!r}")
        if media_type != PROBLEM:
            return
        try:
            problem = json.loads(answer.body)
        except ValueError:
            self.expect(False, f"{what}: no JSON: {answer.body[:100]!r}")
            return
        self.expect(problem.keys() >= _PROBLEM_KEYS, f"{what}: the problem has only {sorted(problem)}")
        self.expect(problem.get("status") == answer.status, f"{what}: another status in the problem")
        self.expect("no-store" in answer.header("Cache-Control"), f"{what}: caches may keep an error")
        self.expect(len(answer.body) < 20_000, f"{what}: an error of {len(answer.body)} bytes")


def _around(text: bytes) -> bytes:
    position = text.lower().find(CANARY.encode())
    return text[max(0, position - 80) : position + 80]
