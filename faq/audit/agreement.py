"""HTML, API and structured data say the same: what the API answers stands in the page, and its graph is the page's."""

import re
from collections.abc import Iterator
from html import unescape

from cms.audit.findings import Finding, Severity
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.rich_text import without_control_characters
from faq.documents.schema import FAQDocument

_REST_OF_TAG = r"""[^>"]*(?:"[^"]*"[^>"]*)*>"""
_BLOCK_TAG = re.compile(
    rf"</?(?:p|li|ul|ol|h[1-6]|br|div|table|thead|tbody|tr|t[dh]|caption|fig(?:ure|caption))\b{_REST_OF_TAG}"
)
_OTHER_TAG = re.compile(f"<{_REST_OF_TAG}")
OTHER_GRAPH, NOT_SHOWN = "json_ld_differs_from_api", "api_text_not_on_page"


def agreement_findings(document: FAQDocument, page: ServedPage) -> Iterator[Finding]:
    """Where the page says less than the document that the API answers with, or its graph is another one."""
    graphs = [script.document for script in page.scripts if script.problem is None]
    if document.seo.json_ld not in graphs:
        message = "The structured data in the page is not the one that the API answers with."
        yield Finding(OTHER_GRAPH, Severity.ERROR, page.url, "JSON-LD", message)
    for where, text in _texts(document):
        # Pages are shown without control characters, which JSON may hold.
        if text and not page.visible.shows(without_control_characters(text)):
            message = "The API says something that the page does not show."
            yield Finding(NOT_SHOWN, Severity.ERROR, page.url, where, message, excerpt(text))


def _texts(document: FAQDocument) -> Iterator[tuple[str, str]]:
    """What people read, with its place: paragraph by paragraph, because a page may put other things in between."""
    yield "Title", document.title
    yield from _paragraphs("Summary", document.summary)
    yield from _paragraphs("Introduction", _readable(document.introduction.html))
    for number, row in enumerate(document.questions, start=1):
        yield f"Question {number}", row.question
        yield from _paragraphs(f"Question {number}, short answer", row.short_answer)
        yield from _paragraphs(f"Question {number}, long answer", _readable(row.long_answer.html))
    yield from _paragraphs("Disclaimer", document.disclaimer)


def _paragraphs(where: str, text: str | None) -> Iterator[tuple[str, str]]:
    return ((where, line) for line in (text or "").splitlines() if line.strip())


def _readable(html: str) -> str:
    """The words of a piece of our cleaned HTML, a line for each block; the plain text has marks before list items."""
    return unescape(_OTHER_TAG.sub("", _BLOCK_TAG.sub("\n", html)))
