"""Pieces of Markdown made of plain text, in which no words can become markup."""

from collections.abc import Iterable, Sequence
from html import escape

from cms.rich_text_markdown import to_markdown


def words(text: str) -> str:
    """Plain text as one line."""
    return to_markdown(f"<p>{escape(' '.join(text.split()))}</p>")


def paragraphs(text: str) -> str:
    """Plain text of several lines, its empty lines kept as those between paragraphs."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return "\n\n".join(found for found in (words(block) for block in blocks) if found)


def heading(rank: int, text: str) -> str:
    """A heading of rank 1 to 6."""
    return f"{'#' * rank} {words(text)}"


def link(text: str, url: str | None) -> str:
    """A link; the words alone where the address is none that can be followed."""
    shown = words(text)
    return (
        to_markdown(f'<p><a href="{escape(url)}">{escape(" ".join(text.split()))}</a></p>') if url else shown
    )


def items(lines: Iterable[str], *, numbered: bool = False) -> str:
    """A list of lines that are Markdown already."""
    return "\n".join(
        f"{f'{number}.' if numbered else '-'} {line}" for number, line in enumerate(lines, start=1)
    )


def quotation(markdown: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text, as GitHub writes it."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return to_markdown(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def document(parts: Iterable[str | None]) -> str:
    """The parts, an empty line between each and the next; empty ones left out."""
    return "\n\n".join(part for part in parts if part) + "\n"
