"""R20 to R22: when the page appeared and changed, in the markup and on the page alike."""

import datetime as dt
import re
from collections.abc import Iterator

from cms.audit.date_spellings import first_days, shows_day
from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, as_list, literal
from cms.audit.rules.literals import parsed_day, parsed_moment
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_DATES
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt, folded, plain
from cms.audit.visible_text import inner_text

PAGE_DATES = ("datePublished", "dateModified")
_UPDATED = re.compile(
    r"\b(?:(?:last|text\slast|page\slast)\s)?(?:updated|changed|modified|revised)\b|\b(?:última\s)?actualiza(?:do|da|ción)\b"
    r"|\b(?:última\s)?atualiza(?:do|da|ção)\b|\b(?:zuletzt\s)?aktualisiert\b|\bmis(?:e)?\sà\sjour\b|\b(?:ultimo\s)?aggiornamento\b"
    r"|\baggiornat[oa]\b|\bbijgewerkt\b|\bmodificado\b|\bgeändert\b|\bmodifié\b",
    re.IGNORECASE,
)
# Cheap to look for, so that most lines never meet the long pattern.
_UPDATED_STEMS = (
    "dated",
    "chang",
    "modifi",
    "revis",
    "tualiz",
    "tualis",
    "jour",
    "aggiorn",
    "bijgew",
    "geändert",
)
_REACH = 60
# More than one is a mistake that has its own rule; nobody needs the dates of thousands.
_MOST_PAGES = 5
_DAY = dt.timedelta(days=1)


def language_of(page: ServedPage) -> str:
    """The page's language for spellings of dates: that of `<html>`, else that of the markup, else English."""
    marked = (node.text("inLanguage") for node in page.page_nodes)
    return page.language or next((name for name in marked if name), "en")


def day_of(value: object) -> dt.date | None:
    """The day of an ISO date, with or without time, as it is written."""
    moment = parsed_moment(value)
    return moment.date() if moment else parsed_day(value)


def is_shown(page: ServedPage, day: dt.date) -> bool:
    """Whether the page shows the day in a spelling of its language."""
    return shows_day(page.visible.folded, day, language_of(page))


@rule("R20", ERROR, GOOGLE_DATES, "Readers and engines ask how old a medical answer is.")
def missing_page_date(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes."""
    for node in page.faq_pages:
        for prop in PAGE_DATES:
            if not node.data.get(prop):
                yield Problem(f"{node.where} {prop}", f"{prop} is missing; give date, time and zone.")


@rule("R20", ERROR, GOOGLE_DATES, "Without a zone a moment can be two days.")
def moment_without_zone(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every date with time in the graph."""
    for node in page.graph.nodes:
        for prop, values in node.properties():
            for value in as_list(values):
                moment = parsed_moment(literal(value))
                if moment and moment.tzinfo is None:
                    message = "A time without zone; add Z or an offset such as +01:00."
                    yield Problem(f"{node.where} {prop}", message, excerpt(literal(value)))


@rule("R20", WARNING, GOOGLE_DATES, "A day without time is read in the crawler's own zone.")
def bare_page_date(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes."""
    for node in page.faq_pages:
        for prop in PAGE_DATES:
            if parsed_day(literal(node.data.get(prop))):
                message = "A bare date; give date, time and zone."
                yield Problem(f"{node.where} {prop}", message, excerpt(node.text(prop) or ""))


@rule("R21", ERROR, GOOGLE_DATES, "Nothing changes before it appears.")
def modified_before_published(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every node with both dates."""
    for node in page.graph.nodes:
        published, modified = (_moment(node, prop) for prop in PAGE_DATES)
        if published and modified and _earlier(modified, published):
            yield Problem(
                f"{node.where} dateModified", "Lies before datePublished; it cannot.", modified.isoformat()
            )


def _earlier(one: dt.datetime | dt.date, other: dt.datetime | dt.date) -> bool:
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one < other
    return _day(one) < _day(other)


def _day(moment: dt.datetime | dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


@rule("R21", ERROR, GOOGLE_DATES, "Nothing has been published or changed tomorrow.")
def future_page_date(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every `datePublished` and `dateModified`."""
    for node in page.graph.nodes:
        for prop in PAGE_DATES:
            found = _moment(node, prop)
            if found and _earlier(facts.now if isinstance(found, dt.datetime) else facts.today, found):
                yield Problem(f"{node.where} {prop}", "Lies in the future.", found.isoformat())


def _moment(node: Node, prop: str) -> dt.datetime | dt.date | None:
    """An aware moment or a day."""
    value = literal(node.data.get(prop))
    moment = parsed_moment(value)
    if moment is None:
        return parsed_day(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _modified(page: ServedPage) -> Iterator[tuple[Node, dt.date]]:
    for node in page.faq_pages[:_MOST_PAGES]:
        day = day_of(literal(node.data.get("dateModified")))
        if day:
            yield node, day


@rule("R22", ERROR, GOOGLE_DATES, "A date that only machines see is not believed.")
def modified_day_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes with `dateModified`."""
    for node, day in _modified(page):
        if not is_shown(page, day):
            message = f"The page does not show the day {day.isoformat()} in a spelling of its language."
            yield Problem(f"{node.where} dateModified", message)


@rule("R22", ERROR, GOOGLE_DATES, "The page and its markup must name the same day of change.")
def other_day_labelled_updated(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages with a FAQPage: the date right after a word such as "updated", outside answers and tables."""
    language = language_of(page)
    for node, day in _modified(page):
        for said in _labelled_updated(page):
            days = first_days(said, language)
            if days and day not in days:
                message = f"A date labelled as the last change is not {day.isoformat()}."
                yield Problem(f"{node.where} dateModified", message, excerpt(said))


def _labelled_updated(page: ServedPage) -> Iterator[str]:
    """What follows a label of the last change, label first; answers may speak of changes as they like."""
    answers = {
        folded(block) for question in page.questions if question.html for block in question.html.blocks
    }
    lines = [line for line in page.visible.text.split("\n") if line.strip()]
    for place, line in enumerate(lines):
        small = line.lower()
        likely = any(stem in small for stem in _UPDATED_STEMS) and folded(line) not in answers
        label = _UPDATED.search(line) if likely else None
        if label:
            rest = plain(" ".join([line[label.start() :], *lines[place + 1 : place + 3]]))
            yield rest[: len(label.group()) + _REACH]


@rule("R22", WARNING, GOOGLE_DATES, "`<time>` says without doubt which day is meant.")
def modified_day_outside_time(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes whose `dateModified` is shown."""
    for node, day in _modified(page):
        stated = {day_of(element.get("datetime").strip()) for element in page.elements("//time[@datetime]")}
        if is_shown(page, day) and day not in stated:
            message = f"The day {day.isoformat()} is shown, but not in a <time datetime>."
            yield Problem(f"{node.where} dateModified", message)


@rule("R22", ERROR, GOOGLE_DATES, "A `<time>` that says two days says nothing.")
def contradictory_time(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every `<time>` with a day in `datetime` and a date as its text; a time of day may move it by one day."""
    language = language_of(page)
    for element in page.elements("//time[@datetime]"):
        stated = element.get("datetime").strip()
        day, text = day_of(stated), inner_text(element, 20)[:200]
        if day is None or shows_day(folded(text), day, language):
            continue
        slack = _DAY if parsed_moment(stated) else dt.timedelta()
        shown = first_days(text, language)
        if shown and not any(abs(found - day) <= slack for found in shown):
            yield Problem("<time>", f"Says {stated} to machines and another day to readers.", excerpt(text))
