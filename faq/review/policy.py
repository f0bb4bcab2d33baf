"""Whether a text may be published: under the policy "block" only one that a clinician approved.

What the audit keeps back (`faq.audit.publishing`) is asked at the same doors.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cms import conf
from cms.dates import today
from faq.audit.publishing import check_audit
from faq.digest import content_digest
from faq.review.ledger import load_ledger
from faq.review.refused import PublishingRefused

if TYPE_CHECKING:
    from faq.models import FAQPage

NAMED = 5
"""How many pages a refusal names before it only counts the others."""


class ReviewRequired(PublishingRefused):
    """The policy is "block" and nobody approved this exact text."""


def is_reviewed(page: "FAQPage", *, on: dt.date | None = None) -> bool:
    """True if an approval of exactly this text, as it is in memory, is in force that day; today by default."""
    if not page.pk:
        return False
    found = load_ledger([page]).page_standing(page.pk, content_digest(page), today=on or today())
    return found.in_force


def check_publishable(page: "FAQPage") -> None:
    """Raise `PublishingRefused` if the policy forbids this text to be saved as live, or the audit does.

    Called where a page is saved, which every door passes: admin, bulk action, scheduler, API, import. What can
    say no before anything is written asks `check_may_go_live` first.
    """
    if page.live:
        check_may_go_live([page])


def check_may_go_live(pages: Iterable["FAQPage"], *, on: dt.date | None = None) -> None:
    """Raise `PublishingRefused` naming those of the pages that the policy or the audit keeps from going live that day."""
    if not may_be_refused():
        return
    pages = list(pages)
    check_reviewed(pages, on=on)
    check_audit(pages, on=on)


def may_be_refused() -> bool:
    """Whether this installation keeps anything back at all."""
    return conf.review_policy() == "block" or bool(conf.audit_blocks_publishing())


def check_reviewed(pages: Iterable["FAQPage"], *, on: dt.date | None = None) -> None:
    """Raise `ReviewRequired` naming those of the pages whose text the policy keeps from going live that day."""
    if conf.review_policy() != "block":
        return
    refused = [page.title for page in pages if not _may_go_live(page, on)]
    if refused:
        raise ReviewRequired(_refusal(refused))


def _may_go_live(page: "FAQPage", on: dt.date | None) -> bool:
    # An alias shows its source's text word for word, which was checked there.
    return bool(page.alias_of_id) or _is_live_already(page) or is_reviewed(page, on=on)


def _is_live_already(page: "FAQPage") -> bool:
    """Saving the same text again, with another slug for example, publishes nothing new."""
    live = type(page).objects.filter(pk=page.pk, live=True).first() if page.pk else None
    return live is not None and content_digest(live) == content_digest(page)


def _refusal(titles: list[str]) -> str:
    named = ", ".join(f"“{title}”" for title in titles[:NAMED])
    more = f" and {len(titles) - NAMED} more" if len(titles) > NAMED else ""
    return (
        f"{named}{more} cannot be published: no clinician has approved exactly these words. "
        "Submit for medical review first."
    )
