"""Findings as the admin lists them: by severity, with their places."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from faq.editorial.findings import SEVERITIES, Finding, Severity
from faq.editorial.places import Place, place_of

LABELS: dict[Severity, tuple[str, str]] = {
    "error": ("Error", "Errors"),
    "warning": ("Warning", "Warnings"),
    "info": ("Note", "Notes"),
}


@dataclass(frozen=True)
class Entry:
    """A finding with where it is."""

    finding: Finding
    place: Place


@dataclass(frozen=True)
class Section:
    """The findings of one severity."""

    severity: Severity
    entries: list[Entry]

    @property
    def heading(self) -> str:
        return LABELS[self.severity][1]

    @property
    def label(self) -> str:
        """The name of one finding of this severity."""
        return LABELS[self.severity][0]


def sections_of(findings: Iterable[Finding]) -> list[Section]:
    """The severities that anything was found of, the most serious first."""
    entries = [Entry(finding, place_of(finding)) for finding in findings]
    sections = [
        Section(severity, [entry for entry in entries if entry.finding.severity == severity])
        for severity in SEVERITIES
    ]
    return [section for section in sections if section.entries]


def counts_of(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in SEVERITIES}


def summary_of(findings: Iterable[Finding]) -> str:
    """The counts in words: "1 error, 3 warnings"; empty if nothing was found."""
    counts = counts_of(findings).items()
    return ", ".join(f"{number} {LABELS[name][number != 1].lower()}" for name, number in counts if number)
