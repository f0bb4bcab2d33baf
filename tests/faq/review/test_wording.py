"""The reviewed text as a reviewer reads it: nothing that the digest covers may be missing."""

import pytest

from faq.digest import reviewable_content
from faq.review.wording import PAGE_PARTS, QUESTION_PARTS, parts_of, text_of
from tests.factories import make_question
from tests.faq.documents.test_build import rich_page


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("country", "MX", "Mexico"),
        ("country", "", ""),
        ("evidence_stage", "experimental", "Experimental"),
        ("introduction", ["Heading", ["p", "Words."], ["li", "Point"]], "Heading\nWords.\n• Point"),
        ("long_answer", [["callout", "warning"], ["p", "Careful."]], "Box, warning:\nCareful."),
        (
            "long_answer",
            [["table", 2, "Days", "Who", "Days", "Most", "3"]],
            "Table: Days\nWho | Days\nMost | 3",
        ),
        ("long_answer", [["link", "https://a.example/"]], "Link: https://a.example/"),
        ("long_answer", [["caption", "A knee"]], "Caption: A knee"),
        ("sources", [["Guideline", "", "https://a.example/", ""]], "• Guideline, https://a.example/"),
    ],
)
def test_each_kind_of_part_becomes_lines(name, value, text):
    assert text_of(name, value) == text


@pytest.mark.django_db
def test_every_word_that_the_digest_covers_is_shown(site):
    content = reviewable_content(rich_page(regulatory_status="Not approved.", evidence_stage="emerging"))
    assert set(PAGE_PARTS) | {"version", "questions"} == set(content)
    assert set(QUESTION_PARTS) == set(content["questions"][0])
    shown = " ".join(
        [*parts_of(content, PAGE_PARTS).values()]
        + [text for question in content["questions"] for text in parts_of(question, QUESTION_PARTS).values()]
    )
    for word in _words(
        {name: value for name, value in content.items() if name not in ("version", "country")}
    ):
        assert word.lower() in shown.lower()


def test_an_old_record_without_a_part_reads_as_empty():
    assert parts_of({"question": make_question().question}, QUESTION_PARTS)["Long answer"] == ""


def _words(value):
    """Every text in the content; the names of blocks, such as "p", stand before their words."""
    match value:
        case str():
            yield from value.split()
        case dict():
            for part in value.values():
                yield from _words(part)
        case [str(), str() | int(), *rest] if value[0] in (
            "p",
            "li",
            "link",
            "caption",
            "callout",
            "table",
            "h3",
            "h4",
        ):
            yield from _words([value[1], *rest])
        case list() | tuple():
            for part in value:
                yield from _words(part)
