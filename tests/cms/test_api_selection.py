"""`fields` and `include`: which keys of a document a list answers."""

from typing import Any

import pytest
from django.test import RequestFactory
from pydantic import BaseModel

from cms.api_parameters import QueryParameters, openapi_parameters, read
from cms.api_selection import selected, selection_parameters
from cms.problems import ParameterError, Problem


class Part(BaseModel):
    word: str
    number: int


class Sample(BaseModel):
    id: int
    title: str
    part: Part | None
    parts: list[Part]
    loose: dict[str, Any]


class Listed(QueryParameters):
    limit: int = 20


class Parameters(selection_parameters(Sample), Listed):
    """Without a card."""


class CardParameters(selection_parameters(Sample, card=("id", "title")), Listed):
    """With a card."""


DATA = Sample(
    id=1,
    title="One",
    part=None,
    parts=[Part(word="a", number=1), Part(word="b", number=2)],
    loose={"key": {"word": "x"}},
).model_dump()


def parameters(query: str, model: type[QueryParameters] = Parameters) -> Any:
    return read(RequestFactory().get("/", QUERY_STRING=query), model)


def refused(query: str, model: type[QueryParameters] = Parameters) -> ParameterError:
    with pytest.raises(Problem) as caught:
        parameters(query, model)
    [error] = caught.value.errors
    return error


def answer(query: str) -> dict[str, Any]:
    return selected(DATA, fields=parameters(query).fields)


def test_without_fields_everything_is_answered():
    assert answer("") == DATA


def test_fields_are_the_only_keys_in_the_documents_order():
    assert list(answer("fields=title,id").items()) == [("id", 1), ("title", "One")]


def test_a_name_with_a_dot_reaches_into_objects_and_lists():
    assert answer("fields=parts.word") == {"parts": [{"word": "a"}, {"word": "b"}]}
    assert answer("fields=part.word") == {"part": None}


def test_a_minus_leaves_a_key_out():
    assert answer("fields=-parts,-loose") == {"id": 1, "title": "One", "part": None}
    assert answer("fields=-parts.number")["parts"] == [{"word": "a"}, {"word": "b"}]
    assert answer("fields=-part.word") == DATA


@pytest.mark.parametrize(
    "text", ["", "nothing", "loose.key", "part.word.x", "id,", "--id", "-", "Id", "id, title"]
)
def test_an_unknown_name_is_answered_with_the_known_ones(text):
    error = refused(f"fields={text}")
    assert (error.loc, error.code) == (["query", "fields"], "unknown_field")
    assert error.allowed == [
        "id", "title", "part", "part.word", "part.number", "parts", "parts.word", "parts.number", "loose",
    ]  # fmt: skip


def test_names_to_answer_and_to_leave_out_do_not_mix():
    assert refused("fields=id,-title").code == "mixed_fields"


def test_a_name_counts_once_however_often_it_is_sent():
    assert parameters("fields=" + ",".join(["id"] * 600)).fields == ("id",)


def test_cards_show_their_keys_and_what_is_included():
    def card(query: str) -> dict[str, Any]:
        asked = parameters(query, CardParameters)
        return selected(DATA, fields=asked.fields, include=asked.include, card=("id", "title"))

    assert card("") == {"id": 1, "title": "One"}
    assert list(card("include=parts")) == ["id", "title", "parts"]
    assert card("fields=parts.word&include=loose") == {"parts": [{"word": "a"}, {"word": "b"}]}
    assert card("fields=-title") == {"id": 1}
    assert card("fields=-loose&include=loose") == {"id": 1, "title": "One"}


def test_include_is_there_only_where_there_are_cards():
    assert refused("include=parts").code == "unknown_parameter"
    assert refused("include=parts.word", CardParameters).code == "unknown_field"


def test_openapi_describes_them():
    described = {parameter["name"]: parameter for parameter in openapi_parameters(CardParameters)}
    assert set(described) == {"limit", "fields", "include"}
    assert described["fields"]["schema"] == {"type": "string", "examples": ["id,title"]}
    assert "minus" in described["fields"]["description"]
