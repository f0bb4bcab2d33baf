"""Whether the audit lets a page be published: only where AUDIT_BLOCKS_PUBLISHING names severities that keep it back."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils import timezone

from cms import conf
from cms.audit.content_audits import Found
from cms.audit.due_dates import midnight
from cms.audit.storage import finding_key
from faq.audit.drafts import findings_if_published
from faq.review.refused import PublishingRefused

if TYPE_CHECKING:
    from faq.models import FAQPage

NAMED = 3
"""How many pages, and how many findings of each, a refusal names before it only counts the others."""


class AuditRefused(PublishingRefused):
    """The audit finds something on the page that it does not have yet, and the setting says that this is too grave."""


def check_audit(pages: Iterable["FAQPage"], *, on: dt.date | None = None, copied: bool = False) -> None:
    """Raise `AuditRefused` naming those of the pages that would have a new finding of a severity that blocks.

    What a live page has already keeps nobody from publishing the rest of a change, unless it is `copied`: then
    there is nothing live yet.
    """
    if not conf.audit_blocks_publishing():
        return
    refused = {page.title: found for page in pages if (found := list(_new(page, on, copied)))}
    if refused:
        raise AuditRefused(_refusal(refused))


def _new(page: "FAQPage", on: dt.date | None, copied: bool) -> Iterator[Found]:
    # An alias shows its source's text word for word.
    if page.alias_of_id:
        return
    now = max(midnight(on), timezone.now()) if on else timezone.now()
    found = _blocking(page, now)
    live = type(page).objects.filter(pk=page.pk, live=True).first() if found and page.pk else None
    known = {finding_key(each) for each in _blocking(live, now)} if live and not copied else set()
    yield from (each for each in found if finding_key(each) not in known)


def _blocking(page: "FAQPage", now: dt.datetime) -> list[Found]:
    severities = conf.audit_blocks_publishing()
    return [each for each in findings_if_published(page, now=now) if each.finding.severity in severities]


def _refusal(refused: dict[str, list[Found]]) -> str:
    pages = [f"“{title}”: {_listed(found)}" for title, found in list(refused.items())[:NAMED]]
    more = f" And {len(refused) - NAMED} more pages." if len(refused) > NAMED else ""
    return f"This cannot be published, because of what the audit finds. {' '.join(pages)}{more}"


def _listed(found: list[Found]) -> str:
    named = " ".join(each.finding.message for each in found[:NAMED])
    return f"{named} (and {len(found) - NAMED} more)" if len(found) > NAMED else named
