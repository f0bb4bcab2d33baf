"""Word documents as neutral blocks: paragraphs by their style, lists and tables; the text as a reader of it sees it."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from faq.importer.blocks import CAPTION, Block, Line, Role, join_lines, joined
from faq.importer.columns import Column, read_headings
from faq.importer.errors import UnreadableDocument
from faq.importer.numbered_lines import NumberedLines
from faq.importer.office.archives import Archive
from faq.importer.office.word_extras import WordExtras
from faq.importer.office.word_marks import is_bold, with_marks
from faq.importer.office.word_parts import WordParts
from faq.importer.office.word_styles import Styles, value
from faq.importer.office.word_tables import TableRow, cell_paragraphs, raw_text, table_rows, with_joined_cells
from faq.importer.office.word_text import Piece, WordText, is_placeholder
from faq.importer.questions import is_question_sentence
from faq.importer.readers.question_rows import QuestionRows, QuestionTable
from faq.importer.readers.text import read_lines
from faq.importer.source import Notice, Row, Source

_BLOCKS = frozenset({"{w}p", "{w}tbl", "{w}altChunk"})
_DELETED = frozenset({"{w}del", "{w}moveFrom"})
_WRAPPERS = frozenset(
    {
        "{w}sdt",
        "{w}sdtContent",
        "{w}customXml",
        "{w}ins",
        "{w}moveTo",
        "{w}smartTag",
        "{mc}AlternateContent",
        "{mc}Choice",
    }
)


def read_docx(data: bytes, file: str) -> Source:
    """Read a Word document. Raises UnreadableDocument for what is none, damaged, protected or hostile."""
    reader = _DocumentReader(WordParts(Archive(data, file)))
    reader.read()
    if not reader.lines.texts:
        raise UnreadableDocument(file, "", "The document holds no text.")
    notices = [*reader.lines.notices, *reader.notices]
    return Source(reader.blocks, reader.lines.text, notices, reader.lines.places)


class _DocumentReader:
    """Walks the body once. Text typed into plain paragraphs is read by its form, as in a text file."""

    def __init__(self, parts: WordParts) -> None:
        self.parts = parts
        self.styles = Styles.read(parts.first("styles"), parts.first("numbering"))
        self.words = WordText(self.styles, parts.addresses(parts.main))
        self.lines = NumberedLines()
        self.extras = WordExtras(parts, self.words, self.lines)
        self.blocks: list[Block] = []
        self.notices: list[Notice] = []
        self.paragraphs = self.tables = 0
        self.columns: list[Line] = []
        """Lines of plain paragraphs with tabs or bars in them: together they may be a table."""
        self.merged: list[Piece] = []
        """What stands before a deleted end of a paragraph: it goes on with the next one."""
        self.place, self.in_table = "", False
        self.titled = False

    def read(self) -> None:
        self._read(self.parts.body)
        self._end_columns()
        # First, so that the first note is the first source.
        self.blocks = [*self.extras.sources, *self.blocks]
        self.notices = [*self.notices, *self.extras.notices, *self.extras.summary()]

    def _read(self, element: Element) -> None:
        for child in self._children(element):
            if child.tag == "{w}p":
                self._paragraph(child)
            elif child.tag == "{w}tbl":
                self._end_columns()
                self._table(child)
            else:
                self.words.left_out.counts["documents"] += 1

    def _children(self, element: Element) -> Iterator[Element]:
        """The paragraphs and tables below an element, in order, without deleted ones."""
        for child in element:
            if child.tag in _BLOCKS:
                yield child
            elif child.tag in _DELETED:
                self.words.left_out.counts["deletions"] += 1
            elif child.tag in _WRAPPERS and not is_placeholder(child):
                yield from self._children(child)

    # Paragraphs -------------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Element) -> None:
        self.paragraphs += 1
        self.place = f"paragraph {self.paragraphs}" if not self.in_table else self.place
        pieces = [*self.merged, *self.words.read(paragraph)]
        boxes = self.extras.collect(self.place)
        self.merged = pieces if paragraph.find("{w}pPr/{w}rPr/{w}del") is not None else []
        if not self.merged:
            properties = paragraph.find("{w}pPr")
            pieces = pieces if self._is_apart(properties) else self.extras.numbered(pieces)
            lines = self.lines.add("".join(piece.text for piece in pieces), self.place)
            self._place_lines(properties, lines, pieces)
        for box in boxes:
            self._box(box)

    def _box(self, box: Element) -> None:
        """A text box, below the paragraph that it is fixed to."""
        before = len(self.blocks)
        self._end_columns()
        self._read(box)
        self._end_columns()
        excerpt = " ".join(block.text for block in self.blocks[before:])
        if excerpt:
            self.notices.append(Notice("text_box_placed", self.place, excerpt))

    def _is_apart(self, properties: Element | None) -> bool:
        """Tell a paragraph that is no running text by its style: a title, heading, caption or quotation."""
        style = "" if properties is None else value(properties.find("{w}pStyle"))
        named = self.styles.is_title(style) or self.styles.is_caption(style) or self.styles.is_quote(style)
        return named or bool(self.styles.heading_level(properties, style))

    def _place_lines(self, properties: Element | None, lines: tuple[Line, ...], pieces: list[Piece]) -> None:
        style = "" if properties is None else value(properties.find("{w}pStyle"))
        if lines and self._goes_on(style):
            further = with_marks(Block("item", join_lines(lines), lines, bold=is_bold(pieces)), pieces)
            self.blocks[-1] = joined(self.blocks[-1], further)
            return
        block = self._styled(properties, style, lines, pieces) if lines else None
        if block is None and any("\t" in line.text or "|" in line.text for line in lines):
            self.columns += lines
            return
        self._end_columns()
        if block is None:
            for typed in read_lines(lines) if lines else []:
                bold = typed.bold or is_bold(pieces)
                self.blocks.append(with_marks(replace(typed, bold=bold), pieces))
        elif self.styles.is_contents(style):
            self.notices.append(Notice("boilerplate_removed", self.place, block.raw))
        else:
            self.blocks.append(with_marks(block, pieces))

    def _goes_on(self, style: str) -> bool:
        """Tell whether a paragraph belongs to the list item above it."""
        in_list = bool(self.blocks) and self.blocks[-1].kind == "item" and not self.columns
        return in_list and self.styles.is_continuation(style) and not self.blocks[-1].text.endswith("?")

    def _styled(
        self, properties: Element | None, style: str, lines: tuple[Line, ...], pieces: list[Piece]
    ) -> Block | None:
        """The block that the paragraph's style makes of it; None for a plain one."""
        text = join_lines(lines)
        listed = self.styles.list_place(properties, style)
        marker = self.styles.marker(listed) if listed else ""
        if self.styles.is_title(style) or self.styles.is_contents(style):
            return Block("heading", text, lines, level=1, certain=True, role=self._title_role(style))
        if level := self.styles.heading_level(properties, style):
            marker = marker if marker != "•" else ""
            return Block("heading", text, lines, level=level, certain=True, marker=marker)
        if listed and marker:
            gap = not (self.blocks and self.blocks[-1].kind == "item")
            return Block(
                "item", text, lines, gap=gap, marker=marker, level=listed.level, bold=is_bold(pieces)
            )
        if self.styles.is_caption(style):
            return Block("paragraph", text, lines, marker=CAPTION)
        if self.styles.is_quote(style):
            return Block("paragraph", text, lines, quoted=True)
        return None

    def _title_role(self, style: str) -> Role:
        """The first paragraph in the style of a title is the title; others may be headings."""
        first = self.styles.is_title(style) and not self.titled
        self.titled = self.titled or first
        return "title" if first else ""

    def _end_columns(self) -> None:
        if self.columns:
            self.blocks += read_lines(self.columns)
            self.columns = []

    # Tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Element) -> None:
        self.tables += 1
        rows = table_rows(table)
        texts = [tuple(map(raw_text, row.cells)) for row in rows]
        width = max(map(len, texts), default=0)
        outer, self.in_table = self.in_table, True
        columns = read_headings(texts[0]) if texts else []
        if columns:
            self._question_rows(rows, columns)
        elif width == 1 or (width == 2 and any(is_question_sentence(cells[0]) for cells in texts)):
            self._read_cells(rows)
        else:
            self._rows(rows)
        self.in_table = outer

    def _read_cells(self, rows: list[TableRow]) -> None:
        """A frame around text, or questions with their answers beside them: the cells one after the other."""
        table = self.tables
        for number, row in enumerate(rows, start=1):
            self.place = f"table {table} row {number}"
            for cell in row.cells:
                if cell is not None:
                    self._read(cell)
            self._end_columns()

    def _rows(self, rows: list[TableRow]) -> None:
        gap = True
        for number, row in enumerate(with_joined_cells(rows), start=1):
            block = self._row(row, f"table {self.tables} row {number}")
            if block is not None:
                self.blocks.append(replace(block, gap=gap))
                gap = False
            if row.heads and number == 1:
                self.blocks.append(Block("row", "", (), gap=False, marker="rule", tabular=True))

    def _row(self, row: TableRow, place: str) -> Block | None:
        cells: list[str] = []
        lines: list[Line] = []
        pieces: list[Piece] = []
        for cell in row.cells:
            inside = self._cell(cell, place)
            found = self.lines.add(" ".join("".join(piece.text for piece in part) for part in inside), place)
            cells.append(join_lines(found))
            lines += found
            pieces += [piece for part in inside for piece in part]
        if not lines:
            return None
        block = Block("row", " ".join(cells), tuple(lines), cells=tuple(cells), tabular=True)
        return with_marks(block, pieces)

    def _cell(self, cell: Element | None, place: str) -> list[list[Piece]]:
        paragraphs = cell_paragraphs(cell) if cell is not None else ()
        found = [self.words.read(paragraph) for paragraph in paragraphs]
        self.extras.leave_out(self.extras.collect(place), place)
        return found

    def _question_rows(self, rows: list[TableRow], columns: list[Column]) -> None:
        """A table whose columns are named: every row asks a question. Only answers are more than plain text."""
        answers = {column.index for column in columns if column.field == "answer"}
        place = f"table {self.tables}"
        texts = [
            Row(number, tuple(self._cell_text(row, index, answers, place) for index in range(len(row.cells))))
            for number, row in enumerate(rows, start=1)
        ]
        table = QuestionTable([], columns, texts[1:])

        def read_answer(row: int, index: int, where: str) -> list[Block]:
            return self._apart(rows[row - 1].cells[index], where)

        reader = QuestionRows(table, self.lines, place, read_answer=read_answer)
        reader.read()
        self.blocks += reader.blocks
        self.notices += reader.notices

    def _cell_text(self, row: TableRow, index: int, answers: set[int], place: str) -> str:
        cell = row.cells[index]
        if index in answers:
            return raw_text(cell)
        return "\n\n".join("".join(piece.text for piece in part) for part in self._cell(cell, place))

    def _apart(self, cell: Element | None, place: str) -> list[Block]:
        """The blocks of one cell."""
        outer, self.blocks, self.place = self.blocks, [], place
        if cell is not None:
            self._read(cell)
        self._end_columns()
        found, self.blocks = self.blocks, outer
        return found
