"""Cursors: every row exactly once and in order, whatever is sorted by, and no cursor but our own."""

import datetime as dt
from types import SimpleNamespace
from typing import Annotated, Any
from uuid import UUID

import pytest
from django.core import signing
from django.db import connection
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import model_validator
from wagtail.models import Page

from cms.api_parameters import QueryParameters, WholeNumber, openapi_parameters, read
from cms.cursors import LONGEST_CURSOR, CursorText, Keyset, SortColumn, after, keyset, one_way_of_paging
from cms.problems import ParameterError, Problem
from cms.published.models import PublishedDocument

NEWEST_FIRST = (SortColumn("modified_on", descending=True, nullable=True), SortColumn("page_id"))
ORDERS = (
    NEWEST_FIRST,
    (SortColumn("modified_on", nullable=True), SortColumn("page_id", descending=True)),
    (SortColumn("title"), SortColumn("page_id")),
    (SortColumn("title", descending=True), SortColumn("page_id")),
    (
        SortColumn("title"),
        SortColumn("modified_on", descending=True, nullable=True),
        SortColumn("page_id", descending=True),
    ),
    (
        SortColumn("modified_on", descending=True, nullable=True),
        SortColumn("treatment_id", nullable=True),
        SortColumn("page_id"),
    ),
)
_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DAYS = (None, dt.date(2026, 9, 1), dt.date(2026, 10, 1), dt.date(1, 1, 1))
_ROW = st.tuples(
    st.sampled_from(_DAYS), st.sampled_from(("A", "a", "b", "é", "")), st.sampled_from((None, 1, 2))
)


class Parameters(QueryParameters):
    locale: str | None = None
    order: str = "title"
    limit: int = 20
    fields: tuple[str, ...] = ()


class PagedParameters(QueryParameters):
    offset: Annotated[int, WholeNumber(0, 100)] = 0
    cursor: Annotated[str | None, CursorText()] = None

    _one_way = model_validator(mode="before")(one_way_of_paging)


def a_keyset(columns=NEWEST_FIRST, *, endpoint="pages/", site_id=1, **parameters) -> Keyset:
    return keyset(endpoint, Parameters(**parameters), columns, site_id=site_id)


def add(page_id: int, modified_on: dt.date | None, title: str, treatment_id: int | None = None) -> None:
    PublishedDocument.objects.create(
        site_id=1,
        page_id=page_id,
        type="faq.FAQPage",
        uuid=UUID(int=page_id),
        locale="en",
        path=f"/{page_id}/",
        tree_path="",
        title=title,
        modified_on=modified_on,
        treatment_id=treatment_id,
        body="{}",
        card="{}",
        changed_at=_LONG_AGO,
        sequence=1,
        fresh_until=_LONG_AGO,
    )


def error_of(call) -> ParameterError:
    with pytest.raises(Problem) as caught:
        call()
    assert caught.value.status == 422
    [error] = caught.value.errors
    return error


def refused(kept: Keyset, text: str) -> ParameterError:
    error = error_of(lambda: kept.read(text))
    assert (error.loc, error.code) == (["query", "cursor"], "invalid_cursor")
    return error


def pages(kept: Keyset, limit: int, between=lambda cursor: None) -> list[int]:
    """The ids of all rows, read page by page; `between` is called with each cursor."""
    seen: list[int] = []
    cursor = None
    while True:
        rows, cursor = kept.page(PublishedDocument.objects.all(), limit=limit, cursor=cursor)
        assert len(rows) == limit or cursor is None
        seen += [row.page_id for row in rows]
        if cursor is None:
            return seen
        between(cursor)


