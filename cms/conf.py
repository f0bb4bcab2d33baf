"""Our own settings, typed, with their defaults: the only place that reads them."""

from typing import Literal, cast

from django.conf import settings

ReviewPolicy = Literal["label", "block"]


def review_policy() -> ReviewPolicy:
    """ "label": text nobody approved may be published, without any claim. "block": it cannot be published."""
    return cast(ReviewPolicy, getattr(settings, "REVIEW_POLICY", "label"))


def review_months() -> int:
    """For how many months an approval is valid: 12 by default, at most 36."""
    return int(getattr(settings, "REVIEW_MONTHS", 12))


def review_due_soon_days() -> int:
    """How many days before its end an approval counts as due soon."""
    return int(getattr(settings, "REVIEW_DUE_SOON_DAYS", 60))


def review_reminder_group() -> str:
    """The group of editors who are reminded of reviews that come due, beside the reviewer."""
    return str(getattr(settings, "REVIEW_REMINDER_GROUP", "Publishers"))


def editorial_blocks_approval() -> tuple[str, ...]:
    """The editorial checks whose findings keep a text from being approved; none by default."""
    return tuple(getattr(settings, "EDITORIAL_BLOCKS_APPROVAL", ()))


def registration_valid_months() -> int:
    """How long a look-up of a reviewer's registration counts."""
    return int(getattr(settings, "REGISTRATION_VALID_MONTHS", 24))


def price_check_months() -> int:
    """After how many months prices are to be checked again, and readers are told that they are old."""
    return int(getattr(settings, "PRICE_CHECK_MONTHS", 6))


def price_markup_months() -> int:
    """From what age in months prices are shown but no longer claimed in structured data."""
    return int(getattr(settings, "PRICE_MARKUP_MONTHS", 24))


def api_public() -> bool:
    """Whether anybody may read published content from the content API; otherwise it takes a token."""
    return bool(getattr(settings, "API_PUBLIC", True))


def preview_token_seconds() -> int:
    """How long a preview lasts that an editor opens for themselves: 15 minutes by default, at most seven days."""
    return int(getattr(settings, "PREVIEW_TOKEN_SECONDS", 900))


def preview_url_template() -> str:
    """Where the front end shows drafts, with {token} and perhaps {origin}; empty for the API's own address."""
    return str(getattr(settings, "PREVIEW_URL_TEMPLATE", ""))


def audit_blocks_publishing() -> frozenset[str]:
    """The severities of findings that keep a page from being published; none by default."""
    return frozenset(getattr(settings, "AUDIT_BLOCKS_PUBLISHING", ()))


def audit_report_group() -> str:
    """The group whose members are told of new findings of the audit, of pages that they work on."""
    return str(getattr(settings, "AUDIT_REPORT_GROUP", ""))


def audit_report_recipients() -> list[str]:
    """Mail addresses that are told of all new findings of the audit."""
    return list(getattr(settings, "AUDIT_REPORT_RECIPIENTS", ()))
