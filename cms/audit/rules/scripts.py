"""R2 to R5: the JSON-LD scripts can be read, cannot be broken, and say once that this is a page of questions."""

from collections.abc import Iterator
from typing import Any

from cms.audit.facts import AuditFacts
from cms.audit.graph import as_list
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_FAQ, JSON_LD, SCHEMA_ORG
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt

CONTEXT = "https://schema.org"
_CONTEXTS = frozenset({CONTEXT, "https://schema.org/", "http://schema.org", "http://schema.org/"})
_ENTITIES = ("&quot;", "&#34;", "&#x22;")


@rule("R2", WARNING, JSON_LD, "What is not marked up has to be guessed at.")
def missing_structured_data(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages that answer 200 without a node in any script that could be read; a type they must have is told by its own rule."""
    readable = all(script.problem is None for script in page.scripts)
    if page.status != 200 or page.graph.nodes or not readable or facts.expected_type:
        return
    other = page.elements("//*[@itemtype or @typeof]")
    message = (
        "Microdata or RDFa only, of which nothing was looked at: this audit reads JSON-LD."
        if other
        else "No structured data; give the page a JSON-LD script."
    )
    yield Problem("JSON-LD", message)


@rule("R2", ERROR, JSON_LD, "A script that is no strict JSON is thrown away whole.")
def unreadable_json(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every JSON-LD script that is not cut short by its own text."""
    for place, script in enumerate(page.scripts, start=1):
        if script.problem and not script.cut_short and not _escaped(script.raw):
            message = (
                f"Not strict JSON: {script.problem}. No comments, trailing commas, NaN or repeated keys."
            )
            yield Problem(f"script {place}", message, excerpt(script.raw))


@rule(
    "R3",
    ERROR,
    JSON_LD,
    "Text that ends or opens a script element breaks the page and lets others write into it.",
)
def script_can_be_closed(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every JSON-LD script."""
    for place, script in enumerate(page.scripts, start=1):
        raw = script.raw.lower()
        sign = next((mark for mark in ("<!--", "<script") if mark in raw), None)
        if script.cut_short:
            sign = "</script"
        if sign:
            message = f"The text holds {sign!r}, which browsers obey; write \\u003C for <."
            yield Problem(f"script {place}", message, excerpt(script.raw[-120:]))


@rule("R3", ERROR, JSON_LD, "Entities are not decoded inside a script.")
def script_is_html_escaped(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every JSON-LD script."""
    for place, script in enumerate(page.scripts, start=1):
        if sign := _escaped(script.raw):
            message = f"Holds {sign}, which nobody decodes there; write the character, or \\u0022."
            yield Problem(f"script {place}", message, excerpt(script.raw))


def _escaped(raw: str) -> str | None:
    return next((entity for entity in _ENTITIES if entity in raw), None)


@rule("R3", WARNING, JSON_LD, "One careless text more and a raw < ends the script.")
def script_holds_raw_angle_bracket(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """JSON-LD scripts that could be read."""
    for place, script in enumerate(page.scripts, start=1):
        raw = script.raw.lower()
        if script.problem is None and "<" in raw and "<!--" not in raw and "<script" not in raw:
            at = raw.index("<")
            message = "A raw < stands in the script; write \\u003C."
            yield Problem(f"script {place}", message, excerpt(script.raw[max(at - 30, 0) : at + 60]))


def _documents(page: ServedPage) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, script in enumerate(page.scripts, start=1):
        for document in as_list(script.document):
            if isinstance(document, dict):
                yield f"script {place}", document


@rule("R4", ERROR, SCHEMA_ORG, "Without the context no name in the script means anything.")
def missing_context(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every JSON-LD document."""
    for place, document in _documents(page):
        named = [name for name in as_list(document.get("@context")) if isinstance(name, str | dict)]
        if not any(_is_schema_org(name) for name in named):
            message = f"`@context` does not name schema.org; it must be {CONTEXT}."
            yield Problem(f"{place} @context", message, excerpt(document.get("@context")))


def _is_schema_org(context: object) -> bool:
    named = context.get("@vocab") if isinstance(context, dict) else context
    return isinstance(named, str) and named in _CONTEXTS


@rule("R4", WARNING, SCHEMA_ORG, "Readers compare the context as text.")
def unusual_context(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Documents whose context is schema.org's in another spelling."""
    for place, document in _documents(page):
        found = document.get("@context")
        if found != CONTEXT and any(_is_schema_org(name) for name in as_list(found)):
            yield Problem(f"{place} @context", f"Write exactly {CONTEXT}.", excerpt(found))


@rule("R4", ERROR, JSON_LD, "What stands beside @graph turns it into a named graph that readers skip.")
def properties_beside_graph(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Documents with `@graph`."""
    for place, document in _documents(page):
        beside = sorted(set(document) - {"@context", "@graph"}) if "@graph" in document else []
        if beside:
            message = f"{', '.join(beside)} beside @graph; only @context may stand there."
            yield Problem(f"{place} @graph", message)


@rule("R5", ERROR, GOOGLE_FAQ, "One address is one page of questions.")
def repeated_faq_page(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page with JSON-LD."""
    for extra in page.faq_pages[1:]:
        yield Problem(extra.where, f"{len(page.faq_pages)} FAQPage nodes; one address holds exactly one.")


@rule("R5", ERROR, GOOGLE_FAQ, "A page has to say what it is.")
def expected_type_missing(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages whose type the caller knows, where every script could be read."""
    wanted = facts.expected_type
    readable = all(script.problem is None for script in page.scripts)
    if wanted and readable and not page.graph.of_type(wanted):
        yield Problem("JSON-LD", f"No {wanted} node; this page has to hold one.")


@rule("R5", ERROR, GOOGLE_FAQ, "QAPage is for questions that readers answer, with several answers each.")
def qa_page_markup(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages that are marked up as FAQPage too."""
    if page.faq_pages:
        for node in page.graph.of_type("QAPage"):
            yield Problem(
                node.where, "A QAPage beside the FAQPage; an edited page of questions is a FAQPage only."
            )


@rule("R5", ERROR, GOOGLE_FAQ, "The same questions marked up twice count as two pages of questions.")
def faq_marked_up_again(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages with a FAQPage in JSON-LD."""
    if not page.faq_pages:
        return
    for element in page.elements("//*[@itemtype or @typeof]"):
        kinds = f"{element.get('itemtype') or ''} {element.get('typeof') or ''}".split()
        if any(kind.rpartition("/")[2].rpartition(":")[2] in ("FAQPage", "QAPage") for kind in kinds):
            message = "The FAQPage stands in Microdata or RDFa too; keep the JSON-LD only."
            yield Problem(f"<{element.tag}>", message, " ".join(kinds))
