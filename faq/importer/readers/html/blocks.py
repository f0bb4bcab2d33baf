"""A cleaned tree as neutral blocks, in reading order, with the text they stand in line by line."""

from collections.abc import Callable
from dataclasses import dataclass

from faq.importer.blocks import Block, Kind, Role, joined
from faq.importer.readers.html.elements import BLOCK_TAGS
from faq.importer.readers.html.emphasis import mark_of
from faq.importer.readers.html.inline_text import InlineText, Passage
from faq.importer.readers.html.page_text import PageText
from faq.importer.readers.html.table_blocks import table_blocks
from faq.importer.readers.html.tables import read_table
from faq.importer.readers.html.tree import Element, Text, descendants, flat_text
from faq.importer.readers.html.typed_marks import typed_blocks

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu"})
_ONCE = frozenset({"question", "group", "short_answer"})
_BREAKS = BLOCK_TAGS | {"hr", "menu", "button"}


@dataclass
class _List:
    """A list that is open: its kind and how many items it has had."""

    ordered: bool
    count: int = 0


@dataclass
class _Item:
    """A list item that is open, and whether its first words were read; `block` is where they stand among the blocks."""

    marker: str
    level: int
    used: bool = False
    block: int = -1


def read_blocks(root: Element, text: PageText) -> list[Block]:
    """Turn a tree without active content into blocks; their lines go to `text`."""
    reader = _BlockReader(text)
    stack = [(root, iter(root.children))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            reader.leave(element)
        elif isinstance(child, Text):
            reader.text(child)
        elif reader.enter(child):
            stack.append((child, iter(child.children)))
    reader.flush()
    return reader.blocks


class _BlockReader:
    """Is told of every element and text in order. `flush` ends the block that is being collected."""

    def __init__(self, page: PageText) -> None:
        self.page = page
        self.blocks: list[Block] = []
        self.inline = InlineText()
        self.region = ""
        self.region_owner: Element | None = None
        self.role: Role = ""
        self.role_owner: Element | None = None
        self.heading_level = 0
        self.section_level = 1
        self.quoted = 0
        self.lists: list[_List] = []
        self.items: list[_Item] = []
        self.asking: list[bool] = []
        self.term_end = 0
        self.verbatim = 0
        self.panels = 0

    # Entering and leaving ------------------------------------------------------------------------------------------

    def enter(self, element: Element) -> bool:
        """Take note of an element; tell whether what is inside is still to be read."""
        tag = element.tag
        if tag == "br":
            self.inline.add_break()
            return False
        if tag in _BREAKS and not (tag == "dd" and self.term_end):
            self.flush()
        if tag == "table" and self._table(element):
            return False
        if element.region and self.region_owner is None:
            self.region, self.region_owner = element.region, element
        if element.role and self.role_owner is None and not self.region:
            self.flush()
            self.role, self.role_owner = element.role, element
        self._open_inline(element)
        opener = _OPENERS.get(tag)
        if opener:
            opener(self, element)
        return True

    def leave(self, element: Element) -> None:
        """End an element."""
        tag = element.tag
        if tag == "dt" and self.asking and not self.asking[-1]:
            self._end_term()
        elif tag in _BREAKS or element is self.role_owner:
            self.flush(last=tag in ("dd", "dl"))
        closer = _CLOSERS.get(tag)
        if closer:
            closer(self, element)
        if mark_of(element):
            self.inline.close()
        elif tag == "q":
            self.inline.add("”", element.line)
        if element is self.region_owner:
            self.region, self.region_owner = "", None
        if element is self.role_owner:
            self.role, self.role_owner = "", None

    def _open_inline(self, element: Element) -> None:
        mark = mark_of(element)
        if mark:
            self.inline.open(mark, element.get("href"))
        elif element.tag == "q":
            self.inline.add("“", element.line)

    def text(self, node: Text) -> None:
        """Take the characters between two tags."""
        if not self.verbatim:
            self.inline.add(node.text, node.line)
            return
        for offset, line in enumerate(node.text.split("\n")):
            if offset:
                self.inline.add_break()
            self.inline.add(line, node.line + offset)

    # What some elements mean ---------------------------------------------------------------------------------------

    def _open_heading(self, element: Element) -> None:
        rank = _HEADINGS[element.tag]
        if not self.panels:
            self.heading_level = self.section_level = rank
        elif not self.heading_level:
            # Whatever its tag, a heading in an opened panel stands below the <summary> that opens it.
            self.heading_level = min(max(rank, self.section_level + 2), 7)
        if self.items:
            self.items[-1].used = True

    def _open_subheading(self, element: Element) -> None:
        """A <summary>, or a <dt> that asks, stands one level below the heading above it."""
        if element.tag == "summary" or (self.asking and self.asking[-1]):
            self.heading_level = min(self.section_level + 1, 7)
            if self.items:
                self.items[-1].used = True

    def _close_heading(self, element: Element) -> None:
        self.heading_level = 0

    def _open_list(self, element: Element) -> None:
        self.lists.append(_List(element.tag == "ol"))

    def _close_list(self, element: Element) -> None:
        self.lists.pop()

    def _open_item(self, element: Element) -> None:
        numbered = bool(self.lists) and self.lists[-1].ordered
        if self.lists:
            self.lists[-1].count += 1
        marker = f"{self.lists[-1].count}." if numbered else "•"
        self.items.append(_Item(marker, max(len(self.lists) - 1, 0)))

    def _close_item(self, element: Element) -> None:
        self.items.pop()

    def _open_definition(self, element: Element) -> None:
        """What a term means is an item, and so is each further meaning; answers to terms that ask are none."""
        if self.asking and not self.asking[-1]:
            self.items.append(_Item("•", max(len(self.lists) - 1, 0)))

    def _close_definition(self, element: Element) -> None:
        if self.asking and not self.asking[-1]:
            self.items.pop()

    def _open_terms(self, element: Element) -> None:
        terms = (child for child in descendants(element) if child.tag == "dt")
        self.asking.append(any(flat_text(term).endswith("?") for term in terms))

    def _close_terms(self, element: Element) -> None:
        self.asking.pop()

    def _end_term(self) -> None:
        """A term waits for its definition: both are one line, "Treatment: Hearing aids"."""
        if self.inline.length:
            if not self.inline.last.endswith(":"):
                self.inline.add(":", 0)
            self.inline.add(" ", 0)
            self.term_end = self.inline.length

    def _open_quote(self, element: Element) -> None:
        self.quoted += 1

    def _close_quote(self, element: Element) -> None:
        self.quoted -= 1

    def _open_panel(self, element: Element) -> None:
        """What stands within <details> does not change the rank of the next <summary>."""
        self.panels += 1

    def _close_panel(self, element: Element) -> None:
        self.panels -= 1

    def _open_verbatim(self, element: Element) -> None:
        self.verbatim += 1

    def _close_verbatim(self, element: Element) -> None:
        self.verbatim -= 1

    # Blocks --------------------------------------------------------------------------------------------------------

    def flush(self, *, last: bool = False) -> None:
        """End the block. A term that still waits for its definition is kept, unless this is the `last` chance."""
        if self.term_end and self.inline.length <= self.term_end and not last:
            return
        labelled, self.term_end = bool(self.term_end), 0
        for position, passage in enumerate(self.inline.take()):
            self._add(passage, labelled=labelled, gap=position == 0)

    def _add(self, passage: Passage, *, labelled: bool, gap: bool) -> None:
        lines = tuple(self.page.add(words, number) for number, words in passage.lines if words)
        kind: Kind = "paragraph"
        marker, level = "", 0
        item = self.items[-1] if self.items else None
        if self.heading_level:
            kind, level = "heading", self.heading_level
            marker = "#" * level
        elif item and (not item.used or self._goes_on(item)):
            kind, marker, level = "item", item.marker, item.level
        elif labelled:
            kind, marker = "item", "•"
        block = Block(
            kind, passage.text, lines, gap=gap, marker=marker, level=level, bold=passage.bold,
            quoted=self.quoted > 0, marks=passage.marks, certain=True, region=self.region, role=self.role,
        )  # fmt: skip
        if self.role in _ONCE:
            # What else stands in the element, such as the sign that opens a panel, is no second question.
            self.role = ""
        if item and item.used and kind == "item" and item.block == len(self.blocks) - 1:
            self.blocks[-1] = joined(self.blocks[-1], block)
        else:
            self.blocks.extend(typed_blocks(block))
        if item and kind == "item":
            item.used, item.block = True, len(self.blocks) - 1

    def _goes_on(self, item: _Item) -> bool:
        """Tell whether text further down in an item still belongs to it, and is not the answer to what it asks."""
        if self.quoted or not 0 <= item.block < len(self.blocks):
            return False
        before = self.blocks[item.block]
        inside = all(block.kind == "item" for block in self.blocks[item.block :])
        return inside and not before.quoted and not before.text.endswith("?")

    def _table(self, element: Element) -> bool:
        table = read_table(element)
        if table is None:
            return False
        self.blocks += table_blocks(table, self.page, region=self.region, role=self.role)
        return True


_Handler = Callable[[_BlockReader, Element], None]
_OPENERS: dict[str, _Handler] = {
    **dict.fromkeys(_HEADINGS, _BlockReader._open_heading),
    "summary": _BlockReader._open_subheading,
    "dt": _BlockReader._open_subheading,
    **dict.fromkeys(_LISTS, _BlockReader._open_list),
    "li": _BlockReader._open_item,
    "dd": _BlockReader._open_definition,
    "dl": _BlockReader._open_terms,
    "blockquote": _BlockReader._open_quote,
    "pre": _BlockReader._open_verbatim,
    "details": _BlockReader._open_panel,
}
_CLOSERS: dict[str, _Handler] = {
    **dict.fromkeys(_HEADINGS, _BlockReader._close_heading),
    "summary": _BlockReader._close_heading,
    "dt": _BlockReader._close_heading,
    **dict.fromkeys(_LISTS, _BlockReader._close_list),
    "li": _BlockReader._close_item,
    "dd": _BlockReader._close_definition,
    "dl": _BlockReader._close_terms,
    "blockquote": _BlockReader._close_quote,
    "pre": _BlockReader._close_verbatim,
    "details": _BlockReader._close_panel,
}
