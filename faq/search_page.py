"""The search as visitors read it: one page of the questions that are found, each with where it stands."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core import paginator
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms import structured_data as site_nodes
from cms.identity import Identity, for_site
from cms.page_documents import PageMeta, Translation
from cms.rich_text import without_control_characters
from cms.search_appearance import HIDDEN
from cms.seo import Seo, shared
from faq.address_meta import address_meta, home_pages
from faq.addresses import search_path, treatment_path
from faq.api_filters import matching, published_faqs
from faq.cards import reviewer_name
from faq.index_links import index_links
from faq.question_api import LIST_TAG
from faq.question_entries import entries, match_of, rows_of
from faq.question_search.excerpts import Excerpt
from faq.question_search.finding import NOTHING, Found
from faq.question_search.wanted import LONGEST_TEXT, MOST_WORDS, NothingWantedError, Wanted, wanted
from pricing.models import Treatment

PAGE_SIZE = 20
MOST_TREATMENTS = 40


@dataclass(frozen=True)
class Result:
    """A question that was found. `reviewer` only while a clinician vouches for exactly this answer."""

    path: str
    question: Excerpt
    answer: Excerpt
    page_title: str
    page_path: str
    treatment: str | None
    country: str | None
    reviewer: str | None


@dataclass(frozen=True)
class SearchPage:
    """What was asked for and what was found. `problem` says why a text cannot be searched for.

    `first` is the place of the first result among all; `previous` and `next` are paths, null at either end.
    `treatments` and `indexes` are ways on, as (name, path).
    """

    title: str
    text: str
    problem: str | None
    results: list[Result]
    first: int
    total: int
    total_is_capped: bool
    number: int
    number_of_pages: int
    previous: str | None
    next: str | None
    treatments: list[tuple[str, str]]
    indexes: list[tuple[str, str]]
    meta: PageMeta
    seo: Seo = field(repr=False)


def search_page(query: QueryDict, *, language: str, site: Site, now: dt.datetime) -> SearchPage:
    """What `q` and `page` of the query ask for, of what is public in one language; Http404 where no such page is."""
    # What is shown again is never longer than what can be searched for.
    given = without_control_characters(query.get("q", "")).strip()
    text = given[:LONGEST_TEXT]
    terms, problem = _terms(given)
    found = matching(terms, site, now=now, locale=language) if terms else NOTHING
    part = _part(found, query.get("page", "1"))
    shown, _ends = entries(rows_of(list(part.object_list)), site, now) if terms else ([], now)
    identity = for_site(site)
    meta = _meta(text, language, _page_ids(shown), identity, homes=home_pages(site, now=now))
    return SearchPage(
        title=_("Search"),
        text=text,
        problem=problem,
        results=[_result(entry, terms) for entry in shown] if terms else [],
        first=part.start_index(),
        total=found.total,
        total_is_capped=found.total_is_capped,
        number=part.number,
        number_of_pages=part.paginator.num_pages,
        previous=search_path(language, text, part.number - 1) if part.has_previous() else None,
        next=search_path(language, text, part.number + 1) if part.has_next() else None,
        treatments=[] if shown else _treatments(site, language, now=now),
        indexes=[] if shown else index_links(site, language, now=now),
        meta=meta,
        seo=_seo(text, meta, identity),
    )


def _terms(text: str) -> tuple[Wanted | None, str | None]:
    """What to search for, or in words why not; neither for an empty text."""
    if not text:
        return None, None
    try:
        return wanted(text), None
    except NothingWantedError as nothing:
        return None, _problem(nothing.code)


def _problem(code: str) -> str:
    match code:
        case "too_long":
            return _("That is too long: at most %(number)s characters can be searched for.") % {
                "number": LONGEST_TEXT
            }
        case "too_many_words":
            return _("Those are too many words: at most %(number)s can be searched for.") % {
                "number": MOST_WORDS
            }
        case _:
            return _("There is no word in it to search for: write some letters or digits.")


def _part(found: Found, number: str) -> paginator.Page:
    try:
        return paginator.Paginator(found.ids, PAGE_SIZE).page(number)
    except paginator.InvalidPage as error:
        raise Http404("The search has no such page.") from error


def _page_ids(shown: Iterable[Mapping[str, Any]]) -> list[int]:
    return list(dict.fromkeys(entry["page"]["id"] for entry in shown))


def _result(entry: dict[str, Any], terms: Wanted) -> Result:
    page, found = entry["page"], match_of(entry, terms)
    return Result(
        path=f"{page['path']}#{entry['anchor']}",
        question=found.question,
        answer=found.answer,
        page_title=page["title"],
        page_path=page["path"],
        treatment=entry["treatment"]["name"] if entry["treatment"] else None,
        country=entry["country"]["name"] if entry["country"] else None,
        reviewer=reviewer_name(entry["review"]["reviewer"]),
    )


def _treatments(site: Site, language: str, *, now: dt.datetime) -> list[tuple[str, str]]:
    """Name and path of treatments that public pages in this language are about, by name."""
    about = published_faqs(site, now=now).filter(locale=language, treatment_id__isnull=False)
    rows = Treatment.objects.filter(locale__language_code=language, pk__in=about.values("treatment_id"))
    named = rows.order_by("name", "pk").values_list("name", "slug")[:MOST_TREATMENTS]
    return [(name, treatment_path(slug, language)) for name, slug in named]


def _meta(
    text: str, language: str, pages: Sequence[int], identity: Identity, *, homes: dict[str, Page]
) -> PageMeta:
    return address_meta(
        _("Search"),
        search_path(language),
        slug="search",
        language=language,
        homes=homes,
        identity=identity,
        translations=[
            # Who changes the language keeps what they typed.
            Translation(
                locale=other, id=0, path=search_path(other, text), url=identity.absolute(search_path(other))
            )
            for other in homes
            if other != language
        ],
        tags=[LIST_TAG, *(f"page:{pk}" for pk in pages)],
    )


def _seo(text: str, meta: PageMeta, identity: Identity) -> Seo:
    """One address for all searches, and none of them for search engines: they list the answers themselves."""
    description = _("Search the questions and answers of %(publisher)s.") % {"publisher": identity.name}
    page, trail = site_nodes.page_node(
        "SearchResultsPage" if text else "WebPage",
        meta,
        identity,
        url=meta.url,
        name=_("Search"),
        description=description,
    )
    seo = Seo(
        title=_("Search: %(text)s") % {"text": text} if text else _("Search"),
        description=description,
        canonical=meta.url,
        robots=HIDDEN,
        json_ld=site_nodes.site_graph([page, trail], identity),
    )
    return shared(seo, meta, identity)
