"""Markdown (.md, .markdown) as neutral blocks: rendered to HTML, which is then read as a page is."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from faq.importer.decoding import decode, unescaped
from faq.importer.errors import UnreadableDocument
from faq.importer.readers.html.page import read_page
from faq.importer.readers.html.tree import LINE_ATTRIBUTE, descendants, flat_text, parse_html
from faq.importer.readers.listed_questions_html import ListedQuestionsHtml
from faq.importer.readers.markdown_metadata import read_markdown_metadata
from faq.importer.source import Notice, Source, encoding_notices

_MAX_NESTING = 50
_MAX_MARKS = 1_000
_MARKS = re.compile(r"[\[\]*_`~<]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,80})\]:[ \t]*(?P<text>.*)$")
_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s]{1,80})\]")
_LINE_MARK = re.compile(rf' {LINE_ATTRIBUTE}="\d+"')
_LIST_NUMBER = re.compile(r"^[\s>*+-]*\d{1,9}[.)](?=\s|$)")
# What some site generators put behind a heading: "{#anchor .class}".
_HEADING_MARKS = re.compile(r"^( {0,3}#{1,6}\s.{1,400}?)\s*\{[#.:][^{}\n]{1,100}\}\s*$")
# The lines around a box, ":::note" and ":::".
_BOX = re.compile(r" {0,3}:{3,}\s*(?:\w{1,20}\s*)?$")
_WORD = re.compile(r"[^\W_]+")


class _TooManyMarks(Exception):
    """A paragraph whose marks could take unbounded time to match; holds its line, counted from 0."""


def read_markdown_file(data: bytes, file: str) -> Source:
    """Read the bytes of a Markdown file. Raises UnreadableDocument for damaged data at its head or a hostile text."""
    decoded = decode(data, file)
    lines = decoded.text.split("\n")
    metadata = read_markdown_metadata(lines, file)
    footnotes = _Footnotes()
    written = [_without_marks(line) for line in lines[metadata.length :]]
    body = ["" for _ in range(metadata.length)] + footnotes.take(written, metadata.length)
    markdown = _markdown()
    html = _rendered(markdown, "\n".join(body), file)
    details = [(text, number) for number, text in enumerate(metadata.details, start=2)]
    details += [
        (f"Source: {_plain(markdown, text, file, before=line - 1)}", line)
        for text, line in footnotes.definitions
    ]
    tree = parse_html(html, file)
    listed = ListedQuestionsHtml(partial(_rendered, markdown, file=file), lines[: metadata.length])
    repeated = listed.insert(tree.root, metadata.questions, file)
    source = read_page(tree, file, details=details, base="/")
    if metadata.headings:
        source.blocks = metadata.headings.settle(source.blocks)
    source.notices = [*encoding_notices(decoded), *source.notices, *repeated, *_lost_words(body, html)]
    return source


def _without_marks(line: str) -> str:
    """A line without what only site generators read."""
    return "" if _BOX.match(line) else _HEADING_MARKS.sub(r"\1", line)


def _rendered(markdown: MarkdownIt, text: str, file: str, *, before: int = 0) -> str:
    """Markdown as HTML; `before` is how many lines of the file stand before it. Raises UnreadableDocument."""
    with _bounded(file, before):
        return markdown.render(text)


def fragment_renderer(file: str) -> Callable[..., str]:
    """A function from Markdown to HTML for pieces of a file in another format."""
    return partial(_rendered, _markdown(), file=file)


@contextmanager
def _bounded(file: str, before: int) -> Iterator[None]:
    """Refuse the file where a paragraph has too many marks."""
    try:
        yield
    except _TooManyMarks as error:
        reason = f"This paragraph has more than {_MAX_MARKS} marks such as * or [."
        raise UnreadableDocument(file, f"line {before + error.args[0] + 1}", reason) from error


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "breaks": True, "maxNesting": _MAX_NESTING})
    markdown.enable(["table", "strikethrough"])
    # Addresses stay as they are written; the reader of the page decides which are safe.
    for name, rule in (("normalizeLink", str), ("validateLink", bool)):
        setattr(markdown, name, rule)
    markdown.core.ruler.before("inline", "limits", _limit_marks)
    markdown.core.ruler.push("lines", _number_lines)
    return markdown


def _limit_marks(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and len(_MARKS.findall(token.content)) > _MAX_MARKS:
            raise _TooManyMarks(token.map[0] if token.map else 0)


def _number_lines(state: StateCore) -> None:
    """Write into every element from which line it was made."""
    for token in state.tokens:
        if token.map and token.nesting >= 0 and token.type != "inline":
            if token.type == "html_block":
                token.content = f'<wbr {LINE_ATTRIBUTE}="{token.map[0] + 1}">{token.content}'
            else:
                token.attrSet(LINE_ATTRIBUTE, str(token.map[0] + 1))


class _Footnotes:
    """Takes "[^1]: …" out of the lines: a footnote becomes a source, its mark a number in brackets."""

    def __init__(self) -> None:
        self.definitions: list[tuple[str, int]] = []
        self.numbers: dict[str, int] = {}

    def take(self, lines: list[str], offset: int) -> list[str]:
        """Return the lines, as many as before, without footnotes. `offset` is how many lines stand before them."""
        found: list[str] = []
        fence, inside = "", False
        for number, line in enumerate(lines, start=offset + 1):
            opened = _FENCE.match(line)
            if opened and (not fence or opened[1].startswith(fence)):
                fence = "" if fence else opened[1]
            match = None if fence else _FOOTNOTE.match(line)
            if match:
                self.numbers[match["label"]] = len(self.definitions) + 1
                self.definitions.append((match["text"], number))
            elif inside and line.startswith(("    ", "\t")) and line.strip():
                text, first = self.definitions[-1]
                self.definitions[-1] = (f"{text} {line.strip()}", first)
            inside = match is not None or (inside and (not line.strip() or line.startswith(("    ", "\t"))))
            found.append("" if inside else line)
        return [self._numbered(line) for line in found] if self.numbers else found

    def _numbered(self, line: str) -> str:
        def number(match: re.Match[str]) -> str:
            known = self.numbers.get(match["label"])
            return f"\\[{known}\\]" if known else match.group()

        return _REFERENCE.sub(number, line)


def _plain(markdown: MarkdownIt, text: str, file: str, *, before: int) -> str:
    """A footnote as one line: its words, and the address of its first link. Raises UnreadableDocument."""
    with _bounded(file, before):
        html = markdown.renderInline(text)
    root = parse_html(html, file).root
    links = [element.get("href") for element in descendants(root) if element.tag == "a"]
    words = flat_text(root)
    return f"{words} {links[0]}" if links and links[0] not in words else words


def _lost_words(lines: list[str], html: str) -> Iterator[Notice]:
    """Each line with a word that rendering left out, as it does with a cell too many or an address nobody uses."""
    rendered = unescaped(_LINE_MARK.sub("", html))
    words = Counter(_WORD.findall(rendered))
    written = [_WORD.findall(unescaped(_LIST_NUMBER.sub("", line))) for line in lines]
    lost = Counter(word for line in written for word in line)
    lost.subtract(words)
    # An address may be written with its letters encoded.
    decoded = set(_WORD.findall(unquote(rendered))).difference(words)
    missing = {word for word, count in lost.items() if count > 0 and word not in decoded}
    for number, of_line in enumerate(written if missing else [], start=1):
        gone = [word for word in of_line if word in missing and lost[word] > 0]
        if gone:
            lost.subtract(gone)
            yield Notice("unassigned_text", f"document line {number}", lines[number - 1].strip())
