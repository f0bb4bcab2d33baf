"""Tables of labels and values, such as "Reviewed by | Dr. Demo Name": a list of details in another form."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faq.importer.blocks import Block, Line
from faq.importer.closing_details import WHO_AND_WHEN
from faq.importer.labels import Labelled, match_label

_MAX_LABEL = 60


def detail_tables(blocks: Sequence[Block], *, certain: bool = False) -> list[Block]:
    """The blocks with every such table as details.

    It says who or when, unless it is `certain` from elsewhere: a table of facts in an answer is none.
    """
    found: list[Block] = []
    for table in _tables(blocks):
        rows = [block for block in table if block.marker != "rule"]
        found += (
            (_down(rows, certain=certain) or _across(rows) or table)
            if rows[:1] and rows[0].kind == "row"
            else table
        )
    return found


def _tables(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks in order, the rows of a table together."""
    run: list[Block] = []
    for block in blocks:
        if run and not (block.kind == run[0].kind == "row" and not block.gap):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _down(rows: Sequence[Block], *, certain: bool) -> list[Block]:
    """A label and its value in each row, or two of them; [] if these are not mostly labels that are known."""
    width = len(rows[0].cells)
    if len(rows) < 2 or width not in (2, 4) or any(len(row.cells) != width for row in rows):
        return []
    places = [(row, at) for row in rows for at in range(0, width, 2) if any(row.cells[at:])]
    pairs = [(row, row.cells[at], row.cells[at + 1]) for row, at in places]
    if any(len(name) > _MAX_LABEL for _, name, _ in pairs):
        return []
    known = [label for _, name, text in pairs if (label := _label(name, text))]
    several = len(known) > 1 or all(name.rstrip().endswith(":") for _, name, _ in pairs)
    mostly = several and 2 * len(known) >= len(pairs)
    return _details(pairs) if mostly and (certain or _says_who(known)) else []


def _across(rows: Sequence[Block]) -> list[Block]:
    """Labels as headings, and their values in the one row below them."""
    if len(rows) != 2 or len(rows[0].cells) != len(rows[1].cells):
        return []
    pairs = [(rows[0], name, text) for name, text in zip(rows[0].cells, rows[1].cells, strict=True)]
    known = [label for _, name, text in pairs if (label := _label(name, text))]
    return _details(pairs) if 1 < len(known) == len(pairs) and _says_who(known) else []


def _label(name: str, text: str) -> Labelled | None:
    label = match_label(_entry(name, text))
    return label if label and text.strip() and len(name) <= _MAX_LABEL else None


def _says_who(labels: Sequence[Labelled]) -> bool:
    return any(label.field in WHO_AND_WHEN for label in labels)


def _details(pairs: Sequence[tuple[Block, str, str]]) -> list[Block]:
    return [_detail(row, _entry(name, text)) for row, name, text in pairs]


def _entry(name: str, text: str) -> str:
    return f"{' '.join(name.split()).rstrip(':')}: {' '.join(text.split())}"


def _detail(row: Block, text: str) -> Block:
    line = Line(row.lines[0].number, text)
    return replace(row, kind="detail", text=text, lines=(line,), cells=(), marks=(), tabular=False)
