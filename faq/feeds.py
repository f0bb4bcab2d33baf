"""RSS and Atom feeds of what readers were told: new pages, and changes with their notes, the last first."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.answers import Answer, answered
from cms.feed_links import FeedLink
from cms.html_answers import next_change
from cms.identity import Identity, for_site
from cms.published.documents import published
from cms.published.models import PublishedDocument
from cms.published.state import changed_at
from cms.rich_text import without_control_characters
from cms.search_appearance import hidden_pages
from cms.sites import requested_site
from faq.models import FAQPage, PublishedChange

MOST_ENTRIES = 50


class _Dated(SyndicationFeed):
    """An empty feed says that it changed long ago, not now: it must stay the same while nothing happens."""

    def latest_post_date(self) -> dt.datetime:
        return super().latest_post_date() if self.items else dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class _Typed(_Dated):
    """Its link to itself says of what type it is, which Django leaves out."""

    self_link = "link"
    media_type = ""

    def add_root_elements(self, handler: Any) -> None:
        here, self.feed["feed_url"] = self.feed["feed_url"], None
        super().add_root_elements(handler)
        self.feed["feed_url"] = here
        handler.addQuickElement(self.self_link, "", {"rel": "self", "type": self.media_type, "href": here})


class _Rss(_Typed, Rss201rev2Feed):
    self_link = "atom:link"
    media_type = "application/rss+xml"


class _Atom(_Typed, Atom1Feed):
    media_type = "application/atom+xml"


FORMATS: dict[str, tuple[type[SyndicationFeed], str]] = {
    "rss": (_Rss, f"{_Rss.media_type}; charset=utf-8"),
    "atom": (_Atom, f"{_Atom.media_type}; charset=utf-8"),
}


@dataclass(frozen=True)
class Entry:
    """One thing that readers were told. `key` never changes, so that no reader is told twice."""

    key: str
    moment: dt.datetime
    title: str
    url: str
    text: str


@require_safe
def feed(request: HttpRequest, form: str) -> HttpResponse:
    """The feed of one language: that of the address."""
    site, now = requested_site(request), timezone.now()
    language = translation.get_language()
    identity = for_site(site)
    writer, media_type = FORMATS[form]
    body = _written(writer, form, identity, language, entries(site, identity, language, now=now))
    answer = Answer(
        body,
        media_type,
        changed_at=changed_at(),
        valid_until=next_change(now),
        headers={"Content-Language": language},
    )
    return answered(request, answer)


def entries(site: Site, identity: Identity, language: str, *, now: dt.datetime) -> list[Entry]:
    """The last of them on public pages in this language, in a fixed number of queries."""
    rows = published(site, now=now).filter(type=FAQPage._meta.label, locale=language).exclude(hidden_pages())
    found = [*_changed(rows, identity), *_new(rows, identity)]
    return sorted(found, key=lambda entry: (entry.moment, entry.key), reverse=True)[:MOST_ENTRIES]


def _changed(rows: QuerySet[PublishedDocument], identity: Identity) -> Iterator[Entry]:
    changes = list(
        PublishedChange.objects.filter(page_id__in=rows.values("page_id")).order_by("-pk")[:MOST_ENTRIES]
    )
    cards = _cards(rows, {change.page_id for change in changes})
    for change in changes:
        if change.page_id in cards:
            card = cards[change.page_id]
            url = _url(card, identity)
            yield Entry(f"urn:uuid:{change.uuid}", change.recorded_at, card["title"], url, change.note)


def _new(rows: QuerySet[PublishedDocument], identity: Identity) -> Iterator[Entry]:
    pages = Page.objects.filter(pk__in=rows.values("page_id"), first_published_at__isnull=False)
    newest = pages.order_by("-first_published_at", "-pk").values_list("pk", flat=True)[:MOST_ENTRIES]
    for card in _cards(rows, set(newest)).values():
        # The document's moment: an imported text can be older than its publication here.
        published_at = card["meta"]["published_at"]
        if published_at:
            text = f"{_('New page')}: {card['summary'] or card['subtitle'] or card['title']}"
            moment = dt.datetime.fromisoformat(published_at)
            # The translations of a page share its uuid, and readers of two languages get both.
            key = uuid5(UUID(card["uuid"]), card["meta"]["locale"])
            yield Entry(f"urn:uuid:{key}", moment, card["title"], _url(card, identity), text)


def _url(card: dict[str, Any], identity: Identity) -> str:
    """By its path: a row can still have the origin from before a change of it."""
    return identity.absolute(card["meta"]["path"])


def _cards(rows: QuerySet[PublishedDocument], page_ids: set[int]) -> dict[int, dict[str, Any]]:
    found = rows.filter(page_id__in=page_ids).values_list("page_id", "card")
    return {page_id: json.loads(card) for page_id, card in found}


def _written(
    writer: type[SyndicationFeed], form: str, identity: Identity, language: str, found: list[Entry]
) -> bytes:
    title = _("%(name)s: new and changed pages") % {"name": identity.name}
    here = identity.absolute(feed_path(language, form))
    written = writer(
        title=without_control_characters(title),
        link=identity.absolute(f"{_prefix(language)}/"),
        description=without_control_characters(title),
        language=language,
        feed_url=here,
        # The languages have feeds of their own, and Atom wants another identifier for each, and an author.
        feed_guid=here,
        author_name=without_control_characters(identity.name),
    )
    for entry in found:
        written.add_item(
            title=without_control_characters(entry.title),
            link=entry.url,
            # Readers of both formats take this for HTML: what looks like a tag would vanish, or run.
            description=escape(without_control_characters(entry.text)),
            unique_id=entry.key,
            unique_id_is_permalink=False,
            pubdate=entry.moment,
            updateddate=entry.moment,
        )
    return written.writeString("utf-8").encode()


def feed_path(language: str, form: str) -> str:
    """The path of the feed in a language."""
    return f"{_prefix(language)}/feeds/faq.{form}"


def _prefix(language: str) -> str:
    """How the addresses of a language begin."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def links(language: str) -> list[FeedLink]:
    """What pages in this language say of the feeds."""
    names = {"rss": "RSS", "atom": "Atom"}
    return [
        FeedLink(names[form], media_type.partition(";")[0], feed_path(language, form))
        for form, (_writer, media_type) in FORMATS.items()
    ]
