"""The list of prices to re-check, and the button that dates them."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.dates import add_months, today
from pricing.models import PriceTable
from pricing.recheck import to_recheck, with_public_pages
from pricing.recheck_views import CHECKED
from tests.editing import client_in_group
from tests.factories import PriceTableFactory, make_faq_page, make_question

pytestmark = pytest.mark.django_db

LIST = "/admin/pricing/recheck/"
NOVEMBER = dt.date(2026, 11, 22)


@pytest.fixture
def editor(site):
    return client_in_group("Editors")


def titles(months=6, day=NOVEMBER):
    return [table.title for table in to_recheck(months=months, today=day)]


def mark(client, table):
    return client.post(reverse("pricing_mark_checked", args=[table.pk]))


def test_tables_are_due_after_the_months_that_are_allowed_the_oldest_first():
    for title, day in (("Fresh", "2026-05-23"), ("Due", "2026-05-22"), ("Older", "2025-01-01")):
        PriceTableFactory(title=title, checked_on=day)
    PriceTableFactory(title="Never", checked_on=None)
    assert titles() == ["Never", "Older", "Due"]
    assert titles(months=20) == ["Never", "Older"]


def test_each_table_says_how_many_public_pages_show_it(site, client):
    table, unused = PriceTableFactory(title="A"), PriceTableFactory(title="B")
    blocks = [{"type": "price_table", "value": table.pk}]
    for live in (True, True, False):
        make_faq_page(live=live, questions=[make_question(long_answer=blocks)])
    client.get("/faq/")
    rows = with_public_pages(PriceTable.objects.order_by("title"), now=timezone.now())
    assert [(row.pk, row.public_pages) for row in rows] == [(table.pk, 2), (unused.pk, 0)]


def test_the_list_leads_to_the_form_and_the_source(editor):
    table = PriceTableFactory(title="Knee", checked_on=add_months(today(), -7), source="Price lists")
    text = editor.get(LIST).text
    assert reverse("pricing_pricetable_modeladmin_edit", args=[table.pk]) in text
    assert "Price lists" in text
    assert ">7<" in "".join(text.split())


def test_marking_dates_the_table_today_and_says_who_did_it(editor):
    table = PriceTableFactory(checked_on=dt.date(2026, 1, 2))
    assert mark(editor, table).status_code == 302
    table.refresh_from_db()
    assert table.checked_on == today()
    entry = ModelLogEntry.objects.get(action=CHECKED)
    assert entry.user == entry.user.__class__.objects.get(pk=editor.session["_auth_user_id"])
    assert entry.data == {"before": "2026-01-02", "checked_on": today().isoformat()}
    assert "Marked the prices as checked" in entry.message
    assert "Knee" not in editor.get(LIST).text


def test_readers_see_the_new_day_at_once(editor, client):
    table = PriceTableFactory(checked_on=dt.date(2026, 1, 2))
    page = make_faq_page(questions=[make_question(long_answer=[{"type": "price_table", "value": table.pk}])])
    before = client.get(f"/faq/{page.slug}/").text
    assert "January 2, 2026" in before
    assert "may be out of date" in before
    mark(editor, table)
    text = client.get(f"/faq/{page.slug}/").text
    assert "January 2, 2026" not in text
    assert "may be out of date" not in text


def test_whoever_may_edit_but_not_mark_gets_no_button_and_is_refused(editor):
    Permission.objects.get(codename="check_pricetable").group_set.clear()
    table = PriceTableFactory(checked_on=None)
    assert "Mark as checked today" not in editor.get(LIST).text
    mark(editor, table)
    table.refresh_from_db()
    assert table.checked_on is None


def test_nobody_else_is_let_in(site):
    stranger = client_in_group("Medical reviewers")
    assert stranger.get(LIST).status_code == 302
    table = PriceTableFactory(checked_on=None)
    mark(stranger, table)
    table.refresh_from_db()
    assert table.checked_on is None


def test_looking_at_the_address_of_the_button_changes_nothing(editor):
    table = PriceTableFactory(checked_on=None)
    assert editor.get(reverse("pricing_mark_checked", args=[table.pk])).status_code == 405


def test_the_list_takes_the_same_queries_for_1_and_20_tables(editor):
    counts = []
    for more in (1, 19):
        PriceTableFactory.create_batch(more, checked_on=None)
        editor.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            editor.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_the_list_stands_in_the_menu(editor):
    assert "Prices to re-check" in editor.get("/admin/").text


def test_the_list_is_downloaded_with_what_to_compare_it_with(editor):
    PriceTableFactory(title="Knee", checked_on=None, source_url="https://clinic.example/prices")
    text = b"".join(editor.get(f"{LIST}?export=csv").streaming_content).decode()
    assert "Knee" in text
    assert "https://clinic.example/prices" in text
