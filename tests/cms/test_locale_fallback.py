"""Another language in place of one that a page is not public in."""

import datetime as dt
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Q
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.api_parameters import openapi_parameters, read
from cms.locale_fallback import LocaleParameters, fallback_meta, in_locale, shown, shown_language
from cms.problems import ParameterError, Problem
from cms.published.models import PublishedDocument

_ROWS = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["en", "es", "fr"])), max_size=10, unique=True)
_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def add(key: int, locale: str, *, site_id: int = 1, visible_until: dt.datetime | None = None) -> None:
    PublishedDocument.objects.create(
        site_id=site_id,
        page_id=PublishedDocument.objects.count() + 1,
        type="faq.FAQPage",
        uuid=UUID(int=key),
        locale=locale,
        path="/",
        tree_path="",
        title="",
        visible_until=visible_until,
        body="{}",
        card="{}",
        changed_at=_LONG_AGO,
        sequence=1,
        fresh_until=_LONG_AGO,
    )


def found(condition: Q, *, site_id: int = 1) -> set[tuple[int, str]]:
    rows = PublishedDocument.objects.filter(condition, site_id=site_id)
    return {(uuid.int, locale) for uuid, locale in rows.values_list("uuid", "locale")}


def parameters(query: str) -> LocaleParameters:
    return read(RequestFactory().get("/", QUERY_STRING=query), LocaleParameters)


def refused(query: str) -> ParameterError:
    with pytest.raises(Problem) as caught:
        parameters(query)
    [error] = caught.value.errors
    return error


def test_a_page_appears_in_the_asked_language_or_else_in_the_fallback():
    rows = [("a", "en"), ("a", "es"), ("b", "en"), ("c", "es"), ("d", "fr")]
    assert shown(rows, locale="es", fallback="en") == [("a", "es"), ("b", "en"), ("c", "es")]
    assert shown(rows, locale="es") == [("a", "es"), ("c", "es")]


def test_of_no_language_nothing_is_shown():
    assert shown_language([], locale="es", fallback="en") is None
    assert shown_language(["fr"], locale="es", fallback="en") is None
    assert shown_language(["none"], locale="es") == "none"


@given(_ROWS)
def test_every_page_appears_once_at_most_and_in_the_asked_language_wherever_it_is_public(rows):
    result = shown(rows, locale="es", fallback="en")
    keys = [key for key, _ in result]
    assert len(keys) == len(set(keys))
    assert {row for row in rows if row[1] == "es"} <= set(result)
    assert set(keys) == {key for key, language in rows if language in ("en", "es")}


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=_ROWS, fallback=st.sampled_from(["en", "es", "fr", "none"]))
def test_the_database_follows_the_same_rule(rows, fallback):
    PublishedDocument.objects.all().delete()
    for key, locale in rows:
        add(key, locale)
    assert found(in_locale("es", fallback)) == set(shown(rows, locale="es", fallback=fallback))


@pytest.mark.django_db
def test_another_sites_translation_does_not_count():
    add(1, "en")
    add(1, "es", site_id=2)
    assert found(in_locale("es", "en")) == {(1, "en")}
    assert found(in_locale("es", "en"), site_id=2) == {(1, "es")}


@pytest.mark.django_db
def test_a_translation_that_is_over_does_not_count():
    add(1, "en")
    add(1, "es", visible_until=_LONG_AGO)
    visible = Q(visible_until__isnull=True)
    assert found(visible & in_locale("es", "en", present=visible)) == {(1, "en")}
    assert found(in_locale("es", "en")) == {(1, "es")}


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="The words of a plan are the database's own")
def test_the_other_languages_are_looked_up_in_an_index():
    plan = PublishedDocument.objects.filter(in_locale("es", "en"), site_id=1).explain()
    assert "published_by_translation (site_id=? AND uuid=?" in plan


def test_the_meta_of_an_item_says_what_was_asked_for_only_with_a_fallback():
    assert fallback_meta("en", locale="es", fallback="en") == {"requested_locale": "es", "fallback": True}
    assert fallback_meta("es", locale="es", fallback="en") == {"requested_locale": "es", "fallback": False}
    assert fallback_meta("es", locale="es") == fallback_meta("es", locale=None) == {}


def test_parameters_are_strict():
    assert parameters("locale=es&fallback=en").fallback == "en"
    assert parameters("locale=es").fallback == parameters("").fallback == "none"
    assert parameters("locale=es&fallback=none").fallback == "none"
    error = refused("locale=es&fallback=fr")
    assert (error.code, error.allowed) == ("unknown_value", ["en", "es", "none"])
    error = refused("fallback=en")
    assert (error.loc, error.code) == (["query", "fallback"], "missing_parameter")


def test_openapi_describes_the_fallback():
    described = {parameter["name"]: parameter for parameter in openapi_parameters(LocaleParameters)}
    assert described["fallback"]["schema"] == {
        "type": "string",
        "enum": ["en", "es", "none"],
        "default": "none",
    }
