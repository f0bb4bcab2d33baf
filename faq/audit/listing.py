"""Findings of the audit as the page editor lists them: by severity, with their places."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.audit.content_audits import Found
from cms.audit.findings import Finding, Severity
from cms.audit.kinds import GRAVEST_FIRST, LABELS
from faq.audit.places import place_of
from faq.editorial.places import Place


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


def sections_of(found: Iterable[Found]) -> list[Section]:
    """The severities that anything was found of, the gravest first."""
    entries = [Entry(each.finding, place_of(each.finding.where)) for each in found]
    sections = [
        Section(severity, [entry for entry in entries if entry.finding.severity is severity])
        for severity in GRAVEST_FIRST
    ]
    return [section for section in sections if section.entries]
