"""An exported page as the import report shows any document. The page itself is made from the file, not from this."""

from collections.abc import Iterator
from html import escape
from typing import Any

from cms import rich_text
from cms.transfer.refusal import TransferRefused
from faq.importer.report import (
    Block,
    CalloutBlock,
    CallToAction,
    ClaimedReviewer,
    ImportedDocument,
    ImportedPrice,
    ImportedPriceTable,
    ImportedQuestion,
    ImportedSource,
    ParagraphBlock,
    PriceTableBlock,
    TableBlock,
)
from faq.transfer.page_file import PageFile


def described(file: PageFile) -> ImportedDocument:
    """The report's view of a file. Raises TransferRefused for content of another shape than an export has."""
    try:
        return _described(file)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise TransferRefused("", f"The content is not in the shape of an export: {error!r}.") from error


def _described(file: PageFile) -> ImportedDocument:
    page = file.page
    tables = list(file.price_tables)
    return ImportedDocument(
        title=page["title"],
        subtitle=page.get("subtitle") or None,
        summary=page.get("summary") or None,
        introduction_heading=page.get("introduction_heading") or None,
        introduction=list(_paragraphs(page.get("introduction"))),
        overview=page.get("search_description") or None,
        language=file.language,
        treatment=file.treatments[page["treatment"]]["name"] if page.get("treatment") else None,
        country=page.get("country") or None,
        claimed_reviewer=_claim(page.get("claimed_reviewer")),
        author=page.get("author") or None,
        modified_on=page.get("modified_on"),
        disclaimer=page.get("disclaimer") or None,
        sources=[
            ImportedSource(text=row["title"], url=row.get("url") or None) for row in file.sources.values()
        ],
        call_to_action=_call(page),
        questions=[_question(row, tables) for row in file.questions],
        price_tables=[_price_table(file, key) for key in tables],
    )


def _claim(text: str | None) -> ClaimedReviewer | None:
    return ClaimedReviewer(name=text, raw=text) if text else None


def _call(page: dict[str, Any]) -> CallToAction | None:
    heading, text, link_text = (
        page.get(f"call_to_action_{name}") or "" for name in ("heading", "text", "link_text")
    )
    url = page.get("call_to_action_link_url") or None
    if not (heading or text or link_text or url):
        return None
    return CallToAction(heading=heading, text=text, link_text=link_text, link_url=url)


def _question(row: dict[str, Any], tables: list[str]) -> ImportedQuestion:
    return ImportedQuestion(
        question=row["question"],
        group=row.get("group") or None,
        short_answer=row.get("short_answer") or None,
        long_answer=[block for stored in row.get("long_answer") or [] for block in _blocks(stored, tables)],
    )


def _blocks(stored: dict[str, Any], tables: list[str]) -> Iterator[Block]:
    value = stored["value"]
    match stored["type"]:
        case "paragraph":
            yield from _paragraphs(value)
        case "callout":
            yield CalloutBlock(text=rich_text.to_text(value["text"]))
        case "price_table" if value in tables:
            yield PriceTableBlock(table=tables.index(value) + 1)
        case "table":
            rows = [
                [column["heading"] for column in value["columns"]],
                *(row["values"] for row in value["rows"]),
            ]
            yield TableBlock(header=True, rows=rows)
        case "image":
            yield from _paragraphs(escape(value.get("caption") or ""))


def _paragraphs(html: str | None) -> Iterator[Block]:
    text = rich_text.to_text(html or "")
    if text:
        yield ParagraphBlock(text=text, html=rich_text.clean(html or ""))


def _price_table(file: PageFile, key: str) -> ImportedPriceTable:
    fields = file.price_tables[key]
    uses = (
        number
        for number, row in enumerate(file.questions, start=1)
        for block in row.get("long_answer") or []
        if block["type"] == "price_table" and block["value"] == key
    )
    return ImportedPriceTable(
        question=next(uses, None),
        caption=fields["title"],
        note=fields.get("note") or None,
        prices=[_price(row) for row in fields["prices"]],
    )


def _price(row: dict[str, Any]) -> ImportedPrice:
    names = ("country", "currency", "amount_min", "amount_max", "unit")
    return ImportedPrice(
        option=row["option"],
        column=row.get("column") or "",
        approximate=bool(row.get("approximate")),
        open_ended=not (row.get("amount_min") and row.get("amount_max")),
        raw=row.get("raw") or "",
        **{name: row.get(name) or None for name in names},
    )
