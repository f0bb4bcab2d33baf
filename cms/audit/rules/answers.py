"""R12 and R15 to R17: questions and answers are complete, and their texts are in the form that is allowed."""

import re
from collections.abc import Iterator

from cms.audit.answer_html import Tag
from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, as_list
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_FAQ
from cms.audit.served_page import MarkedQuestion, ServedPage
from cms.audit.text_folding import excerpt, folded
from cms.audit.web_addresses import is_absolute

ALLOWED_TAGS = (
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "ol",
    "ul",
    "li",
    "a",
    "p",
    "div",
    "b",
    "strong",
    "i",
    "em",
)
LONGEST_QUESTION = 300
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ESCAPED_MARKUP = re.compile(
    r"&lt;/?(?:h[1-6]|br|ol|ul|li|a|p|div|b|strong|i|em|span)\b|&amp;(?:[a-z]{2,8}|#\d+);", re.IGNORECASE
)
_QUESTION_MARKS = ("?", "？", "؟", "\u037e", "՞", "፧")
_STORAGE_TAGS = ("embed",)
_STORAGE_ATTRIBUTES = ("linktype", "embedtype")


@rule("R12", ERROR, GOOGLE_FAQ, "A page of questions without questions is none.")
def faq_page_without_questions(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """FAQPage nodes."""
    for node in page.faq_pages:
        if not any("Question" in target.types for target in page.graph.targets(node, "mainEntity")):
            yield Problem(f"{node.where} mainEntity", "Holds no Question; at least one is needed.")


@rule("R12", ERROR, GOOGLE_FAQ, "A question without its words cannot be shown.")
def missing_question_name(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Questions of a FAQPage."""
    for question in page.questions:
        if not (question.name or "").strip():
            yield Problem(
                f"{question.node.where} name", "The question has no name; it has to be the question."
            )


@rule("R12", ERROR, GOOGLE_FAQ, "Every question has exactly one answer.")
def missing_answer(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Questions of a FAQPage."""
    for question in page.questions:
        count = len(as_list(question.node.data.get("acceptedAnswer")))
        where = f"{question.node.where} acceptedAnswer"
        if count != 1:
            yield Problem(
                where, f"{count} accepted answers; exactly one is allowed.", excerpt(question.name or "")
            )
        elif question.answer is None or "Answer" not in question.answer.types:
            yield Problem(where, "The accepted answer is no Answer node.", excerpt(question.name or ""))


@rule("R12", ERROR, GOOGLE_FAQ, "An answer is its text.")
def answer_without_text(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers of a FAQPage's questions."""
    for question in page.questions:
        answer = question.answer
        if answer and "Answer" in answer.types and not (question.html and question.html.blocks):
            yield Problem(f"{answer.where} text", "The answer has no text; the whole answer belongs there.")


@rule("R12", ERROR, GOOGLE_FAQ, "Suggested answers belong to pages where readers answer.")
def suggested_answer(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Questions of a FAQPage."""
    for question in page.questions:
        if "suggestedAnswer" in question.node.data:
            yield Problem(f"{question.node.where} suggestedAnswer", "Not on a FAQPage; leave it out.")


@rule("R12", ERROR, GOOGLE_FAQ, "Questions outside mainEntity are not read.")
def stray_question(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Pages with a FAQPage: every Question node belongs to its mainEntity."""
    listed = {question.node for question in page.questions}
    for node in page.graph.of_type("Question") if page.faq_pages else ():
        if node not in listed and not node.is_reference:
            yield Problem(
                node.where,
                "A Question that is not in the FAQPage's mainEntity.",
                excerpt(node.text("name") or ""),
            )


def _tags(page: ServedPage) -> Iterator[tuple[str, Tag]]:
    for question in page.questions:
        for tag in question.html.tags if question.html else ():
            yield f"{question.node.where} acceptedAnswer.text", tag


@rule("R15", ERROR, GOOGLE_FAQ, "Other tags are dropped, and sometimes their words with them.")
def disallowed_tag(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers. Each tag is told once for each answer."""
    found = {(where, tag.name) for where, tag in _tags(page) if tag.name not in ALLOWED_TAGS}
    for where, name in sorted(found):
        yield Problem(where, f"<{excerpt(name)}> is not allowed; only {' '.join(ALLOWED_TAGS)}.")


@rule("R15", ERROR, GOOGLE_FAQ, "Tags of a CMS's own storage are not HTML.")
def storage_markup(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers."""
    for where, tag in _tags(page):
        names = [name for name, _value in tag.attributes if name in _STORAGE_ATTRIBUTES]
        if names or (tag.name in _STORAGE_TAGS and tag.attributes == ()):
            yield Problem(
                where, f"{names[0] if names else tag.name} is a note of the CMS; write a link with href."
            )


@rule("R15", WARNING, GOOGLE_FAQ, "Attributes are dropped; they only make the text longer.")
def needless_attribute(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers: anything but `href` on allowed tags."""
    found = {
        (where, tag.name, name)
        for where, tag in _tags(page)
        if tag.name in ALLOWED_TAGS
        for name, _value in tag.attributes
        if (tag.name, name) != ("a", "href") and name not in _STORAGE_ATTRIBUTES
    }
    for where, tag_name, name in sorted(found):
        yield Problem(where, f"{excerpt(name)} on <{tag_name}>; only href on <a> is allowed.")


@rule("R15", ERROR, GOOGLE_FAQ, "A link in an answer is shown away from this page.")
def relative_link(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers. tel: and mail addresses are not relative; advertising has its own rules."""
    for question in page.questions:
        for target in question.html.links() if question.html else ():
            scheme = target.partition(":")[0].lower() if ":" in target.partition("/")[0] else ""
            if not is_absolute(target) and (scheme in ("", "http", "https", "javascript", "data")):
                yield Problem(
                    f"{question.node.where} acceptedAnswer.text",
                    "The link has to be absolute.",
                    excerpt(target),
                )


@rule("R15", ERROR, GOOGLE_FAQ, "Unclosed tags change the look of what follows.")
def unbalanced_markup(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers."""
    for question in page.questions:
        if question.html and (tag := question.html.unbalanced):
            message = f"{excerpt(tag)} is not closed, or closes nothing; tags have to be nested properly."
            yield Problem(f"{question.node.where} acceptedAnswer.text", message)


@rule("R15", ERROR, GOOGLE_FAQ, "Readers would see the tags as text.")
def answer_escaped_twice(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers."""
    for question in page.questions:
        match = _ESCAPED_MARKUP.search(question.html.source) if question.html else None
        if match:
            message = "Escaped twice; write tags as tags and & as &amp;."
            yield Problem(f"{question.node.where} acceptedAnswer.text", message, excerpt(match.group()))


def _names(page: ServedPage) -> Iterator[tuple[Node, str]]:
    return ((question.node, question.name) for question in page.questions if question.name)


@rule("R16", ERROR, GOOGLE_FAQ, "A question is shown as it stands, tags and entities too.")
def markup_in_question(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of questions."""
    for node, name in _names(page):
        if _ENTITY.search(name) or _MARKUP.search(name):
            yield Problem(
                f"{node.where} name", "Plain text is expected, without tags and entities.", excerpt(name)
            )


@rule("R16", WARNING, GOOGLE_FAQ, "A question reads as one.")
def question_without_mark(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of questions; question marks of other scripts count."""
    greek = (page.language or "").lower().startswith("el")
    for node, name in _names(page):
        if not name.rstrip(" \"'»”’)").endswith((*_QUESTION_MARKS, *(";" if greek else ""))):
            yield Problem(f"{node.where} name", "Does not end with a question mark.", excerpt(name))


@rule("R16", WARNING, GOOGLE_FAQ, "Longer questions are cut.")
def overlong_question(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of questions."""
    for node, name in _names(page):
        if len(name) > LONGEST_QUESTION:
            message = f"{len(name)} characters; at most {LONGEST_QUESTION}."
            yield Problem(f"{node.where} name", message, excerpt(name))


@rule("R17", ERROR, GOOGLE_FAQ, "One question has one answer on a page.")
def repeated_question(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Names of questions, whatever their capitals and punctuation."""
    seen: dict[str, MarkedQuestion] = {}
    for question in page.questions:
        key = folded(question.name or "")
        if key and seen.setdefault(key, question) is not question:
            yield Problem(
                f"{question.node.where} name",
                "The question stands twice on the page.",
                excerpt(question.name),
            )
