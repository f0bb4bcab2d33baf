"""The audit of one page: every rule over it."""

from cms.audit.facts import AuditFacts
from cms.audit.findings import Finding, Severity
from cms.audit.rules import REGISTRY
from cms.audit.served_page import ServedPage

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def audit_page(page: ServedPage, facts: AuditFacts) -> list[Finding]:
    """Everything the rules find on the page, gravest first, each finding once."""
    found = dict.fromkeys(finding for rule in REGISTRY.values() for finding in rule(page, facts))
    return sorted(found, key=lambda finding: _ORDER[finding.severity])
