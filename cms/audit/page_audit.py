"""The audit of one page: every rule over it."""

from cms.audit.facts import AuditFacts
from cms.audit.findings import Finding, Severity
from cms.audit.rules import REGISTRY
from cms.audit.rules.serving import unexpected_media_type, unsuccessful_status
from cms.audit.served_page import ServedPage

_ABOUT_ANY_ANSWER = (unsuccessful_status, unexpected_media_type)
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def audit_page(page: ServedPage, facts: AuditFacts) -> list[Finding]:
    """Everything the rules find on the page, gravest first, each finding once.

    Where another answer came than the page, such as "not found" or a file, only that is said: the rest is not about
    the page.
    """
    kind = page.header("Content-Type")
    is_page = page.status < 300 and (not kind or "html" in kind.lower())
    rules = REGISTRY.values() if is_page else _ABOUT_ANY_ANSWER
    found = dict.fromkeys(finding for rule in rules for finding in rule(page, facts))
    return sorted(found, key=lambda finding: _ORDER[finding.severity])
