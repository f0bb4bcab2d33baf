"""A table of an answer where each cell says its column: the same words on the page and in structured data.

Structured data may hold no table, only lists, and a list has no columns. Because it may say nothing that the page does
not show, the page writes the heading of its column into each cell, too; on a narrow screen it needs that anyway.
"""

from collections.abc import Sequence
from itertools import zip_longest

from django.utils.html import escape

from faq.documents.schema import TableValue


def labelled_rows(table: TableValue) -> list[list[tuple[str, str]]]:
    """Rows of cells as (label, text); the headings themselves where there is nothing below them."""
    header, rows = [_label(heading) for heading in table.header], [row for row in table.rows if any(row)]
    if not rows:
        header, rows = [], [table.header] if any(table.header) else []
    return [list(zip_longest(header, row, fillvalue="")) for row in rows]


def list_html(table: TableValue) -> str:
    """The table as a list, one item for each row."""
    rows = [[_words(label, text) for label, text in row if text] for row in labelled_rows(table)]
    items = "".join(f"<li>{'<br>'.join(row)}</li>" for row in rows)
    caption = f"<p>{escape(table.caption)}</p>" if table.caption else ""
    return f"{caption}<ul>{items}</ul>" if items else caption


def table_html(table: TableValue) -> str:
    """The table as the page shows it. What stands first in a row names the row for those who hear it.

    Roles are spelled out because rows are stacked where columns have no room, and some browsers then forget the table.
    """
    body = "".join(_row_html(row) for row in labelled_rows(table))
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    name = escape(table.caption or ", ".join(filter(None, table.header)))
    region = f' role="region" aria-label="{name}"' if name else ""
    table_open = '<table role="table" class="labelled">'
    rows = f'<tbody role="rowgroup">{body}</tbody>'
    return f'<div class="table" tabindex="0"{region}>{table_open}{caption}{rows}</table></div>'


def _label(heading: str) -> str:
    """The heading as it stands before a text; one that ends in a mark of its own needs no colon."""
    return heading if not heading or heading[-1] in ":?!…" else f"{heading}:"


def _words(label: str, text: str) -> str:
    return f"{escape(label)} {escape(text)}" if label else escape(text)


def _row_html(row: Sequence[tuple[str, str]]) -> str:
    cells = [f'<td role="cell">{_cell_html(label, text)}</td>' for label, text in row]
    if len(row) > 1 and row[0][1]:
        cells[0] = f'<th role="rowheader" scope="row">{_cell_html(*row[0])}</th>'
    return f'<tr role="row">{"".join(cells)}</tr>'


def _cell_html(label: str, text: str) -> str:
    if not text:
        return ""
    return f'<span class="cell-label">{escape(label)}</span> {escape(text)}' if label else escape(text)
