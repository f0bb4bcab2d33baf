"""Report blocks as the page stores them: rich text and the blocks of a long answer."""

import re
import uuid
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from faq.importer.report import (
    Block,
    CalloutBlock,
    HeadingBlock,
    ImportedPrice,
    ImportedPriceTable,
    ListBlock,
    OtherCell,
    ParagraphBlock,
    PriceTableBlock,
    TableBlock,
)

Stored = dict[str, Any]

_EMPTY_CELL = re.compile(r"\s*(?:[-–—‒−―.…/]+|n\.?\s?/?\s?a\.?|n\.?\s?/\s?d\.?)\s*", re.IGNORECASE)


def long_answer(
    blocks: Sequence[Block], price_table_ids: Mapping[int, int | None], tables: Sequence[ImportedPriceTable]
) -> list[Stored]:
    """The blocks of a long answer; running text that belongs together becomes one text block.

    `price_table_ids` maps the number of a price table to its row, or to None where it holds no price to store.
    """
    stored: list[Stored] = []
    running = ""
    for block in blocks:
        html = _running_html(block)
        if html is not None:
            running += html
            continue
        if running:
            stored.append(_stored("paragraph", running))
            running = ""
        stored.append(_set_apart(block, price_table_ids, tables))
    return [*stored, _stored("paragraph", running)] if running else stored


def rich_text(blocks: Sequence[Block], tables: Sequence[ImportedPriceTable]) -> str:
    """The introduction, which is rich text alone: a table in it becomes a list of its rows."""
    return "".join(_running_html(block) or _as_list(block, tables) for block in blocks)


def note_of(table: ImportedPriceTable) -> str:
    """The note of a price table, with the cells that hold no price: they have no other place on the page.

    A cell that only says that it is empty tells readers nothing; the report keeps it.
    """
    cells = [
        f"{cell.option} ({cell.column}): {cell.raw}" if cell.column else f"{cell.option}: {cell.raw}"
        for cell in (*table.unpriced, *table.other)
        if not _EMPTY_CELL.fullmatch(cell.raw)
    ]
    return "\n".join(filter(None, [table.note, *cells]))


def _stored(kind: str, value: Any) -> Stored:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _running_html(block: Block) -> str | None:
    match block:
        case ParagraphBlock():
            return block.html
        case HeadingBlock():
            return f"<h3>{_escaped(block.text)}</h3>"
        case ListBlock():
            tag = "ol" if block.ordered else "ul"
            return _list(block.html or [_escaped(item) for item in block.items], tag, block.levels)
    return None


def _list(items: Sequence[str], tag: str = "ul", levels: Sequence[int] = ()) -> str:
    """A list of items that are HTML already; an item further in than the one before begins a list within it."""
    pieces: list[str] = []
    depth = -1
    for item, level in zip(items, levels or [0] * len(items), strict=True):
        pieces.append(f"<{tag}>" * (level - depth) if level > depth else "</li>")
        pieces.append(f"</{tag}></li>" * (depth - level))
        pieces.append(f"<li>{item}")
        depth = level
    return "".join([*pieces, f"</li></{tag}>" * (depth + 1)])


def _set_apart(
    block: Block, price_table_ids: Mapping[int, int | None], tables: Sequence[ImportedPriceTable]
) -> Stored:
    match block:
        case CalloutBlock():
            return _stored("callout", {"style": "note", "text": f"<p>{_escaped(block.text)}</p>"})
        case PriceTableBlock() if price_table_ids.get(block.table) is not None:
            return _stored("price_table", price_table_ids[block.table])
        case PriceTableBlock():
            return _stored("table", _table([["", ""], *_rows(tables[block.table - 1])]))
        case TableBlock():
            header = [] if block.header else [[""] * max(map(len, block.rows))]
            return _stored("table", _table([*header, *block.rows]))
    raise TypeError(f"{type(block).__name__} has no place in a long answer")


def _table(rows: Sequence[Sequence[str]]) -> Stored:
    """A typed table of text columns; the first row holds the headings."""
    width = max(map(len, rows))
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    return {
        "columns": [{"type": "text", "heading": heading} for heading in filled[0]],
        "rows": [{"values": list(row)} for row in filled[1:]],
        "caption": "",
    }


def _rows(table: ImportedPriceTable) -> list[list[str]]:
    cells: list[ImportedPrice | OtherCell] = [*table.prices, *table.unpriced, *table.other]
    return [[cell.option, cell.raw] for cell in cells]


def _as_list(block: Block, tables: Sequence[ImportedPriceTable]) -> str:
    match block:
        case CalloutBlock():
            return f"<p>{_escaped(block.text)}</p>"
        case PriceTableBlock():
            table = tables[block.table - 1]
            prices = [": ".join(filter(None, [row.option, row.column, row.raw])) for row in table.prices]
            return _list(list(map(_escaped, [*prices, *note_of(table).splitlines()])))
        case TableBlock():
            return _list([_escaped("; ".join(filter(None, row))) for row in block.rows])
    return ""


def _escaped(text: str) -> str:
    return escape(text, quote=False)
