"""Lists of labelled lines: where those at the very end of a document begin, and which are the last answer's own."""

from collections.abc import Sequence

from faq.importer.blocks import Block
from faq.importer.boilerplate import is_boilerplate
from faq.importer.countries import country_code
from faq.importer.dates import looks_like_date
from faq.importer.labels import Labelled, read_labels, unknown_label

WHO_AND_WHEN = frozenset({"reviewer", "author_and_reviewer", "modified_on", "reviewed_on", "review_due"})
_FEWEST_DETAILS = 2
_CERTAIN_ALONE = WHO_AND_WHEN | {"disclaimer"}


def closing_details(blocks: Sequence[Block], first: int, last: int, title: int) -> int:
    """Where the details begin; past the end if there are none. `first` and `last` are the places of questions."""
    start = len(blocks)
    for index in range(len(blocks) - 1, max(last, title), -1):
        block = blocks[index]
        if block.role:
            break
        if _labels(block):
            start = index
        elif not (_could_be_detail(block) or is_boilerplate(block)):
            break
    start += _of_the_last_answer(blocks[start:], blocks[first + 1 : last])
    while start < len(blocks) and start - 1 > max(last, title) and _is_dated(blocks[start - 1]):
        start -= 1
    labels = [label for block in blocks[start:] for label in _labels(block)]
    return start if len(labels) > 1 or any(map(_is_certain_alone, labels)) else len(blocks)


def listed_details(blocks: Sequence[Block], first: int, last: int) -> set[int]:
    """The items of a list of details whose labels no field is made for: most of the items around them are known.

    `first` and `last` are the places of questions; what stands between them are answers.
    """
    found: set[int] = set()
    start = 0
    for end in range(1, len(blocks) + 1):
        if end < len(blocks) and blocks[end].kind == blocks[start].kind == "item":
            continue
        if not first <= start <= last and end - start > _FEWEST_DETAILS and blocks[start].kind == "item":
            found |= _unknown_among(blocks, range(start, end))
        start = end
    return found


def _unknown_among(blocks: Sequence[Block], run: range) -> set[int]:
    known = {index for index in run if _labels(blocks[index])}
    others = {index for index in run if index not in known and unknown_label(blocks[index].text)}
    return others if len(known) >= _FEWEST_DETAILS and len(known) > len(run) / 2 else set()


def _is_dated(block: Block) -> bool:
    """Tell a day under a label that no field is made for, such as "Published: 12 January 2026"."""
    dated = looks_like_date(block.text.partition(":")[2].strip())
    return dated and not _labels(block) and _could_be_detail(block)


def _labels(block: Block) -> list[Labelled]:
    return read_labels(block.text) if block.kind != "row" else []


def _of_the_last_answer(lines: Sequence[Block], answers: Sequence[Block]) -> int:
    """How many of the lines are the last answer's own, as the answers before it have such lines too."""
    each = {
        label.field
        for block in answers
        if block.kind == "paragraph" and block.single
        for label in read_labels(block.text)
    } & WHO_AND_WHEN
    count = 0
    for block in lines:
        fields = {label.field for label in _labels(block)}
        if not fields or not fields <= each:
            break
        each -= fields
        count += 1
    return count


def _is_certain_alone(label: Labelled) -> bool:
    """Tell whether one labelled line at the end of a document is certainly about the document."""
    if label.field == "country":
        return country_code(label.value) is not None
    return label.field in _CERTAIN_ALONE


def _could_be_detail(block: Block) -> bool:
    """Tell whether a line may be a detail that no field is made for, between others at the very end."""
    label = (
        unknown_label(block.text) if block.kind in ("paragraph", "item") and len(block.text) <= 120 else None
    )
    return (
        label is not None
        and bool(label.value)
        and len(label.label.split()) <= 4
        and block.text[-1] not in ".?!"
    )
