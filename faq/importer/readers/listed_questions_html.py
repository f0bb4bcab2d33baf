"""Questions listed at the head of a Markdown file, put into the page below it as marked elements."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from faq.importer.readers.html.roles import ROLE_ATTRIBUTE
from faq.importer.readers.html.tree import LINE_ATTRIBUTE, Element, flat_text, parse_html
from faq.importer.readers.listed_questions import ListedQuestion
from faq.importer.source import Notice
from faq.importer.vocabulary import (
    CLOSING_HEADINGS,
    DETAILS_HEADINGS,
    DISCLAIMER_HEADINGS,
    INVITATIONS,
    SOURCES_HEADINGS,
    plain,
)

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSING = CLOSING_HEADINGS | DETAILS_HEADINGS | DISCLAIMER_HEADINGS | SOURCES_HEADINGS
_LONGEST_SOUGHT = 40


@dataclass(frozen=True)
class ListedQuestionsHtml:
    """Writes questions as HTML; `head` are the lines they were read from, for their places in the report."""

    render: Callable[..., str]
    """Turns Markdown into HTML; takes the number of lines `before` it."""
    head: Sequence[str]

    def insert(self, root: Element, questions: Sequence[ListedQuestion], file: str) -> list[Notice]:
        """Put the questions below the text and above its sources and details.

        One that the text asks itself is not asked twice; where its answer says something else, that is reported.
        """
        said = plain(flat_text(root)) if questions else ""
        headings = {plain(flat_text(child)).strip("¿? ") for child in _top(root) if child.tag in _HEADINGS}
        notices: list[Notice] = []
        html: list[str] = []
        group = ""
        for question in questions:
            line = self._line(question.question)
            if plain(question.question).strip("¿? ") in headings:
                notices += _repeated(question, said, line)
                continue
            if question.group != group:
                group = question.group
                html.append(self._element("h2", "group", group, line))
            html.append(self._html(question, line, grouped=bool(group)))
            notices += [_extra(name, value, line) for name, value in question.extras]
        place = _closing(root)
        root.children[place:place] = parse_html("".join(html), file).root.children
        return notices

    def _line(self, text: str) -> int:
        """The line of the head in which a text begins, as far as it stands on one line there."""
        sought = text[:_LONGEST_SOUGHT]
        return next((number for number, line in enumerate(self.head, start=1) if sought in line), 1)

    def _html(self, question: ListedQuestion, line: int, *, grouped: bool) -> str:
        pieces = [self._element("h3" if grouped else "h2", "question", question.question, line)]
        if question.short_answer:
            where = self._line(question.short_answer)
            pieces.append(self._element("div", "short_answer", question.short_answer, where))
        if question.answer:
            where = self._line(question.answer.split("\n")[0])
            pieces.append(self._element("div", "answer", question.answer, where))
        return "".join(pieces)

    def _element(self, tag: str, role: str, markdown: str, line: int) -> str:
        """Markdown within an element. Where its lines stand in the file is known only of the first."""
        inner = self.render(markdown, before=line - 1).replace(f'{LINE_ATTRIBUTE}="', 'title="')
        return f'<{tag} {ROLE_ATTRIBUTE}="{role}" {LINE_ATTRIBUTE}="{line}">{inner}</{tag}>'


def _top(root: Element) -> list[Element]:
    return [child for child in root.children if isinstance(child, Element)]


def _closing(root: Element) -> int:
    """Where the headings begin that come after all questions; the end if there are none."""
    for index, child in enumerate(root.children):
        if isinstance(child, Element) and child.tag in _HEADINGS:
            words = plain(flat_text(child))
            if words in _CLOSING or INVITATIONS.match(words):
                return index
    return len(root.children)


def _repeated(question: ListedQuestion, said: str, line: int) -> list[Notice]:
    answers = filter(None, [question.short_answer, *question.answer.split("\n")])
    different = [answer.strip() for answer in answers if plain(answer) not in said]
    text = "\n".join([question.question, *different])
    return [Notice("unassigned_text", f"document line {line}", text)] if different else []


def _extra(name: str, value: str, line: int) -> Notice:
    return Notice("unknown_detail_field", f"document line {line}", f"{name}: {value}")
