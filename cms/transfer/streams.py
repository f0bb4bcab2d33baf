"""The blocks of a StreamField as they are stored, with what they choose put through a translation."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.coreutils import resolve_model_string

from cms.transfer.refusal import TransferRefused
from cms.transfer.rich_text_links import Translate, translated_links


def translated_stream(
    block: blocks.BaseStreamBlock, stored: Any, translate: Translate, place: str
) -> list[Any]:
    """The stored blocks of a stream. Raises TransferRefused for what is no such stream."""
    found = []
    for number, item in enumerate(_list(stored, place), start=1):
        here = f"{place}, block {number}"
        child = block.child_blocks.get(str(_mapping(item, here).get("type")))
        if child is None:
            known = ", ".join(block.child_blocks)
            raise TransferRefused(
                here, f"“{str(item.get('type'))[:50]}” is no type of block here. Known: {known}."
            )
        found.append({**item, "value": _translated(child, item.get("value"), translate, here)})
    return found


def _translated(block: blocks.Block, value: Any, translate: Translate, place: str) -> Any:
    match block:
        case blocks.BaseStreamBlock():
            return translated_stream(block, value, translate, place)
        case blocks.ListBlock():
            return [
                {
                    **_mapping(item, place),
                    "value": _translated(block.child_block, item["value"], translate, place),
                }
                for item in _list(value, place)
            ]
        case blocks.BaseStructBlock():
            return {
                name: _translated(block.child_blocks[name], inner, translate, place)
                if name in block.child_blocks
                else inner
                for name, inner in _mapping(value, place).items()
            }
        case blocks.ChooserBlock():
            return translate(resolve_model_string(block.target_model), value)
        case blocks.RichTextBlock():
            return translated_links(_text(value, place), translate)
        case TypedTableBlock():
            return _table(value, place)
    return value


def _table(value: Any, place: str) -> Any:
    """Checked only: the cells of our tables are text."""
    if value is not None:
        for part in ("columns", "rows"):
            for item in _list(_mapping(value, place).get(part), place):
                _mapping(item, place)
    return value


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise TransferRefused(place, "A list is expected here.")
    return value


def _mapping(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TransferRefused(place, "An object is expected here.")
    return value


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise TransferRefused(place, "Text is expected here.")
    return value
