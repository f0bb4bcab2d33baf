"""All editorial checks, and what they find in a text. They only read: nothing is ever rewritten."""

import datetime as dt
from collections.abc import Mapping

from faq.editorial.claim_checks import CLAIM_CHECKS
from faq.editorial.content_checks import CONTENT_CHECKS
from faq.editorial.findings import SEVERITIES, Check, Finding, Reading, Severity, finding_of
from faq.editorial.languages import vocabulary
from faq.editorial.manuscript import Manuscript

CHECKS: dict[str, Check] = {check.code: check for check in (*CLAIM_CHECKS, *CONTENT_CHECKS)}

OFF = "off"


def findings_in(
    manuscript: Manuscript, *, today: dt.date, severities: Mapping[str, str] | None = None
) -> list[Finding]:
    """What the checks find, the most serious first; empty for a language whose words we do not have.

    `severities` gives checks, by code, another severity than their own, or "off".
    """
    words = vocabulary(manuscript.language)
    if words is None:
        return []
    reading = Reading(manuscript, words, today)
    chosen = severities or {}
    found = [
        finding_of(check, hit, severity)
        for check in CHECKS.values()
        if (severity := _severity(check, chosen))
        for hit in check.find(reading)
    ]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))


def _severity(check: Check, chosen: Mapping[str, str]) -> Severity | None:
    name = chosen.get(check.code, check.severity)
    return next((severity for severity in SEVERITIES if severity == name), None)
