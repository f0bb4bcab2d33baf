"""Tables of questions whose answers are more than a line of text: each cell says by its column what it is."""

from collections.abc import Sequence

from faq.importer.columns import read_headings
from faq.importer.questions import is_question_sentence
from faq.importer.readers.html.roles import ROLE_ATTRIBUTE
from faq.importer.readers.html.tree import Element, descendants, flat_text

_FIELDS = frozenset({"group", "question", "short_answer", "answer"})
_LISTS = frozenset({"ul", "ol"})
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})


def mark_question_cells(elements: Sequence[Element]) -> None:
    """Write into the cells of such tables among the elements of a page what they are, and undo the tables."""
    for table in [element for element in elements if element.tag == "table"]:
        inner = list(descendants(table))
        # Only a list would be lost in a cell of plain text.
        if not any(element.tag in _LISTS for element in inner) or any(
            element.tag == "table" for element in inner
        ):
            continue
        rows = [_cells(element) for element in inner if element.tag == "tr"]
        if _mark_rows([row for row in rows if row]):
            for element in (table, *inner):
                element.tag = "div" if element.tag in _TABLE else element.tag


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]


def _mark_rows(rows: Sequence[Sequence[Element]]) -> bool:
    """Mark the cells; tell whether the rows were understood."""
    if len(rows) < 2:
        return False
    fields = [column.field for column in read_headings([flat_text(cell) for cell in rows[0]])]
    headed = bool(fields)
    if not headed and all(len(row) == 2 and is_question_sentence(flat_text(row[0])) for row in rows):
        fields = ["question", "answer"]
    if not {"question", "answer"} <= set(fields) <= _FIELDS or any(len(row) != len(fields) for row in rows):
        return False
    for cell in rows[0] if headed else ():
        cell.region = "headings of a table of questions"
    for row in rows[1:] if headed else rows:
        for cell, field in zip(row, fields, strict=True):
            if flat_text(cell):
                cell.attributes[ROLE_ATTRIBUTE] = field
    return True
