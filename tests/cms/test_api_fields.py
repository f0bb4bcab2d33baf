"""Dotted names of a document's parts."""

import pytest
from pydantic import BaseModel

from cms.api_fields import field_names, narrowed, narrowed_json, without


class Answer(BaseModel):
    html: str
    text: str


class Row(BaseModel):
    word: str
    answer: Answer


class Sample(BaseModel):
    id: int
    rows: list[Row]
    place: Answer | None
    other: Answer | Row | None = None
    loose: dict[str, int] = {}


SAMPLE = Sample(
    id=1,
    rows=[Row(word=word, answer=Answer(html=f"<p>{word}</p>", text=word)) for word in ("one", "two")],
    place=None,
)


def test_names_reach_into_objects_and_lists_but_not_into_alternatives():
    assert field_names(Sample) == (
        "id",
        "rows",
        "rows.word",
        "rows.answer",
        "rows.answer.html",
        "rows.answer.text",
        "place",
        "place.html",
        "place.text",
        "other",
        "loose",
    )


def test_parts_of_list_items_are_picked_from_each_item():
    assert narrowed(SAMPLE, ["rows.answer.text", "rows.word"]) == {
        "rows": [{"word": "one", "answer": {"text": "one"}}, {"word": "two", "answer": {"text": "two"}}]
    }


def test_the_whole_wins_over_its_parts():
    assert narrowed(SAMPLE, ["rows.word", "rows"]) == {"rows": [row.model_dump() for row in SAMPLE.rows]}


def test_a_part_of_nothing_is_nothing():
    assert narrowed(SAMPLE, ["place.html", "id"]) == {"id": 1, "place": None}


@pytest.mark.parametrize("name", field_names(Sample))
def test_every_name_can_be_asked_for(name):
    assert list(narrowed(SAMPLE, [name])) == [name.split(".")[0]]


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["id"],
        ["rows", "id"],
        ["rows.answer.text", "rows.word"],
        ["rows.word", "rows"],
        ["place.html", "id"],
        list(field_names(Sample)),
    ],
)
def test_json_is_narrowed_as_its_document_is(names):
    """The stored JSON of a document has no types any more."""
    assert narrowed_json(SAMPLE.model_dump(mode="json"), names) == narrowed(SAMPLE, names)


def test_json_keeps_its_order_and_names_it_does_not_have_add_nothing():
    data = {"b": 1, "a": {"d": 1, "c": [{"e": 1, "f": 2}, None]}}
    assert list(narrowed_json(data, ["a", "b", "x.y"])) == ["b", "a"]
    assert narrowed_json(data, ["a.c.e", "a.c.x", "b.z"]) == {"b": 1, "a": {"c": [{"e": 1}, None]}}


def test_json_without_some_names_keeps_all_others():
    data = {"b": 1, "a": {"d": 1, "c": [{"e": 1, "f": 2}, None]}}
    assert without(data, ["b", "a.c.e", "x"]) == {"a": {"d": 1, "c": [{"f": 2}, None]}}
    assert without(data, ["a", "a.d"]) == {"b": 1}
    assert without(data, []) == data
