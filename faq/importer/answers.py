"""The body of an answer or introduction: paragraphs, lists, headings, tables and notes, in reading order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from faq.importer.blocks import CAPTION, TABLE_FOOT, Block
from faq.importer.cell_lines import LOOSE_CELLS
from faq.importer.currency_context import CurrencyContext
from faq.importer.findings import Findings
from faq.importer.grids import Grid, make_grid
from faq.importer.headings import looks_like_heading
from faq.importer.inline import Mark, to_html
from faq.importer.price_ranges import with_ranges
from faq.importer.price_tables import (
    PriceTableReader,
    holds_prices,
    plain_table,
    report_formulas,
)
from faq.importer.report import (
    Block as ReportBlock,
)
from faq.importer.report import (
    CalloutBlock,
    HeadingBlock,
    ImportedPriceTable,
    ListBlock,
    ParagraphBlock,
    PriceTableBlock,
)
from faq.importer.segments import is_note
from faq.importer.table_recovery import HEADING_LINE, PRICE_LINE
from faq.importer.vocabulary import CAPTION_LABELS, EDITORS_NOTE_LABELS, plain

_CAPTION = re.compile(r"(?P<label>[^\W\d_]+)\s*\d{0,3}\s*[.:–—-]\s*\S")
_MAX_CAPTION = 200
_CLOSING_BRACKETS = {"[": "]", "(": ")"}


@dataclass
class Body:
    """What `BodyReader` made of a run of blocks."""

    blocks: list[ReportBlock] = field(default_factory=list)
    guessed_headings: int = 0


class BodyReader:
    """Turns runs of neutral blocks into report blocks; the price tables of the whole document collect here."""

    def __init__(self, findings: Findings, *, country: str | None) -> None:
        self.findings = findings
        self.country = country
        self.price_tables: list[ImportedPriceTable] = []

    def read(self, blocks: Sequence[Block], *, where: str, question: int | None) -> Body:
        """Read the blocks of one answer, or of the introduction, where `question` is None."""
        body = Body()
        index = 0
        while index < len(blocks):
            block = blocks[index]
            if block.kind == "item":
                index = self._list(body, blocks, index, where)
            elif block.kind == "row":
                index = self._table(body, blocks, index, where, question)
            elif is_note(block.text) or _is_footnote(body, block):
                self._note(body, block)
                index += 1
            elif self._captions(blocks, index):
                index += 1
            elif self._heads(blocks, index):
                body.guessed_headings += block.kind != "heading"
                body.blocks.append(HeadingBlock(text=block.text))
                index += 1
            else:
                body.blocks.append(paragraph(block.text, block.marks))
                index += 1
        return body

    def _list(self, body: Body, blocks: Sequence[Block], index: int, where: str) -> int:
        end = index
        ordered = _is_ordered(blocks[index])
        while end < len(blocks) and blocks[end].kind == "item" and _goes_on(blocks[end], blocks[index]):
            end += 1
        items = blocks[index:end]
        html = [to_html(item.text, item.marks) for item in items] if any(item.marks for item in items) else []
        if items[0].marker == LOOSE_CELLS:
            self.findings.add("column_count_mismatch", where, " | ".join(item.text for item in items))
        levels = nesting([item.level for item in items])
        body.blocks.append(
            ListBlock(items=[item.text for item in items], html=html, levels=levels, ordered=ordered)
        )
        return end

    def _table(
        self, body: Body, blocks: Sequence[Block], index: int, where: str, question: int | None
    ) -> int:
        end = index
        while end < len(blocks) and blocks[end].kind == "row" and _same_table(blocks[index], blocks[end]):
            end += 1
        rows = blocks[index:end]
        recovered = "\n".join(row.raw for row in rows)
        caption, end = self._caption_of(blocks, index, end)
        if rows[0].marker == HEADING_LINE and len(rows) > 1:
            self.findings.add("column_count_mismatch", where, rows[0].text)
            caption, rows = rows[0], rows[1:]
        if all(row.marker == "rule" for row in rows):
            body.blocks += [paragraph(caption.text)] if caption else []
            return end
        grid = with_ranges(_grid(rows))
        if not holds_prices(grid):
            if caption:
                body.blocks.append(paragraph(caption.text))
            report_formulas(grid, self.findings, where)
            body.blocks.append(plain_table(grid))
        else:
            following = blocks[end] if end < len(blocks) else None
            note = following.text if following and _explains(following) else None
            self._price_table(grid, where, question, caption.text if caption else None, note)
            body.blocks.append(PriceTableBlock(table=len(self.price_tables)))
        if not rows[0].tabular:
            self.findings.add("table_recovered_from_text", where, recovered)
        return end

    def _price_table(
        self, grid: Grid, where: str, question: int | None, caption: str | None, note: str | None
    ) -> None:
        words = [*grid.headings, *(cell for row in grid.rows for cell in row)]
        context = CurrencyContext(words=words, notes=[note, caption], country=self.country)
        reader = PriceTableReader(grid, context, self.findings, where)
        self.price_tables.append(reader.read(question=question, caption=caption, note=None))

    def _note(self, body: Body, block: Block) -> None:
        """A note belongs to the one price table of its answer; elsewhere it is a callout."""
        label, _, text = (
            block.text.lstrip("[(").partition(":") if is_note(block.text) else ("", "", block.text)
        )
        text = text.strip()
        if block.text[0] in "[(":
            text = text.removesuffix(_CLOSING_BRACKETS[block.text[0]]).strip()
        tables = [piece.table for piece in body.blocks if isinstance(piece, PriceTableBlock)]
        ours = plain(label) not in EDITORS_NOTE_LABELS
        if ours and len(tables) == 1 and self.price_tables[tables[0] - 1].note is None:
            self.price_tables[tables[0] - 1].note = text
        else:
            body.blocks.append(CalloutBlock(text=text))

    def _captions(self, blocks: Sequence[Block], index: int) -> bool:
        """Tell whether a block is the caption of the table right after it: "Table 2: Prices in 2026"."""
        block = blocks[index]
        if block.kind != "paragraph" or len(block.text) > _MAX_CAPTION:
            return False
        match = _CAPTION.match(block.text)
        labelled = match is not None and plain(match["label"]) in CAPTION_LABELS
        tabled = index + 1 < len(blocks) and blocks[index + 1].kind == "row"
        return tabled and (labelled or block.marker == CAPTION)

    def _caption_of(self, blocks: Sequence[Block], index: int, end: int) -> tuple[Block | None, int]:
        """The caption of the rows from `index` up to `end`, and where it ends if it stands below them."""
        if index and self._captions(blocks, index - 1):
            return blocks[index - 1], end
        below = end < len(blocks) and self._captions_above(blocks, end)
        return (blocks[end], end + 1) if below else (None, end)

    def _captions_above(self, blocks: Sequence[Block], index: int) -> bool:
        """Tell whether a block is by its style the caption of the table right before it, and heads no other."""
        return blocks[index].marker == CAPTION and not self._captions(blocks, index)

    def _heads(self, blocks: Sequence[Block], index: int) -> bool:
        """Tell whether a block is a heading inside an answer: it looks like one and something follows it."""
        block = blocks[index]
        if block.kind == "heading":
            return True
        followed = index + 1 < len(blocks) and not looks_like_heading(blocks[index + 1])
        return followed and looks_like_heading(block)


def paragraph(text: str, marks: Sequence[Mark] = ()) -> ParagraphBlock:
    """A paragraph of plain text; its HTML is the text, escaped, with its links, bold and italic words."""
    return ParagraphBlock(text=text, html=f"<p>{to_html(text, marks)}</p>")


def _is_ordered(item: Block) -> bool:
    return item.marker[:1].isalnum() or item.marker[:1] == "("


def _goes_on(item: Block, first: Block) -> bool:
    """Tell whether an item belongs to the list that `first` opens: one further in always does."""
    return _is_ordered(item) == _is_ordered(first) or item.level > first.level


def nesting(levels: Sequence[int]) -> list[int]:
    """How many items each item stands within, from any measure of how far in it is; [] if none stands in another."""
    depths: list[int] = []
    within: list[int] = []
    for level in levels:
        while within and within[-1] > level:
            within.pop()
        if not within or within[-1] < level:
            within.append(level)
        depths.append(len(within) - 1)
    return depths if any(depths) else []


def _explains(block: Block) -> bool:
    """Tell whether a block right below a table of prices is a note on it."""
    return is_note(block.text) or block.marker == TABLE_FOOT


def _is_footnote(body: Body, block: Block) -> bool:
    """Tell the line at the foot of a table of prices: "* within the city"."""
    below = bool(body.blocks) and isinstance(body.blocks[-1], PriceTableBlock)
    return below and block.marker == TABLE_FOOT


def _same_table(first: Block, row: Block) -> bool:
    return (first.marker == PRICE_LINE) == (row.marker == PRICE_LINE) and (
        row is first or not row.gap or first.marker == PRICE_LINE
    )


def _grid(rows: Sequence[Block]) -> Grid:
    ruled = any(row.marker == "rule" for row in rows[:2])
    cells = [row.cells for row in rows if row.marker != "rule"]
    if rows[0].marker == PRICE_LINE:
        return Grid((), tuple(cells))
    return make_grid(cells, headed=ruled)
