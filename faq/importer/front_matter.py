"""What stands between the title and the first question: subtitle, summary, heading and introduction."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from faq.importer.blocks import Block
from faq.importer.headings import is_line, looks_like_heading
from faq.importer.short_answers import is_short_answer_label, take_short_answer

_MAX_HEADING = 100


@dataclass
class FrontMatter:
    """The blocks of the front matter by their part."""

    subtitle: Block | None = None
    summary: str | None = None
    heading: Block | None = None
    introduction: list[Block] = field(default_factory=list)


def read_front_matter(blocks: Sequence[Block], *, has_summary: bool, has_subtitle: bool) -> FrontMatter:
    """Sort the blocks after the title.

    The first line without a full stop is the subtitle. The first paragraph is the summary if another follows
    and the details give none; the rest is the introduction, and its first heading stands above it.
    """
    front = FrontMatter()
    rest = list(blocks)
    if rest and not has_subtitle and not rest[0].role and _is_subtitle(rest[0]):
        front.subtitle = rest.pop(0)
    paragraphs = [
        block for block in rest if block.kind == "paragraph" and not block.role and not _is_heading(block)
    ]
    for block in rest:
        if not has_summary and front.summary is None and paragraphs and block is paragraphs[0]:
            labelled = is_short_answer_label(block.text)
            if labelled or len(paragraphs) > 1:
                front.summary = take_short_answer([block]).text or block.text
                continue
        named = block.role == "introduction_heading"
        if front.heading is None and (named or (not block.role and _is_heading(block))):
            front.heading = block
            continue
        front.introduction.append(block)
    return front


def _is_heading(block: Block) -> bool:
    """Before the questions, any short line without a full stop is a heading, even with a verb in it."""
    return looks_like_heading(block) or (
        is_line(block) and not block.certain and not block.quoted and len(block.text) <= _MAX_HEADING
    )


def _is_subtitle(block: Block) -> bool:
    return (
        is_line(block) and not block.text.endswith("?") and not block.quoted and len(block.text.split()) > 1
    )
