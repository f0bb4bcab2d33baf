"""Until when HTML may be kept."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.html_answers import next_change
from cms.published.freshness import bring_up_to_date
from cms.published.models import PublishedDocument
from tests.factories import make_faq_page

pytestmark = pytest.mark.django_db


def test_the_first_moment_that_changes_any_page_ends_it(site):
    page = make_faq_page()
    now = timezone.now()
    bring_up_to_date(now=now)
    soon = now + dt.timedelta(seconds=1)
    PublishedDocument.objects.filter(page_id=page.pk).update(fresh_until=soon)
    assert next_change(now) == soon
    assert timezone.localtime(next_change(soon)).time() == dt.time()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of few rows says it on SQLite only")
def test_that_moment_is_found_in_an_index_and_not_among_all_pages(site):
    with CaptureQueriesContext(connection) as queries:
        next_change(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert "published_by_freshness" in plan
    assert "TEMP B-TREE" not in plan
