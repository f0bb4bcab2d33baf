"""Paragraphs whose lines are several things at once, taken apart: a question glued to its answer, a note, a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from faq.importer.blocks import Block, Line, is_wrapped, join_lines, wrap_width
from faq.importer.boilerplate import is_boilerplate
from faq.importer.cell_lines import recover_cell_lines
from faq.importer.closing_details import WHO_AND_WHEN
from faq.importer.dates import is_bare_date
from faq.importer.detail_tables import detail_tables
from faq.importer.headings import looks_like_heading
from faq.importer.labels import match_label, unknown_label
from faq.importer.question_tables import out_of_tables
from faq.importer.questions import MAX_LENGTH, QuestionMatch, match_question
from faq.importer.quotations import CLOSING, OPENING, is_attribution, unquote
from faq.importer.short_answers import is_answer_label, is_short_answer_label
from faq.importer.table_recovery import recover_tables
from faq.importer.vocabulary import NOTE_LABELS, plain

_MAX_QUESTION_LINES = 4
_MAX_QUOTE_LINES = 40


def split_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with every piece that means something on its own as a block of its own."""
    return [
        piece
        for block in recover_tables(recover_cell_lines(out_of_tables(detail_tables(blocks))))
        for piece in _split(block)
    ]


def _split(block: Block) -> list[Block]:
    if pieces := _labels_in_bold(block):
        return pieces
    if block.kind != "paragraph" or block.single or block.quoted or block.bold or block.settled:
        return [block]
    return list(_Splitter(block).pieces())


def _labels_in_bold(block: Block) -> list[Block]:
    """The labelled values of a paragraph that parts them by its bold labels alone; [] if there are not several."""
    bold = [mark for mark in block.marks if mark.tag == "b"] if block.kind == "paragraph" else []
    starts = sorted(
        mark.start
        for mark in bold
        if ":" in (block.text[mark.end - 1 : mark.end], block.text[mark.end : mark.end + 1])
    )
    if len(starts) < 2 or starts[0] or block.role:
        return []
    edges = [*starts, len(block.text)]
    texts = [block.text[start:end].strip(" |·•;,") for start, end in pairwise(edges)]
    labels = [match_label(text) for text in texts]
    if not any(label and label.field in WHO_AND_WHEN for label in labels):
        return []
    number = block.lines[0].number
    return [
        replace(block.with_text(text), lines=(Line(number, text),), kind=block.kind if label else "detail")
        for text, label in zip(texts, labels, strict=True)
    ]


def is_note(text: str) -> bool:
    """Tell whether a line begins with "Note:" or the like, or is an editor's note in brackets."""
    label, colon, _ = text[:40].lstrip("[(").partition(":")
    return bool(colon) and plain(label) in NOTE_LABELS


def _opens_piece(text: str) -> bool:
    """Tell whether a line begins with a label or is a standing phrase of a web page."""
    line = Block("paragraph", text, ())
    labelled = is_note(text) or is_answer_label(text) or is_short_answer_label(text)
    return labelled or match_label(text) is not None or is_boilerplate(line)


class _Splitter:
    """Walks the lines of one paragraph; `start` is where the piece being read began."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.lines = block.lines
        self.width = wrap_width(block.lines)
        # Where a question stands among the lines, blank lines do not separate paragraphs here.
        self.dense = any(self._question_end(index) for index in range(len(self.lines)))

    def pieces(self) -> Iterator[Block]:
        start, index, after_question = 0, 0, False
        while index < len(self.lines):
            end = self._whole_piece(index, after_question=after_question or index == 0)
            if end is None:
                if index > start and self._begins(index):
                    yield self._piece(start, index)
                    start = index
                index += 1
                after_question = False
                continue
            if index > start:
                yield self._piece(start, index)
            yield self._piece(index, end)
            after_question = self._question_end(index) is not None
            start = index = end
        if start < len(self.lines):
            yield self._piece(start, len(self.lines))

    def _piece(self, start: int, end: int) -> Block:
        return self.block.part(self.lines[start:end])

    def _deliberate(self, index: int) -> bool:
        return index == 0 or not is_wrapped(self.lines[index - 1], self.lines[index], self.width)

    def _whole_piece(self, index: int, *, after_question: bool) -> int | None:
        """The end of a question or a quotation that begins here."""
        if not self._deliberate(index):
            return None
        end = self._question_end(index)
        return end if end is not None else self._quote_end(index) if after_question else None

    def _question_end(self, index: int) -> int | None:
        if not self._deliberate(index) or self._is_running_on(index):
            return None
        for end in range(index + 1, min(index + _MAX_QUESTION_LINES, len(self.lines)) + 1):
            if end > index + 1 and self._deliberate(end - 1):
                return None
            lines = self.lines[index:end]
            if sum(len(line.text) for line in lines) > MAX_LENGTH:
                return None
            match = self._question(lines)
            if match is not None and (match.text.endswith("?") or not self._breaks_off(end)):
                return end
        return None

    def _breaks_off(self, end: int) -> bool:
        """Tell whether the line before `end` leads on to the next one: "Question 1 — When may I" / "drive?"."""
        return end < len(self.lines) and not self._deliberate(end)

    def _question(self, lines: Sequence[Line]) -> QuestionMatch | None:
        return match_question(Block("paragraph", join_lines(list(lines)), tuple(lines)))

    def _is_running_on(self, index: int) -> bool:
        """Tell whether the line before ends inside a sentence, so that this one continues it."""
        if index == 0:
            return False
        before, text = self.lines[index - 1].text, self.lines[index].text
        return text[0].islower() or before.endswith((",", "-", "—", "–"))

    def _quote_end(self, index: int) -> int | None:
        if self.lines[index].text[0] not in OPENING:
            return None
        for end in range(index + 1, min(index + _MAX_QUOTE_LINES, len(self.lines)) + 1):
            last = self.lines[end - 1].text.rstrip(".")
            if end < len(self.lines) and is_attribution(self.lines[end].text):
                continue
            if last[-1:] in CLOSING and unquote(join_lines(list(self.lines[index:end]))) is not None:
                return end
        return None

    def _begins(self, index: int) -> bool:
        if any(is_bare_date(line.text) for line in self.lines[max(0, index - 1) : index + 1]):
            return True
        if (
            not self._deliberate(index)
            or self._is_running_on(index)
            or is_attribution(self.lines[index].text)
        ):
            return False
        text, before = self.lines[index].text, self.lines[index - 1]
        if (
            _opens_piece(text)
            or (match_label(before.text) and unknown_label(text))
            or is_boilerplate(Block("paragraph", before.text, ()))
        ):
            return True
        if self.dense and before.text.endswith((".", "!", "?", ":", "”", '"', "»", ")")):
            return True
        return index == 1 and self._is_heading(before)

    def _is_heading(self, line: Line) -> bool:
        return looks_like_heading(Block("paragraph", line.text, (line,)))
