"""A table as neutral blocks: its rows, and what stands before and after them."""

from faq.importer.blocks import CAPTION, TABLE_FOOT, Block, Line, Role
from faq.importer.readers.html.page_text import PageText
from faq.importer.readers.html.tables import Row, Table


def table_blocks(table: Table, page: PageText, *, region: str, role: Role) -> list[Block]:
    """The blocks of a table; their lines go to `page`. `region` and `role` are those of where it stands."""
    writer = _Writer(page, region, role)
    for row in table.before:
        writer.paragraph(row, CAPTION)
    for number, row in enumerate(table.rows):
        line = page.add(" | ".join(row.cells), row.line)
        writer.row(row.cells, line, gap=number == 0)
        if number == 0 and row.heads and len(table.rows) > 1:
            writer.row((), Line(line.number, ""), marker="rule")
    for row in table.after:
        writer.paragraph(row, TABLE_FOOT)
    return writer.blocks


class _Writer:
    """Collects the blocks of one table."""

    def __init__(self, page: PageText, region: str, role: Role) -> None:
        self.page = page
        self.region = region
        self.role = role
        self.blocks: list[Block] = []

    def row(self, cells: tuple[str, ...], line: Line, *, gap: bool = False, marker: str = "") -> None:
        row = Block(
            "row", " ".join(cells), (line,), gap=gap, marker=marker, cells=cells, tabular=True, certain=True,
            region=self.region, role=self.role,
        )  # fmt: skip
        self.blocks.append(row)

    def paragraph(self, row: Row, marker: str) -> None:
        line = self.page.add(row.cells[0], row.line)
        paragraph = Block(
            "paragraph", line.text, (line,), marker=marker, certain=True, region=self.region, role=self.role
        )
        self.blocks.append(paragraph)