def in_order(columns: tuple[SortColumn, ...]) -> list[int]:
    """The order worked out by hand, for dates and numbers; text is the database's to sort."""
    rows = list(PublishedDocument.objects.order_by("page_id"))
    for column in reversed(columns):
        nothing = min((value for value in map(column.value_of, rows) if value is not None), default=None)
        rows.sort(
            key=lambda row, column=column, nothing=nothing: (
                column.value_of(row) is not None,
                nothing if column.value_of(row) is None else column.value_of(row),
            ),
            reverse=column.descending,
        )
    return [row.page_id for row in rows]


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(_ROW, max_size=14),
    columns=st.sampled_from(ORDERS),
    limit=st.integers(min_value=1, max_value=6),
)
def test_paging_visits_every_row_once_and_in_order(rows, columns, limit):
    PublishedDocument.objects.all().delete()
    for page_id, row in enumerate(rows, start=1):
        add(page_id, *row)
    whole = PublishedDocument.objects.order_by(*(column.order() for column in columns))
    expected = [row.page_id for row in whole]
    if all(column.name != "title" for column in columns):
        assert expected == in_order(columns)
    assert pages(a_keyset(columns), limit) == expected


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(_ROW, min_size=2, max_size=12),
    limit=st.integers(1, 4),
    days=st.lists(st.sampled_from(_DAYS)),
)
def test_rows_that_come_before_the_cursor_move_nothing(rows, limit, days):
    PublishedDocument.objects.all().delete()
    for page_id, row in enumerate(rows, start=1):
        add(page_id, *row)
    kept = a_keyset()
    expected = pages(kept, 100)
    coming, number = iter(days), iter(range(1000, 2000))

    def insert(cursor: str) -> None:
        day = next(coming, None)
        new = next(number)
        add(new, day, "new")
        behind = PublishedDocument.objects.filter(after(kept.columns, kept.read(cursor)), page_id=new)
        behind.delete()

    assert pages(kept, limit, insert) == expected


@pytest.mark.django_db
def test_rows_without_a_date_are_the_oldest_on_every_database():
    add(1, None, "none")
    add(2, dt.date(2026, 9, 1), "day")
    assert pages(a_keyset(NEWEST_FIRST), 1) == [2, 1]
    assert pages(a_keyset((SortColumn("modified_on", nullable=True), SortColumn("page_id"))), 1) == [1, 2]


@pytest.mark.django_db
def test_times_keep_their_microseconds():
    for number in (1, 2, 3):
        add(number, None, "")
        moment = dt.datetime(2026, 10, 1, 12, 0, 0, 100 + number, tzinfo=dt.UTC)
        PublishedDocument.objects.filter(page_id=number).update(changed_at=moment)
    columns = (SortColumn("changed_at", descending=True), SortColumn("page_id"))
    assert pages(a_keyset(columns), 1) == [3, 2, 1]


@pytest.mark.django_db
def test_an_offset_skips_rows_and_still_ends_in_a_cursor():
    for number in range(1, 6):
        add(number, None, "")
    kept = a_keyset()
    rows, cursor = kept.page(PublishedDocument.objects.all(), limit=2, offset=1)
    assert [row.page_id for row in rows] == [2, 3]
    rows, cursor = kept.page(PublishedDocument.objects.all(), limit=2, cursor=cursor)
    assert ([row.page_id for row in rows], cursor) == ([4, 5], None)


@pytest.mark.django_db
def test_columns_may_be_of_related_rows(site):
    columns = (SortColumn("locale__language_code"), SortColumn("pk"))
    rows = Page.objects.select_related("locale")
    first, cursor = a_keyset(columns).page(rows, limit=1)
    second, _ = a_keyset(columns).page(rows, limit=9, cursor=cursor)
    assert [first[0].pk, *(row.pk for row in second)] == sorted(rows.values_list("pk", flat=True))


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="The words of a plan are the database's own")
def test_the_database_starts_in_the_middle_of_an_index():
    columns = (SortColumn("title"), SortColumn("page_id"))
    rows = PublishedDocument.objects.filter(site_id=1, type="faq.FAQPage")
    plan = rows.filter(after(columns, ["m", 7])).order_by("title", "page_id").explain()
    assert "published_by_title (site_id=? AND type=? AND title>?)" in plan
    assert "TEMP B-TREE" not in plan


