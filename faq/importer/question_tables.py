"""Tables of questions within a text: a row that asks, with its answer beside it, as blocks one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faq.importer.blocks import Block, Role
from faq.importer.boilerplate import is_boilerplate
from faq.importer.columns import Column, read_headings
from faq.importer.questions import match_question
from faq.importer.vocabulary import plain

_HEADINGS = "headings of a table of questions"
_NUMBERS = frozenset({"", "#", "no", "nr", "n.º", "num", "number", "numero", "nummer"})
_ANSWERS = frozenset({"answer", "short_answer"})
_ROLES: dict[str, Role] = {
    "group": "group",
    "question": "question",
    "short_answer": "short_answer",
    "answer": "answer",
}


def out_of_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the rows of a table of questions and answers as a paragraph for each cell."""
    found: list[Block] = []
    start = 0
    while start < len(blocks):
        end = start + 1
        while blocks[start].kind == "row" and end < len(blocks) and _goes_on(blocks[end]):
            end += 1
        columns = _columns(blocks[start]) if end - start > 1 and not blocks[start].role else []
        found += _named_columns(blocks[start:end], columns) if columns else _pairs(blocks[start:end])
        start = end
    return [_heading_row(block, found[index + 1 : index + 3]) for index, block in enumerate(found)]


def _goes_on(block: Block) -> bool:
    return block.kind == "row" and not block.gap


# Where a row of headings says what the columns hold ---------------------------------------------------------------


def _columns(first: Block) -> list[Column]:
    """The columns in the order in which a question is read; [] unless one holds questions and another answers."""
    columns = read_headings(first.cells)
    fields = {column.field for column in columns}
    return sorted(columns, key=lambda column: column.rank) if fields & _ANSWERS else []


def _named_columns(rows: Sequence[Block], columns: Sequence[Column]) -> Iterator[Block]:
    yield replace(rows[0], region=rows[0].region or _HEADINGS)
    group = ""
    for row in (row for row in rows[1:] if any(row.cells)):
        cells = {column.index: row.cells[column.index] for column in columns if column.index < len(row.cells)}
        for block in _question(row, columns, cells):
            if block.role != "group":
                yield block
            elif block.text != group:
                group = block.text
                yield replace(block, kind="heading")


def _question(row: Block, columns: Sequence[Column], cells: dict[int, str]) -> Iterator[Block]:
    number = "".join(
        f"{cells[column.index].rstrip('.)')}. "
        for column in columns
        if plain(column.heading) in _NUMBERS and cells.get(column.index, "").rstrip(".)").isdecimal()
    )
    for column in columns:
        text = cells.get(column.index, "")
        role = _ROLES.get(column.field, "")
        if role == "question" and text:
            yield replace(row, kind="paragraph", text=number + text, cells=(), role=role)
        elif role and (text or role == "short_answer"):
            yield replace(row, kind="paragraph", text=text, cells=(), role=role)
        elif text and not (number and plain(column.heading) in _NUMBERS):
            # What no field is known for is part of the answer, such as a column of remarks.
            label = f"{column.heading.rstrip(':')}: " if column.field else ""
            yield replace(row, kind="paragraph", text=label + text, cells=(), gap=True)


# Two columns without such headings ----------------------------------------------------------------------------------


def _pairs(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "row" and not block.role and len(block.cells) == 2 and _asks(block.cells[0]):
            question, answer = (replace(block, kind="paragraph", text=cell, cells=()) for cell in block.cells)
            yield replace(question, bold=question.bold or block.certain)
            if answer.text:
                yield answer
        else:
            yield block


def _asks(text: str) -> bool:
    return match_question(Block("paragraph", text, ())) is not None


def _heading_row(block: Block, following: Sequence[Block]) -> Block:
    """Turn "Question | Answer" above such rows into a line that is known as part of the page around the text."""
    if block.kind != "row" or not any(other.kind == "paragraph" and _asks(other.text) for other in following):
        return block
    line = replace(block, kind="paragraph", cells=())
    return line if is_boilerplate(line) else block
