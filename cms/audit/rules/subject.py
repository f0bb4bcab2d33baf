"""R27, R35 and R36: what the page is about, in the markup as in its title, headings and description."""

from collections.abc import Iterator

from cms.audit.facts import AuditFacts
from cms.audit.graph import as_list, literal
from cms.audit.rules.registry import ERROR, INFORMATION, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_GENERAL, HOUSE, SCHEMA_ORG
from cms.audit.served_page import ServedPage
from cms.audit.style_sheets import matches
from cms.audit.text_folding import excerpt, folded
from cms.audit.vocabulary import schema_org
from cms.audit.web_addresses import resolved


@rule("R27", WARNING, SCHEMA_ORG, "A medical page says that it is one.")
def missing_medical_type(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes."""
    for node in page.faq_pages:
        if "MedicalWebPage" not in node.types:
            yield Problem(f"{node.where} @type", "Add MedicalWebPage to the types of a medical page.")


@rule("R27", WARNING, SCHEMA_ORG, "A medical page is about something medical.")
def missing_medical_subject(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes."""
    for node in page.faq_pages:
        subjects = page.graph.targets(node, "about")
        if not any(schema_org().any_below(subject.types, "MedicalEntity") for subject in subjects):
            yield Problem(f"{node.where} about", "Leads to no MedicalEntity such as MedicalTherapy.")


@rule("R27", ERROR, GOOGLE_GENERAL, "A subject the page does not name is not its subject.")
def subject_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of what FAQPage nodes are about."""
    for node in page.faq_pages:
        for subject in page.graph.targets(node, "about"):
            name = subject.text("name")
            if name and not page.visible.nearly_shows(name):
                yield Problem(
                    f"{subject.where} name", "The subject's name cannot be read on the page.", excerpt(name)
                )


@rule("R27", INFORMATION, HOUSE, "Audience and specialty help readers of the markup to choose.")
def missing_audience_or_specialty(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes that are medical pages."""
    for node in page.faq_pages:
        missing = [prop for prop in ("audience", "specialty") if not node.data.get(prop)]
        if missing and "MedicalWebPage" in node.types:
            yield Problem(node.where, f"Without {' and '.join(missing)}; add what is true.")


def _speakable(page: ServedPage) -> Iterator[tuple[str, str, str]]:
    """Place, kind and selector of every passage meant to be spoken."""
    for node in page.graph.nodes:
        for kind in ("cssSelector", "xpath") if node.under == "speakable" else ():
            for selector in node.texts(kind):
                yield f"{node.where} {kind}", kind, selector


@rule("R35", ERROR, SCHEMA_ORG, "A selector that hits nothing has nothing spoken.")
def speakable_without_text(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Selectors of `speakable` that are CSS; XPath is left alone, for it can be made to take for ever."""
    passages = list(_speakable(page))
    visible = {run.element for run in page.visible.runs if run.text.strip()} if passages else set()
    for where, kind, selector in passages:
        found = matches(page.tree, selector) if kind == "cssSelector" and page.tree is not None else None
        if kind == "cssSelector" and not any(inner in visible for hit in found or () for inner in hit.iter()):
            yield Problem(where, "Hits no visible text.", excerpt(selector))


@rule("R35", INFORMATION, SCHEMA_ORG, "Speakable is read for news in English only.")
def speakable_in_use(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes with `speakable`."""
    for node in page.graph.nodes:
        if "speakable" in node.data:
            yield Problem(f"{node.where} speakable", "Google reads it for news in English only, as a trial.")


@rule("R36", ERROR, GOOGLE_GENERAL, "A page has one title.")
def title_count(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page that answers 200."""
    filled = [title for title in page.titles if title]
    if page.status == 200 and len(filled) != 1:
        yield Problem(
            "title", f"{len(filled)} titles with text; exactly one is needed.", excerpt(" | ".join(filled))
        )


@rule("R36", ERROR, GOOGLE_GENERAL, "The markup calls the page what the page calls itself.")
def differing_page_name(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes with `name`: the title, perhaps with the site's name after it, or the H1."""
    shown = [folded(text) for text in (*page.titles, *page.headings) if text]
    for node in page.faq_pages:
        name = folded(node.text("name") or "")
        if name and not any(text == name or text.startswith(name) for text in shown):
            message = "Neither the title nor the H1 of the page."
            yield Problem(f"{node.where} name", message, excerpt(node.text("name") or ""))


@rule("R36", WARNING, GOOGLE_GENERAL, "One H1 tells what the page is about.")
def heading_count(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages of questions."""
    if page.faq_pages and len(page.headings) != 1:
        yield Problem("h1", f"{len(page.headings)} H1 headings; exactly one is expected.")


@rule("R36", WARNING, GOOGLE_GENERAL, "Two descriptions compete.")
def differing_description(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes with `description`: that of the head, or a text of the page."""
    named = [folded(text) for text in page.metas("description")]
    for node in page.faq_pages:
        said = node.text("description")
        if said and folded(said) not in named and not page.visible.nearly_shows(said):
            message = "Neither the meta description nor visible on the page."
            yield Problem(f"{node.where} description", message, excerpt(said))


@rule("R36", WARNING, GOOGLE_GENERAL, "An image of the markup is one of the page.")
def image_not_on_page(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """`image` and `primaryImageOfPage` of page nodes."""
    shown = {resolved(page, image.get("src")) for image in page.elements("//body//img[@src]")}
    shown.update(resolved(page, address) for address in page.metas("og:image"))
    for node in page.page_nodes:
        for prop in ("image", "primaryImageOfPage"):
            for value in as_list(node.data.get(prop)):
                target = page.graph.node_of(value)
                said = literal(value) if target is None else target.text("url") or target.text("contentUrl")
                if isinstance(said, str) and resolved(page, said) not in shown:
                    yield Problem(f"{node.where} {prop}", "The page does not show this image.", excerpt(said))
