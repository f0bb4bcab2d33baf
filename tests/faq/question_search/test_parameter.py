"""The parameter that searches."""

from typing import Annotated

import pytest
from django.test import RequestFactory

from cms.api_parameters import QueryParameters, openapi_parameters, read
from cms.problems import Problem
from faq.question_search import SearchText, Wanted, wanted


class Parameters(QueryParameters):
    q: Annotated[Wanted | None, SearchText()] = None


def asked(**query: str) -> Parameters:
    return read(RequestFactory().get("/", query), Parameters)


def test_the_text_is_read_to_what_it_asks_for():
    assert asked(q='knee "full recovery"').q == wanted('knee "full recovery"')
    assert asked().q is None


@pytest.mark.parametrize(
    ("text", "code"), [("", "no_words"), ("*", "no_words"), ("a" * 201, "too_long"), ("a b " * 9, None)]
)
def test_what_cannot_be_searched_for_is_refused_by_name(text, code):
    if code is None:
        assert asked(q=text).q
        return
    with pytest.raises(Problem) as problem:
        asked(q=text)
    [error] = problem.value.errors
    assert (error.loc, error.code) == (["query", "q"], code)


def test_openapi_says_how_long_it_may_be():
    [parameter] = openapi_parameters(Parameters)
    assert parameter["schema"] == {"type": "string", "minLength": 1, "maxLength": 200}
