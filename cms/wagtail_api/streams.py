"""StreamField values for Wagtail's API, read from what is stored: loading the chosen objects would cost a query each."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from wagtail.blocks import Block, ChooserBlock, RichTextBlock, StreamBlock, StructBlock

from cms.wagtail_api.batches import Note, RichTextNote

NoteObject = Callable[[type[Model], int], Note]


def represent(block: Block, value: Any, note_object: NoteObject) -> Any:
    """The stored `value` of `block` as JSON, with notes in place of rich text and of chosen objects."""
    if value is None:
        return None
    match block:
        case StreamBlock():
            return [
                item | {"value": represent(block.child_blocks[item["type"]], item["value"], note_object)}
                for item in value
                if item["type"] in block.child_blocks
            ]
        case StructBlock():
            return {
                name: represent(child, value.get(name), note_object)
                for name, child in block.child_blocks.items()
            }
        case RichTextBlock():
            return RichTextNote(value)
        case ChooserBlock():
            return note_object(block.model_class, value) if isinstance(value, int) else None
    return value
