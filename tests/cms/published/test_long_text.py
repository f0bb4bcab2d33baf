"""Bodies of many documents reach PostgreSQL one by one, and are compressed quickly there."""

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.published.freshness import bring_up_to_date, refresh
from cms.published.long_text import LongTextField
from tests.factories import make_faq_page

pytestmark = pytest.mark.django_db


def test_many_documents_are_written_again_at_once_but_not_as_an_array_of_bodies(site):
    pages = [make_faq_page(title=f"Page {number}") for number in range(2)]
    bring_up_to_date(now=timezone.now())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        refresh([page.pk for page in pages], now=timezone.now())
    [written] = [
        query["sql"]
        for query in queries
        if query["sql"].startswith('INSERT INTO "cms_publisheddocument"') and "Page 1" in query["sql"]
    ]
    assert "Page 0" in written
    assert "UNNEST" not in written


def test_a_migration_sees_an_ordinary_text():
    _, path, _, _ = LongTextField().deconstruct()
    assert path == "django.db.models.TextField"
    assert issubclass(LongTextField, models.TextField)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compresses nothing")
def test_postgresql_compresses_bodies_and_cards_by_lz4():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, attcompression FROM pg_attribute"
            " WHERE attrelid = 'cms_publisheddocument'::regclass AND attname IN ('body', 'card')"
        )
        assert dict(cursor.fetchall()) == {"body": "l", "card": "l"}
