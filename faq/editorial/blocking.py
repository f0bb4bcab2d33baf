"""The setting EDITORIAL_BLOCKS_APPROVAL: what which checks find keeps a text from being approved on this site."""

from collections.abc import Iterator

from django.core.checks import CheckMessage, Error, register

from cms import conf
from faq.editorial.registry import CHECKS, OFF
from faq.editorial.severities import chosen_severities

ENDED_BY_AN_APPROVAL = frozenset({"review_expired", "edited_after_review"})
"""What only an approval can settle: it never stands against one."""

ALLOWED = frozenset(CHECKS) - ENDED_BY_AN_APPROVAL


def blocking_codes() -> frozenset[str]:
    """The checks whose findings keep a text from being approved; none unless the site names some."""
    return frozenset(conf.editorial_blocks_approval()) & ALLOWED


@register()
def check_blocking_codes(app_configs, **kwargs) -> list[CheckMessage]:
    """Refuse codes that name no check, cannot stand against an approval, or are switched off."""
    return list(_errors())


def _errors() -> Iterator[CheckMessage]:
    severities = chosen_severities()
    for code in conf.editorial_blocks_approval():
        if code not in ALLOWED:
            yield Error(
                f"EDITORIAL_BLOCKS_APPROVAL names “{code}”, which can keep no text from being approved.",
                hint=f"Choose from: {', '.join(sorted(ALLOWED))}.",
                id="vouch.E022",
            )
        elif severities.get(code) == OFF:
            yield Error(
                f"EDITORIAL_BLOCKS_APPROVAL names “{code}”, but EDITORIAL_SEVERITIES switches that check off.",
                hint="Take it out of one of the two.",
                id="vouch.E023",
            )
