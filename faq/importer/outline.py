"""The parts of a document: what stands before the questions, each question with its body, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from faq.importer.blocks import Block
from faq.importer.boilerplate import contents_list, is_boilerplate
from faq.importer.chapters import ends_group, find_chapters
from faq.importer.closing_details import WHO_AND_WHEN, closing_details, listed_details
from faq.importer.disclaimers import closing_disclaimers
from faq.importer.headings import looks_like_heading
from faq.importer.invitations import find_invitations
from faq.importer.labels import match_label, read_labels
from faq.importer.list_entries import is_dated, is_detail, is_other_page, is_source
from faq.importer.questions import QuestionMatch, find_questions
from faq.importer.short_answers import take_short_answer
from faq.importer.surroundings import sort_surroundings
from faq.importer.titles import find_title, is_date_line, is_disclaimer, outranks
from faq.importer.vocabulary import (
    CLOSING_HEADINGS,
    DETAILS_HEADINGS,
    DISCLAIMER_HEADINGS,
    RELATED_HEADINGS,
    SOURCES_HEADINGS,
    plain,
)

_DETAILS_AHEAD = 4


@dataclass
class Section:
    """A question with everything up to the next one."""

    match: QuestionMatch
    block: Block
    group: Block | None
    body: list[Block] = field(default_factory=list)


@dataclass
class Outline:
    """The blocks of a document, each in exactly one of these."""

    title: Block | None = None
    front: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    groups: list[Block] = field(default_factory=list)
    calls: list[list[Block]] = field(default_factory=list)
    details: list[Block] = field(default_factory=list)
    bylines: list[Block] = field(default_factory=list)
    sources: list[Block] = field(default_factory=list)
    disclaimer: list[Block] = field(default_factory=list)
    removed: list[Block] = field(default_factory=list)
    loose: list[list[Block]] = field(default_factory=list)
    chapters: list[tuple[Block, list[Block]]] = field(default_factory=list)
    """Each heading of a higher rank with what stands between it and the first question below it."""
    answer_details: list[tuple[int, Block]] = field(default_factory=list)
    structure: list[Block] = field(default_factory=list)
    """Headings that only say what follows: "Details", "Sources"."""


def make_outline(blocks: Sequence[Block]) -> Outline:
    """Sort the blocks of a document into its parts."""
    return _Outliner(blocks).outline


class _Outliner:
    """Walks the blocks once; `place` is the list that running text now goes to."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        around = sort_surroundings([block for block in blocks if block.region])
        blocks = [block for block in blocks if not block.region]
        questions = find_questions(blocks)
        contents = contents_list(blocks, questions)
        self.outline = Outline(
            removed=[*around.removed, *(blocks[index] for index in sorted(contents))],
            bylines=around.bylines,
            sources=around.sources,
            disclaimer=around.disclaimer,
            structure=around.structure,
        )
        self.blocks = [block for index, block in enumerate(blocks) if index not in contents]
        self.questions = find_questions(self.blocks)
        self.title = find_title(self.blocks, self.questions)
        asked = self.questions.pop(self.title, None)
        # A page that asks one thing has its question for a title.
        alone = (
            asked is not None and not self.questions and take_short_answer(self.blocks[self.title + 1 :]).text
        )
        self.only_question = asked if alone else None
        self.calls = find_invitations(self.blocks, self.questions)
        for index in self.calls:
            self.questions.pop(index, None)
        self.first = min(self.questions, default=len(self.blocks))
        self.last = max(self.questions, default=-1)
        self.tail = closing_details(self.blocks, self.first, self.last, self.title)
        self.disclaiming = closing_disclaimers(self.blocks, self.last)
        self.listed = listed_details(self.blocks, self.first, self.last)
        self.chapters = find_chapters(self.blocks, self.questions, self.title)
        self.grouped = (
            sum(self._heads_question(index) for index in range(self.first + 1, len(self.blocks))) > 0
        )
        self.place: list[Block] = self.outline.front
        self.part = "front"
        self.group: Block | None = None
        for index, block in enumerate(self.blocks):
            self._sort(index, block)

    # What stands where -------------------------------------------------------------------------------------

    def _heads_question(self, index: int) -> bool:
        following = index + 1
        block = self.blocks[index]
        if following not in self.questions or index in self.questions or match_label(block.text):
            return False
        return not block.role and looks_like_heading(block)

    def _named(self, index: int, names: frozenset[str]) -> bool:
        block = self.blocks[index]
        return (
            block.kind != "item"
            and len(block.text) <= 60
            and index != self.title
            and plain(block.text) in names
        )

    def _opens_details(self, index: int) -> bool:
        if not self._named(index, DETAILS_HEADINGS):
            return False
        ahead = self.blocks[index + 1 : index + 1 + _DETAILS_AHEAD]
        return any(match_label(block.text, loose=True) or block.kind == "row" for block in ahead)

    # Sorting -------------------------------------------------------------------------------------------------

    def _sort(self, index: int, block: Block) -> None:
        outline = self.outline
        if index == self.title:
            self._open_title(index, block)
        elif index in self.questions:
            self._open_question(index, block)
        elif index in self.calls and self.part != "call":
            self._open("call", [block])
            outline.calls.append(self.place)
        elif block.kind == "detail":
            outline.details.append(block)
        elif index < self.title and (place := self._above_title(block)) is not None:
            place.append(block)
        elif block.role:
            self._place_settled(block)
        elif not self._open_named(index, block):
            self._append(index, block)

    def _open_title(self, index: int, block: Block) -> None:
        self.outline.title = block
        if self.only_question:
            self.questions[index] = self.only_question
            self._open_question(index, block)

    def _above_title(self, block: Block) -> list[Block] | None:
        """Where a block above the title belongs; None if that is to be seen by its form."""
        if is_disclaimer(block):
            return self.outline.disclaimer
        certain = self.blocks[self.title].certain and not read_labels(block.text)
        return self.outline.removed if certain else None

    def _place_settled(self, block: Block) -> None:
        if block.role == "group":
            self.group = block if block.text else None
            self.outline.groups += [block] if block.text else []
        else:
            self.place.append(block)

    def _open(self, part: str, place: list[Block]) -> None:
        self.part, self.place = part, place

    def _open_question(self, index: int, block: Block) -> None:
        above = self.outline.sections[-1] if self.outline.sections else None
        before = above.block if above and above.group is self.group else None
        if self.group is not None and ends_group(self.group, block, before):
            self.group = None
        section = Section(self.questions[index], block, self.group)
        self.outline.sections.append(section)
        self._open("answer", section.body)

    def _open_named(self, index: int, block: Block) -> bool:
        """Open the part that a heading such as "Details" names; tell whether there was one."""
        outline = self.outline
        if index >= self.tail and self.part != "details":
            self._open("details", outline.details)
            return False
        for opens, part, place in (
            (self._opens_details(index), "details", outline.details),
            (self._named(index, SOURCES_HEADINGS), "sources", outline.sources),
            (self._disclaims(index), "disclaimer", outline.disclaimer),
            (self._relates(index), "related", outline.removed),
        ):
            if opens:
                (place if part == "related" else outline.structure).append(block)
                self._open(part, place)
                return True
        if index > self.last and self._named(index, CLOSING_HEADINGS):
            self._open_loose(block)
            return True
        return False

    def _disclaims(self, index: int) -> bool:
        outside = index < self.first or index > self.last
        return outside and self._named(index, DISCLAIMER_HEADINGS)

    def _relates(self, index: int) -> bool:
        """Tell a heading over links to other pages, such as "Related articles"."""
        listed = index + 1 < len(self.blocks) and is_other_page(self.blocks[index + 1])
        return listed and self._named(index, RELATED_HEADINGS)

    def _open_chapter(self, index: int, block: Block) -> None:
        """A chapter names the group of the questions in it; what stands above the first of them belongs to none."""
        if index > self.last:
            self._open_loose(block)
            return
        self.group = block
        self.outline.groups.append(block)
        self._open("loose", [])
        self.outline.chapters.append((block, self.place))

    def _open_loose(self, block: Block) -> None:
        self._open("loose", [block])
        self.outline.loose.append(self.place)

    def _append(self, index: int, block: Block) -> None:
        outline = self.outline
        if is_boilerplate(block) and self.part != "details":
            outline.removed.append(block)
        elif index in self.chapters:
            self._open_chapter(index, block)
        elif self.part == "front" and self._take_date(block):
            return
        elif self._heads_question(index) and self._is_group(index):
            self.group = block
            outline.groups.append(block)
        elif self._is_byline(index, block):
            outline.bylines.append(block)
        elif self._ends_list(block):
            self._open_loose(block)
        else:
            self._place_of(index, block).append(block)

    def _place_of(self, index: int, block: Block) -> list[Block]:
        """Where running text belongs: to the answer above it, unless it is about the page or stands below a table."""
        outline = self.outline
        if index in self.disclaiming and self.part in ("answer", "sources"):
            return outline.disclaimer
        if index > self.last and self._leaves_table(block):
            outline.loose.append([])
            return outline.loose[-1]
        if self._is_answer_detail(block):
            outline.answer_details.append((len(outline.sections), block))
            return []
        return self.place

    def _take_date(self, block: Block) -> bool:
        """Keep a day apart that no field is made for, with a label of its own or none; tell whether it was one."""
        if is_dated(block):
            self.outline.details.append(block)
        elif is_date_line(block) and match_label(block.text) is None:
            self.outline.loose.append([block])
        else:
            return False
        return True

    def _is_group(self, index: int) -> bool:
        """A heading right above a question; above the first one only if it is neither subtitle nor alone."""
        if index > self.first or outranks(self.blocks[index], self.blocks[index + 1]):
            return True
        content = any(not is_boilerplate(block) for block in self.outline.front)
        return self.grouped or (
            content and any(not looks_like_heading(block) for block in self.outline.front)
        )

    def _is_byline(self, index: int, block: Block) -> bool:
        """A labelled line outside the answers and the list of details."""
        outside = self.part in ("front", "call", "loose", "disclaimer", "sources")
        labelled = block.kind in ("paragraph", "item") and bool(read_labels(block.text))
        return outside and (labelled or index in self.listed)

    def _ends_list(self, block: Block) -> bool:
        """Tell whether text follows the details or the sources that is neither."""
        if self.part == "details":
            return not is_detail(block)
        if self.part == "related":
            return not is_other_page(block)
        return self.part == "sources" and not is_source(block)

    def _leaves_table(self, block: Block) -> bool:
        """Tell a paragraph below questions that the file itself parts from their answers: it is no part of the last."""
        if self.part != "answer" or block.role or block.kind != "paragraph":
            return False
        section = self.outline.sections[-1]
        return section.block.role == "question" and any(piece.role == "answer" for piece in section.body)

    def _is_answer_detail(self, block: Block) -> bool:
        """A date or reviewer printed under a single answer."""
        if self.part != "answer":
            return False
        label = match_label(block.text) if block.kind == "paragraph" and block.single else None
        return label is not None and label.field in WHO_AND_WHEN
