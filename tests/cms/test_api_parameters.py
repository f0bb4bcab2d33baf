"""Query parameters: each has one spelling, and everything else is refused by name."""

import datetime as dt
from typing import Annotated

import pytest
from django.test import RequestFactory
from pydantic import Field

from cms.api_parameters import (
    IsoDate,
    NoParameters,
    OneOf,
    QueryParameters,
    SeveralOf,
    Slug,
    WholeNumber,
    openapi_parameters,
    read,
)
from cms.problems import ParameterError, Problem


class Sample(QueryParameters):
    number: Annotated[int, WholeNumber(1, 100)] = 20
    day: Annotated[dt.date | None, IsoDate()] = Field(None, description="A day.")
    word: Annotated[str | None, OneOf(("en", "es"))] = None
    names: Annotated[tuple[str, ...], SeveralOf(("id", "title"))] = ()
    slug: Annotated[str | None, Slug()] = None


def read_sample(query: str) -> Sample:
    return read(RequestFactory().get("/", QUERY_STRING=query), Sample)


def error_of(query: str) -> ParameterError:
    with pytest.raises(Problem) as caught:
        read_sample(query)
    assert caught.value.status == 422
    return caught.value.errors[0]


def test_what_is_given_is_read_and_the_rest_has_its_default():
    sample = read_sample("number=7&day=2026-10-01&word=es&names=title,id&slug=total-knee")
    assert sample == Sample.model_construct(
        number=7, day=dt.date(2026, 10, 1), word="es", names=("title", "id"), slug="total-knee"
    )
    assert read_sample("").number == 20


@pytest.mark.parametrize(
    "text", ["", "-1", "1e3", "1_0", "5.0", "020", "%2B5", "%205", "0x10", "%D9%A1%D9%A2", "%EF%BC%95"]
)
def test_a_number_has_one_spelling(text):
    assert error_of(f"number={text}").code == "not_a_number"


@pytest.mark.parametrize("text", ["0", "101", str(2**63), str(10**30), "9" * 1999])
def test_a_number_outside_its_bounds_is_refused(text):
    assert error_of(f"number={text}").code == "out_of_range"


@pytest.mark.parametrize(
    "text", ["", "today", "20261001", "2026-W40-4", "2026-1-1", "0000-01-01", "2026-02-30", "1789000000"]
)
def test_a_date_has_one_spelling(text):
    assert error_of(f"day={text}").code == "not_a_date"


def test_a_wrong_word_is_answered_with_the_allowed_ones():
    error = error_of("word=fr")
    assert (error.loc, error.code, error.allowed) == (["query", "word"], "unknown_value", ["en", "es"])


@pytest.mark.parametrize("text", ["", "id,", "id,,title", "ID", "id, title", "id.x"])
def test_a_wrong_name_is_answered_with_the_allowed_ones(text):
    error = error_of(f"names={text}")
    assert (error.code, error.allowed) == ("unknown_field", ["id", "title"])


@pytest.mark.parametrize("text", ["", "a b", "a/b", "é", "a" * 256])
def test_what_cannot_be_a_slug_is_refused(text):
    assert error_of(f"slug={text}").code == "unknown_value"


@pytest.mark.parametrize("query", ["surprise=1", "surprise", "=1", "number[]=1", "Number=1", ";number=1"])
def test_an_unknown_parameter_is_answered_with_the_known_ones(query):
    error = error_of(query)
    assert (error.code, error.allowed) == (
        "unknown_parameter",
        ["number", "day", "word", "names", "slug"],
    )


def test_a_repeated_parameter_is_refused():
    assert error_of("number=1&number=1").code == "duplicate_parameter"


@pytest.mark.parametrize("text", ["%00", "a%0d%0ab", "%7f", "%c2%85", "%ff", "%ed%a0%80"])
def test_control_characters_and_broken_utf8_are_refused(text):
    assert error_of(f"slug={text}").code == "control_character"
    assert error_of(f"{text}=1").code == "control_character"


def test_a_long_value_is_refused_before_it_is_read():
    assert error_of(f"names={'id,' * 700}").code == "too_long"


def test_a_long_query_is_refused_before_it_is_parsed():
    with pytest.raises(Problem) as caught:
        read_sample("x" * 8_001)
    assert caught.value.status == 414


def test_an_answer_does_not_grow_with_what_is_wrong():
    with pytest.raises(Problem) as caught:
        read_sample("&".join(f"a{number}=1" for number in range(500)))
    assert len(caught.value.errors) == 20


def test_a_message_repeats_only_the_start_of_what_was_sent():
    assert len(error_of(f"word={'x' * 1900}").msg) < 150


def test_the_content_type_of_a_request_does_not_change_how_it_is_read():
    """Caches do not know that header; with it one could put another answer under the same address."""
    request = RequestFactory().get("/", QUERY_STRING="word=es", CONTENT_TYPE="text/plain; charset=utf-16")
    assert read(request, Sample).word == "es"


def test_braces_in_a_value_are_not_a_template():
    assert "{allowed}" in error_of("word={allowed}").msg


def test_an_endpoint_without_parameters_refuses_all():
    with pytest.raises(Problem):
        read(RequestFactory().get("/?a=1"), NoParameters)


def test_openapi_says_what_is_checked():
    described = {parameter["name"]: parameter for parameter in openapi_parameters(Sample)}
    assert described["number"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}
    assert described["day"] == {
        "in": "query",
        "name": "day",
        "required": False,
        "description": "A day.",
        "schema": {"type": "string", "format": "date"},
    }
    assert described["word"]["schema"]["enum"] == ["en", "es"]
