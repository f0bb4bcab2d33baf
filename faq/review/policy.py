"""Whether a text may be published: under the policy "block" only one that a clinician approved."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from cms import conf
from cms.dates import today
from faq.digest import content_digest
from faq.review.ledger import load_ledger

if TYPE_CHECKING:
    from faq.models import FAQPage


class ReviewRequired(ValidationError):
    """The policy is "block" and nobody approved this exact text."""


def check_publishable(page: "FAQPage") -> None:
    """Raise `ReviewRequired` if the policy forbids this text to go live.

    Called where a page is saved as live, which every door passes: admin, bulk action, scheduler, API, import.
    An alias shows its source's text word for word, which was checked there.
    """
    if conf.review_policy() != "block" or not page.live or page.alias_of_id:
        return
    digest = content_digest(page)
    if page.pk and _live_digest(page) == digest:
        return
    if page.pk and load_ledger([page]).page_standing(page.pk, digest, today=today()).in_force:
        return
    raise ReviewRequired(
        "This text cannot be published: no clinician has approved exactly these words. Submit it for medical review."
    )


def _live_digest(page: "FAQPage") -> str | None:
    """The digest of what is live now; saving that again, with another slug for example, publishes nothing new."""
    live = type(page).objects.filter(pk=page.pk, live=True).first()
    return content_digest(live) if live else None
