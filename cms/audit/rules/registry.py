"""The registry of rules: what each is called, how grave it is, where it comes from and why it is there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from cms.audit.facts import AuditFacts
from cms.audit.findings import Finding, Severity
from cms.audit.served_page import ServedPage

ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION
MOST_FINDINGS = 200
"""Of one rule on one page: nobody reads more, and a page made of mistakes must not fill the store."""


@dataclass(frozen=True)
class Problem:
    """What a rule has seen: the place, what was wrong and what is allowed, and the text it stands in."""

    where: str
    message: str
    excerpt: str = ""


Check = Callable[[ServedPage, AuditFacts], Iterable[Problem]]


@dataclass(frozen=True)
class RuleFact:
    """What there is to know about a rule. `number` is its place in the reference, such as "R3"."""

    code: str
    number: str
    severity: Severity
    source: str
    reason: str


@dataclass(frozen=True)
class Rule(RuleFact):
    """A rule about one page."""

    check: Check

    def __call__(self, page: ServedPage, facts: AuditFacts) -> list[Finding]:
        """What this rule finds on the page, at most `MOST_FINDINGS` times."""
        return [
            Finding(self.code, self.severity, page.url, problem.where, problem.message, problem.excerpt)
            for problem in islice(self.check(page, facts), MOST_FINDINGS)
        ]


REGISTRY: dict[str, Rule] = {}


def rule(number: str, severity: Severity, source: str, reason: str) -> Callable[[Check], Rule]:
    """Put a check into the registry; its function's name is its code."""

    def register(check: Check) -> Rule:
        code = check.__name__
        found = Rule(code, number, severity, source, reason, check)
        if REGISTRY.setdefault(code, found) is not found:
            raise ValueError(f"Two rules are called {code!r}; a code names one rule.")
        return found

    return register
