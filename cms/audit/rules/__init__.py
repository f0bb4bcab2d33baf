"""The rules about one page, by subject."""

from cms.audit.rules import (
    addresses,
    advertising,
    answers,
    breadcrumbs,
    countries,
    dates,
    identifiers,
    literals,
    parity,
    prices,
    reviewers,
    scripts,
    serving,
    site,
    subject,
    vocabulary,
)
from cms.audit.rules.registry import REGISTRY, Problem, Rule, RuleFact

MODULES = (
    serving,
    scripts,
    vocabulary,
    literals,
    identifiers,
    addresses,
    answers,
    parity,
    advertising,
    dates,
    reviewers,
    site,
    subject,
    countries,
    prices,
    breadcrumbs,
)

__all__ = ["MODULES", "REGISTRY", "Problem", "Rule", "RuleFact"]
