"""Rows of a table as blocks: each row asks one question, and its columns say what belongs to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from faq.importer.blocks import Block, Line, Role, join_lines
from faq.importer.columns import Column, column_letter, read_headings
from faq.importer.inline import Mark
from faq.importer.labels import match_label
from faq.importer.numbered_lines import NumberedLines
from faq.importer.price_tables import is_formula_like
from faq.importer.questions import is_question_sentence
from faq.importer.readers.further_tables import FurtherTable, apart
from faq.importer.readers.marked_up_cells import is_marked_up, read_marked_up, without_markup
from faq.importer.readers.price_columns import PriceColumns, find_price_columns
from faq.importer.readers.text import read_lines
from faq.importer.source import Notice, Row
from pricing.amounts import parse_amount

MAX_ROWS = 10_000
_MAX_ROWS_ABOVE_HEADINGS = 60
_ROW_NUMBERS_SHOWN = 20


@dataclass
class QuestionTable:
    """Which rows stand above the headings, what the columns hold, and the rows below."""

    front: list[Row]
    columns: list[Column]
    rows: list[Row]
    guessed: bool = False
    further: list[FurtherTable] = field(default_factory=list)


def find_table(rows: Sequence[Row]) -> QuestionTable | None:
    """Find the row of headings. Without one, two columns whose first holds only questions will do."""
    for position, row in enumerate(rows[:_MAX_ROWS_ABOVE_HEADINGS]):
        columns = read_headings(row.cells)
        if columns:
            asked = next(column.index for column in columns if column.field == "question")
            below, further = apart(rows[position + 1 :], asked)
            return QuestionTable(list(rows[:position]), columns, below, further=further)
    filled = [row for row in rows if row.filled]
    if filled and all(len(row.cells) == 2 and is_question_sentence(row.cells[0].strip()) for row in filled):
        columns = [Column(0, "Question", "question"), Column(1, "Answer", "answer")]
        return QuestionTable([], columns, list(rows), guessed=True)
    return None


@dataclass
class QuestionRows:
    """Reads the rows of a question table. `place` comes before the number of a row; `separator` parted its cells."""

    table: QuestionTable
    lines: NumberedLines
    place: str = ""
    separator: str = ", "
    read_answer: Callable[[int, int, str], list[Block]] | None = None
    """Reads the answer in a cell by the number of its row, its index and its place, where a cell is more than text."""
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The addresses that whole cells link to, by the number of the row and the index of the column."""
    blocks: list[Block] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _extras: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _details: set[tuple[int, str]] = field(default_factory=set)
    _group: str = ""
    _section: str = ""
    _has_short_answers: bool = False
    _prices: PriceColumns = field(default_factory=PriceColumns)
    _asked: str = ""
    _priced_under: tuple[str, ...] = ()

    def read(self) -> None:
        """Turn every row into blocks and notices; the blocks of the front come first."""
        self._has_short_answers = any(column.field == "short_answer" for column in self.table.columns)
        self._prices = find_price_columns(self.table.columns, [row.cells for row in self.table.rows])
        for row in self.table.front:
            self._front_row(row)
        for table in self.table.further:
            self._further(table)
        for row in self.table.rows:
            if row.filled:
                self._row(row)
        if self.table.guessed:
            self.notices.append(Notice("columns_guessed", "document"))
        self.notices += map(self._unknown_column, sorted(self._extras))

    def _where(self, row: Row, column: Column | None = None) -> str:
        name = column.heading or column_letter(column.index) if column else ""
        return ", ".join(filter(None, [f"{self.place} row {row.number}".strip(), name]))

    # Above the headings -------------------------------------------------------------------------------------------

    def _front_row(self, row: Row) -> None:
        """A line of text or a labelled value: "Title: …", or a label in one cell and its value in the next."""
        cells = row.filled
        if not any(map(str.isalnum, "".join(cells))):
            return
        text = self.separator.join(cells)
        label = cells[0].strip().rstrip(":")
        if len(cells) == 2 and ":" not in label and len(label.split()) <= 5:
            text, detail = f"{label}: {cells[1].strip()}", True
        else:
            detail = match_label(" ".join(cells[0].split())) is not None
        lines = self.lines.add(" ".join(text.split()), self._where(row))
        self.blocks.append(Block("detail" if detail else "paragraph", join_lines(lines), lines))

    def _further(self, table: FurtherTable) -> None:
        self.blocks += table.blocks(self.lines, self.place)
        if not table.details:
            place = f"{table.place or self.place} row {table.rows[0].number}".strip()
            self.notices.append(Notice("table_placed", place, " | ".join(table.rows[0].cells)))

    # Below them ---------------------------------------------------------------------------------------------------

    def _row(self, row: Row) -> None:
        self._check(row)
        cells = {
            column.field: row.cells[column.index].strip() for column in self._filled(row) if column.field
        }
        question = cells.get("question", "")
        labelled = f"{cells['group']}: {question}" if "group" in cells and len(row.filled) == 2 else ""
        if question and (_is_detail(labelled) or (len(row.filled) == 1 and _is_detail(question))):
            self._front_row(row)
        elif question:
            self._open_group(row, cells.get("group", ""))
            self._question(row)
        elif set(cells) == {"group"} and len(row.filled) == 1:
            self._section = cells["group"]
            self._open_group(row, self._section)
        elif self._goes_on(row):
            self._priced(row)
        else:
            lines = self.lines.add("\n".join(row.filled), self._where(row))
            text = "\n".join(line.text for line in lines)
            self.notices.append(Notice("row_without_question", self._where(row), text))

    def _filled(self, row: Row) -> list[Column]:
        """The columns of which the row has a cell, in the order in which a question is read."""
        filled = [
            column
            for column in self.table.columns
            if column.index < len(row.cells) and row.cells[column.index].strip()
        ]
        return sorted(filled, key=lambda column: column.rank)

    def _check(self, row: Row) -> None:
        for cell in filter(is_formula_like, map(str.strip, row.cells)):
            self.notices.append(Notice("formula_like_cell", self._where(row), cell))
        width = len(self.table.columns)
        if len(row.cells) != width:
            self.notices.append(Notice("column_count_mismatch", self._where(row), " | ".join(row.cells)))
        for cell in row.cells[width:]:
            self.lines.add(cell, self._where(row))

    def _open_group(self, row: Row, text: str) -> None:
        """Begin the group of a row, or end the one before. A row may name its group alone, for those below it."""
        group = text or self._section
        lines = self.lines.add(text, self._where(row))
        if not group and self._group:
            self.notices.append(Notice("group_not_given", self._where(row)))
        if group != self._group or lines:
            self.blocks.append(Block("heading", " ".join(group.split()), lines, role="group"))
        self._group = group
        if text:
            self._section = self._section if text == self._section else ""

    def _goes_on(self, row: Row) -> bool:
        """Tell whether a row without a question holds a further price of the one above it, and nothing else."""
        if not self._asked or any(column.index not in self._prices.indexes for column in self._filled(row)):
            return False
        return self._prices.read(row.cells, self._asked) is not None

    def _question(self, row: Row) -> None:
        answered, self._priced_under = False, ()
        for column in self._filled(row):
            text = row.cells[column.index]
            if column.field == "question":
                self._whole(row, column, text)
                self._asked = " ".join(text.split())
                answered = not self._has_short_answers
            elif column.field == "short_answer":
                self._whole(row, column, text)
                answered = True
            elif column.field == "answer":
                self._no_short_answer(answered=answered)
                answered = True
                self.blocks += self._answer(row, column, text)
            elif column.field != "group" and column.index not in self._prices.indexes:
                self._detail(row, column, text)
        self._no_short_answer(answered=answered)
        self._priced(row)

    def _priced(self, row: Row) -> None:
        """The prices of a row as a table at the end of its answer, or as a further row of the one that ends there."""
        found = self._prices.read(row.cells, self._asked)
        if found:
            headings, cells = found
            texts = [row.cells[index] for index in sorted(self._prices.indexes) if index < len(row.cells)]
            lines = tuple(line for text in texts for line in self.lines.add(text, self._where(row)))
            rows = table_rows([headings, cells], lines)
            self.blocks += rows[-1:] if headings == self._priced_under else rows
            if headings != self._priced_under and not any(map(parse_amount, cells[1:])):
                # "Included" alone makes no table of prices, so nothing else would say that it is none.
                self.notices.append(Notice("unparsed_price", self._where(row), ", ".join(cells[1:])))
            self._priced_under = headings

    def _no_short_answer(self, *, answered: bool) -> None:
        """The column for it is empty: nothing else in this row is a short answer."""
        if not answered:
            self.blocks.append(Block("paragraph", "", (), role="short_answer"))

    def _whole(self, row: Row, column: Column, text: str) -> None:
        lines = self.lines.add(without_markup(text, self._where(row, column)), self._where(row, column))
        role: Role = "question" if column.field == "question" else "short_answer"
        block = Block("paragraph", join_lines(lines), lines, role=role)
        self.blocks.append(self._linked(block, row, column))

    def _answer(self, row: Row, column: Column, text: str) -> list[Block]:
        place = self._where(row, column)
        if self.read_answer is None:
            marked_up = read_marked_up(self.lines, text, place) if is_marked_up(text) else None
            found, notices = marked_up or (read_cell(self.lines, text, place), [])
            self.notices += notices
        else:
            found = self.read_answer(row.number, column.index, place)
        return [self._linked(replace(block, role="answer"), row, column) for block in found]

    def _linked(self, block: Block, row: Row, column: Column) -> Block:
        """The block as a link, if its cell is one."""
        address = self.links.get((row.number, column.index))
        return replace(block, marks=(Mark(0, len(block.text), "a", address),)) if address else block

    def _detail(self, row: Row, column: Column, text: str) -> None:
        value = " ".join(text.split())
        if not column.field:
            lines = self.lines.add(text, self._where(row, column))
            kept = "\n".join(line.text for line in lines)
            self._extras.setdefault(column.index, []).append((row.number, kept))
        elif (column.index, value) not in self._details:
            # A value that is repeated down its column is one detail.
            self._details.add((column.index, value))
            heading = column.heading.replace(":", " ").strip()
            address = self.links.get((row.number, column.index), "")
            printed = f"{value} {address}" if column.field == "source" and address not in value else value
            lines = self.lines.add(f"{heading}: {printed}", self._where(row, column))
            self.blocks.append(self._linked(Block("detail", join_lines(lines), lines), row, column))

    def _unknown_column(self, index: int) -> Notice:
        column, cells = self.table.columns[index], self._extras[index]
        numbers = [str(number) for number, _ in cells]
        shown = ", ".join(numbers[:_ROW_NUMBERS_SHOWN]) + (" …" if len(numbers) > _ROW_NUMBERS_SHOWN else "")
        reason = "has the same heading as another one" if column.repeated else "has no field on the page"
        letter = column_letter(index)
        name = f"{letter} “{column.heading}”" if column.heading else letter
        sentence = f"Column {name} {reason}. It is kept only in this report (rows {shown})."
        return Notice(
            "unknown_column", f"column {name}", "\n".join(text for _, text in cells), detail=sentence
        )


def read_cell(lines: NumberedLines, text: str, place: str) -> list[Block]:
    """The text of a cell as neutral blocks, by its form, as if it were a text file."""
    paragraphs: list[tuple[Line, ...]] = [()]
    for line in text.split("\n"):
        added = lines.add(line, place)
        if added:
            paragraphs[-1] += added
        elif paragraphs[-1]:
            paragraphs.append(())
    return [block for paragraph in paragraphs if paragraph for block in read_lines(paragraph)]


def table_rows(rows: Sequence[Sequence[str]], lines: Sequence[Line]) -> list[Block]:
    """A table within the text, its first row the headings, as blocks; `lines` are the text of all of it."""
    head, *below = rows
    return [
        Block("row", " ".join(head), (), cells=tuple(head), tabular=True, role="answer"),
        Block("row", "", (), gap=False, marker="rule", tabular=True, role="answer"),
        *(
            Block(
                "row",
                " ".join(cells),
                tuple(lines) if cells is below[0] else (),
                gap=False,
                cells=tuple(cells),
                tabular=True,
                role="answer",
            )
            for cells in below
        ),
    ]


def _is_detail(text: str) -> bool:
    label = match_label(" ".join(text.split()))
    return label is not None and not text.endswith("?")
