"""Each block of a document ends up in exactly one of its parts."""

import pytest

from faq.importer.outline import make_outline
from faq.importer.readers.text import read_text
from faq.importer.segments import split_blocks
from tests.faq.importer.samples import CATARACT, excerpts, faq

QUESTION = "Is it safe?\n\n“Yes.”\n\nIt is."


def test_no_block_is_lost_or_used_twice():
    blocks = split_blocks(read_text(CATARACT.read_text()))
    outline = make_outline(blocks)
    parts = [
        outline.title,
        *outline.front,
        *outline.details,
        *outline.bylines,
        *outline.structure,
        *outline.groups,
    ]
    parts += [*outline.sources, *outline.disclaimer, *outline.removed]
    parts += [block for run in (*outline.calls, *outline.loose) for block in run]
    parts += [block for section in outline.sections for block in (section.block, *section.body)]
    assert sorted(map(id, parts)) == sorted(map(id, blocks))


@pytest.mark.parametrize(
    "heading", ["Details", "DETAILS", "## Details", "Page details:", "Detalles", "Información"]
)
def test_a_heading_opens_the_details(heading):
    assert faq(QUESTION, after=f"{heading}\n\n- Country: Spain").document.country == "ES"


def test_a_heading_named_details_without_any_detail_is_a_heading():
    document = faq("Is it safe?\n\n“Yes.”\n\nDetails\n\nThe eye heals fast.").document
    assert [block.type for block in document.questions[0].long_answer] == ["heading", "paragraph"]


def test_text_after_the_details_belongs_nowhere_and_is_kept():
    result = faq(QUESTION, after="Details\n\n- Country: Spain\n\nThis page is printed on recycled paper.")
    assert excerpts(result, "unassigned_text") == ["This page is printed on recycled paper."]


def test_a_labelled_line_inside_an_answer_stays_there():
    document = faq(
        "What is included?\n\nThe price covers this:\n\n- Treatment: two visits\n- Hotel", QUESTION
    ).document
    assert document.treatment is None
    assert document.questions[0].long_answer[1].items == ["Treatment: two visits", "Hotel"]


def test_one_labelled_line_at_the_end_of_an_answer_stays_there():
    document = faq("What is included?\n\nThis:\n\n- Hotel\n- Treatment: two visits").document
    assert document.treatment is None


def test_the_order_of_the_closing_parts_does_not_matter():
    parts = ["Sources\n\n- A report", "Details\n\n- Country: Spain", "Disclaimer\n\nNo advice."]
    for order in (parts, parts[::-1]):
        document = faq(QUESTION, after="\n\n".join(order)).document
        assert (document.country, document.disclaimer, document.sources[0].text) == (
            "ES",
            "No advice.",
            "A report",
        )