def test_a_cursor_holds_what_was_put_in_and_stays_the_same():
    kept = a_keyset()
    row = SimpleNamespace(modified_on=dt.date(2026, 9, 1), page_id=7)
    assert kept.read(kept.write(row)) == ["2026-09-01", 7]
    assert kept.write(row) == kept.write({"modified_on": dt.date(2026, 9, 1), "page_id": 7})
    assert kept.read(kept.write({"modified_on": None, "page_id": 7})) == [None, 7]


def test_a_cursor_of_the_longest_title_can_be_sent_back():
    kept = a_keyset((SortColumn("title"), SortColumn("page_id")))
    title = "".join(chr(0x4E00 + number * 37 % 20_000) for number in range(255))
    cursor = kept.write({"title": title, "page_id": 2**31})
    assert CursorText().read(cursor) == cursor
    assert kept.read(cursor) == [title, 2**31]


@pytest.mark.parametrize(
    "other",
    [
        {"endpoint": "faqs/"},
        {"site_id": 2},
        {"locale": "es"},
        {"order": "-title"},
        {"columns": (SortColumn("modified_on", nullable=True), SortColumn("page_id"))},
        {"columns": NEWEST_FIRST[:1]},
    ],
)
def test_a_cursor_of_another_list_is_refused(other):
    cursor = a_keyset().write({"modified_on": None, "page_id": 7})
    assert "another list" in refused(a_keyset(**other), cursor).msg


def test_how_much_is_shown_may_change_on_the_way():
    cursor = a_keyset().write({"modified_on": None, "page_id": 7})
    assert a_keyset(limit=50, fields=("id",)).read(cursor) == [None, 7]


_WRITTEN = {"modified_on": dt.date(2026, 9, 1), "page_id": 7}


@given(data=st.data())
def test_a_changed_cursor_is_refused(data):
    cursor = a_keyset().write(_WRITTEN)
    place = data.draw(st.integers(0, len(cursor) - 1))
    character = data.draw(st.sampled_from("-_.~Aa0é:"))
    changed = cursor[:place] + character + cursor[place + 1 :]
    if changed != cursor:
        refused(a_keyset(), changed)


@given(length=st.integers(0, 60))
def test_a_part_of_a_cursor_is_refused(length):
    cursor = a_keyset().write(_WRITTEN)
    refused(a_keyset(), cursor[: min(length, len(cursor) - 1)])


@given(st.text(max_size=80))
def test_any_text_is_refused_without_an_error(text):
    refused(a_keyset(), text)


def test_what_another_part_of_the_program_signed_is_no_cursor():
    text = signing.Signer(sep="~", salt="elsewhere").sign_object([a_keyset().fingerprint, None, 7])
    refused(a_keyset(), text)


def test_cursors_outlive_a_change_of_the_secret_key(settings):
    cursor = a_keyset().write(_WRITTEN)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    refused(a_keyset(), cursor)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert a_keyset().read(cursor) == ["2026-09-01", 7]


def parameters_of(query: str) -> Any:
    return read(RequestFactory().get("/", QUERY_STRING=query), PagedParameters)


@pytest.mark.parametrize("text", ["", "a%20b", "a:b", "é", "a" * (LONGEST_CURSOR + 1)])
def test_what_cannot_be_a_cursor_is_refused_before_it_is_read(text):
    error = error_of(lambda: parameters_of(f"cursor={text}"))
    assert error.code in ("invalid_cursor", "too_long")
    with pytest.raises(ValueError):
        CursorText().read(text)


def test_cursor_and_offset_exclude_each_other():
    error = error_of(lambda: parameters_of("cursor=a&offset=0"))
    assert (error.loc, error.code) == (["query", "cursor"], "conflicting_parameters")
    assert "either cursor or offset" in error.msg
    assert parameters_of("cursor=a").cursor == "a"
    assert parameters_of("offset=3").offset == 3


def test_openapi_knows_the_cursor():
    described = {parameter["name"]: parameter for parameter in openapi_parameters(PagedParameters)}
    assert described["cursor"]["schema"] == {"type": "string", "maxLength": LONGEST_CURSOR}
