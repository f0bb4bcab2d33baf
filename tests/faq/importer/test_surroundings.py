"""What a web page prints around its text."""

from faq.importer.blocks import Block, Line
from faq.importer.surroundings import sort_surroundings


def around(text: str, *, kind: str = "paragraph", region: str = "footer, line 9") -> Block:
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
    return Block(kind, " ".join(text.split("\n")), lines, certain=True, region=region)


def test_labelled_lines_are_kept_and_the_rest_of_a_region_is_one_block():
    found = sort_surroundings([around("© Demo\nReviewed by: Demo Reviewer\nImprint"), around("Contact")])
    assert [block.text for block in found.bylines] == ["Reviewed by: Demo Reviewer"]
    assert [block.raw for block in found.removed] == ["© Demo\nImprint\nContact"]


def test_regions_are_reported_apart():
    found = sort_surroundings([around("Home", region="nav, line 1"), around("Imprint")])
    assert [block.raw for block in found.removed] == ["Home", "Imprint"]


def test_sources_end_with_their_region():
    blocks = [
        around("References", kind="heading"),
        around("A trial", kind="item"),
        around("Home", region="nav, line 1"),
    ]
    found = sort_surroundings(blocks)
    assert [block.text for block in found.sources] == ["A trial"]
    assert [block.text for block in found.removed] == ["Home"]


def test_a_label_that_is_no_person_date_or_disclaimer_is_not_kept():
    assert sort_surroundings([around("Country: Spain")]).bylines == []
