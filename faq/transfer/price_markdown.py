"""A price table as a table of Markdown, one row per option, that the importer reads back to the same prices."""

from collections.abc import Iterator
from html import escape

from cms.rich_text_markdown import to_markdown
from cms.structured_data import country_name
from faq.importer.vocabulary import CAPTION_LABELS, plain
from pricing.documents import PriceRow, PriceTableDocument
from pricing.money import price_text

_BETWEEN = " / "
"""Between two prices in one cell, as the importer expects it."""


def price_table_lines(table: PriceTableDocument, *, language: str) -> Iterator[str]:
    """The title as a caption, then the table."""
    yield _caption(table.title, language)
    headings = list(dict.fromkeys(_heading(row, language) for row in table.rows))
    cells: dict[tuple[str, str], list[str]] = {}
    for row in table.rows:
        cells.setdefault((row.option, _heading(row, language)), []).append(_cell(row, language))
    first = "Opción" if language == "es" else "Option"
    head = _row("th", [first, *headings])
    body = "".join(
        _row("td", [option, *(_BETWEEN.join(cells.get((option, heading), [])) for heading in headings)])
        for option in dict.fromkeys(row.option for row in table.rows)
    )
    yield to_markdown(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")


def _caption(title: str, language: str) -> str:
    labelled = plain(title.partition(":")[0]) in CAPTION_LABELS
    label = "Tabla" if language == "es" else "Table"
    return to_markdown(f"<p>{escape(title if labelled else f'{label}: {title}')}</p>")


def _heading(row: PriceRow, language: str) -> str:
    country = country_name(row.country, language) if row.country else ""
    column = row.column or ""
    if country.casefold() in column.casefold():
        return column or country
    return ": ".join(filter(None, [country, column]))


def _cell(row: PriceRow, language: str) -> str:
    """The price as it was printed; else in figures, with what it is counted by."""
    if row.raw:
        return row.raw
    price = price_text(
        amount_min=row.amount_min,
        amount_max=row.amount_max,
        currency=row.currency,
        approximate=row.approximate,
        language=language,
    )
    return f"{price} {row.unit}" if row.unit else price


def _row(tag: str, cells: list[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
