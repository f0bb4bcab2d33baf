"""R28 and R29: languages and countries are named by their codes, and as the page names them."""

import re
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from cms.audit.facts import AuditFacts
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_LANGUAGES, SCHEMA_ORG
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.audit.web_addresses import canonical, is_absolute

_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.IGNORECASE
)
_ENGLISH = Locale("en")
_NOT_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def is_language_tag(tag: str) -> bool:
    """Whether this is a BCP 47 tag of a language that CLDR knows."""
    if not _TAG.fullmatch(tag):
        return False
    language = tag.partition("-")[0].lower()
    try:
        return language in _ENGLISH.languages or bool(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return False


@rule("R28", ERROR, SCHEMA_ORG, "Languages are named by BCP 47 tags.")
def malformed_language(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every `inLanguage` that is text."""
    for node in page.graph.nodes:
        for tag in node.texts("inLanguage"):
            if not is_language_tag(tag):
                yield Problem(f"{node.where} inLanguage", "No BCP 47 tag such as en or es-MX.", excerpt(tag))


@rule("R28", ERROR, SCHEMA_ORG, "The page is in one language.")
def language_disagreement(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Page nodes with `inLanguage`, where `<html lang>` is there: the shorter tag has to begin the longer."""
    for node in page.page_nodes:
        for tag in node.texts("inLanguage"):
            if page.language and is_language_tag(tag) and not _agree(tag, page.language):
                yield Problem(
                    f"{node.where} inLanguage", f"<html lang> says {excerpt(page.language)}.", excerpt(tag)
                )


def _agree(one: str, other: str) -> bool:
    pairs = zip(one.lower().split("-"), other.lower().split("-"), strict=False)
    return all(left == right for left, right in pairs)


@rule("R28", WARNING, GOOGLE_LANGUAGES, "Alternates that do not name the page itself are ignored.")
def incomplete_alternates(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages with hreflang links that are their own canonical."""
    links = [link.get("href").strip() for link in page.elements("//head/link[@hreflang and @href]")]
    for target in links:
        if not is_absolute(target):
            yield Problem("link[hreflang]", "Has to be an absolute address.", excerpt(target))
    if links and canonical(page) not in links:
        yield Problem("link[hreflang]", f"None of the alternates is the page itself, {canonical(page)}.")


@rule("R29", ERROR, SCHEMA_ORG, "Countries are told apart by their ISO codes.")
def malformed_country_code(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Country nodes with `identifier`."""
    for node in page.graph.of_type("Country"):
        for code in node.texts("identifier"):
            if not _is_country(code):
                yield Problem(
                    f"{node.where} identifier", "No ISO 3166-1 code of two capitals.", excerpt(code)
                )


def _is_country(code: str) -> bool:
    known = code in _ENGLISH.territories and code not in _NOT_COUNTRIES
    return known and re.fullmatch(r"[A-Z]{2}", code) is not None


@rule("R29", WARNING, SCHEMA_ORG, "Names of countries differ, codes do not.")
def country_without_code(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Country nodes that are more than a reference."""
    for node in page.graph.of_type("Country"):
        if not node.is_reference and not node.texts("identifier"):
            yield Problem(f"{node.where} identifier", "Add the ISO 3166-1 code of the country.")


@rule("R29", ERROR, SCHEMA_ORG, "A country the page does not speak of is no fact about it.")
def country_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of Country nodes on pages of questions."""
    for node in page.graph.of_type("Country") if page.faq_pages else ():
        name = node.text("name")
        if name and not page.visible.nearly_shows(name):
            yield Problem(f"{node.where} name", "This country cannot be read on the page.", excerpt(name))
