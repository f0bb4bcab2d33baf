"""A long answer, block by block: what is stored becomes what readers get."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from cms import rich_text
from faq.documents.related import Related
from faq.documents.schema import (
    Block,
    CalloutBlock,
    CalloutValue,
    ImageBlock,
    LongAnswer,
    ParagraphBlock,
    PriceTableBlock,
    PriceTableRef,
    RichContent,
    TableBlock,
    TableValue,
)


def long_answer(stored: Sequence[dict[str, Any]], related: Related) -> LongAnswer:
    """The answer's blocks, and all of them but price tables as one HTML and one text."""
    blocks = [block for block in (_block(item, related) for item in stored) if block]
    return LongAnswer(
        html="".join(block_html(block) for block in blocks),
        text="\n\n".join(filter(None, (block_text(block) for block in blocks))),
        blocks=blocks,
    )


def rich_content(html: str) -> RichContent:
    return RichContent(html=html, text=rich_text.to_text(html))


def _block(item: dict[str, Any], related: Related) -> Block | None:
    """The block, or nothing where what it points at no longer exists."""
    value = item["value"]
    match item["type"]:
        case "paragraph":
            return ParagraphBlock(value=rich_content(related.html.get(value, "")))
        case "callout":
            return _callout(value, related)
        case "table":
            return _table(value)
        case "image":
            return _image(value, related)
        case "price_table" if value in related.price_tables:
            return PriceTableBlock(value=PriceTableRef(id=value, title=related.price_tables[value].title))
    return None


def _callout(value: dict[str, Any], related: Related) -> CalloutBlock:
    content = rich_content(related.html.get(value["text"], ""))
    label = _("Warning") if value["style"] == "warning" else _("Note")
    return CalloutBlock(
        value=CalloutValue(html=content.html, text=content.text, style=value["style"], label=label)
    )


def _table(value: dict[str, Any]) -> TableBlock:
    rows = [[_plain(cell) for cell in row["values"]] for row in value["rows"]]
    header = [_plain(column["heading"]) for column in value["columns"]]
    return TableBlock(
        value=TableValue(caption=_plain(value.get("caption")) or None, header=header, rows=rows)
    )


def _plain(text: str | None) -> str:
    return rich_text.without_control_characters(text or "")


def _image(value: dict[str, Any], related: Related) -> ImageBlock | None:
    chosen = value["image"]
    image = related.images.get(chosen["image"])
    if image is None:
        return None
    alt = "" if chosen.get("decorative") else chosen.get("alt_text") or image.alt
    return ImageBlock(value=image.model_copy(update={"alt": alt, "caption": value.get("caption") or None}))


def block_html(block: Block) -> str:
    """The block as it stands inside the answer; a price table stands after it."""
    match block:
        case ParagraphBlock(value=value):
            return value.html
        case CalloutBlock(value=value):
            label = f"<p><strong>{escape(value.label)}</strong></p>"
            return f'<div class="callout callout-{value.style}" role="note">{label}{value.html}</div>'
        case TableBlock(value=value):
            return _table_html(value)
        case ImageBlock(value=value):
            caption = f"<figcaption>{escape(value.caption)}</figcaption>" if value.caption else ""
            return (
                f'<figure><img src="{escape(value.url)}" alt="{escape(value.alt)}" width="{value.width}" '
                f'height="{value.height}" loading="lazy">{caption}</figure>'
            )
    return ""


def _table_html(value: TableValue) -> str:
    """The table in a box that scrolls, with a name for those who hear it. An empty corner is no heading."""
    caption = f"<caption>{escape(value.caption)}</caption>" if value.caption else ""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' if cell else "<td></td>" for cell in value.header)
    head = f"<thead><tr>{head}</tr></thead>" if any(value.header) else ""
    body = "".join(_row_html(row, headed=bool(head) and not value.header[0]) for row in value.rows)
    name = escape(value.caption or ", ".join(filter(None, value.header)))
    region = f' role="region" aria-label="{name}"' if name else ""
    return (
        f'<div class="table" tabindex="0"{region}><table>{caption}{head}<tbody>{body}</tbody></table></div>'
    )


def _row_html(row: list[str], *, headed: bool) -> str:
    """One row; `headed` where its first cell names the row, as in a table with an empty corner."""
    cells = [f"<td>{escape(cell)}</td>" for cell in row]
    if headed and row and row[0]:
        cells[0] = f'<th scope="row">{escape(row[0])}</th>'
    return f"<tr>{''.join(cells)}</tr>"


def block_text(block: Block) -> str:
    """The block's words; cells of a table row are separated by semicolons."""
    match block:
        case ParagraphBlock(value=value):
            return value.text
        case CalloutBlock(value=value):
            return f"{value.label}: {value.text}"
        case TableBlock(value=value):
            rows = [value.caption or "", "; ".join(value.header), *("; ".join(row) for row in value.rows)]
            return "\n".join(row for row in rows if row.strip("; "))
        case ImageBlock(value=value):
            return value.caption or ""
    return ""
