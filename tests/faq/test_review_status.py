"""`manage.py review_status`: every page's status from its text, and the stored digests put right."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from cms.dates import add_months, today
from faq.digest import content_digest
from faq.models import FAQPage, TextDigest
from faq.review import status_list
from tests.factories import approve_page, approve_page_on, make_faq_page, make_reviewer

pytestmark = pytest.mark.django_db


def run(*options) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("review_status", *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def rows() -> list[dict]:
    return json.loads(run("--json")[0])


def test_the_list_says_of_each_page_what_the_contract_names(faq_page):
    approve_page(faq_page, make_reviewer(name="Demo Reviewer Z"))
    assert rows() == [
        {
            "id": faq_page.pk,
            "title": "Knee replacement in Spain",
            "path": "/faq/knee-replacement-spain/",
            "locale": "en",
            "live": True,
            "status": "reviewed",
            "reviewer": "Dr Demo Reviewer Z, MD (demo)",
            "reviewed_on": today().isoformat(),
            "review_due": add_months(today(), 12).isoformat(),
            "content_digest": content_digest(faq_page),
        }
    ]


def test_outside_an_approval_in_force_nobody_is_named(faq_page):
    approve_page_on(add_months(today(), -13), faq_page)
    (row,) = rows()
    assert row["status"] == "expired"
    assert (row["reviewer"], row["reviewed_on"], row["review_due"]) == (None, None, None)


def test_without_pages_the_list_is_empty(site):
    assert rows() == []


def test_a_page_that_is_not_live_is_judged_by_its_newest_draft(site):
    page = make_faq_page(title="First title", live=False)
    page.title = "Second title"
    page.save_revision()
    approve_page(page)
    (row,) = rows()
    assert (row["title"], row["live"], row["status"]) == ("Second title", False, "reviewed")


def test_a_live_page_is_judged_by_what_the_public_reads(faq_page):
    approve_page(faq_page)
    faq_page.summary = "Not yet public."
    faq_page.save_revision()
    assert rows()[0]["status"] == "reviewed"


def test_the_table_has_a_line_for_each_page(faq_page):
    make_faq_page(title="A draft", live=False)
    heading, first, second = run()[0].splitlines()
    assert heading.split() == ["id", "status", "locale", "public", "due", "page"]
    assert first.split() == [str(faq_page.pk), "unreviewed", "en", "live", "/faq/knee-replacement-spain/"]
    assert second.endswith("A draft")


def test_the_status_comes_from_the_text_and_stale_digests_are_put_right(faq_page):
    approve_page(faq_page)
    TextDigest.objects.update(digest="sha256:stale")
    assert rows()[0]["status"] == "reviewed"
    assert TextDigest.objects.get(page=faq_page).digest == content_digest(faq_page)
    TextDigest.objects.all().delete()
    assert "Stored digests that were stale and are right now: 1." in run()[1]
    assert "Stored digests that were stale and are right now: 0." in run()[1]


def test_a_page_with_a_status_of_fail_on_makes_the_exit_code_one(faq_page):
    with pytest.raises(CommandError, match="Pages with a status of --fail-on: 1") as error:
        run("--fail-on", "expired,unreviewed")
    assert error.value.returncode == 1
    run("--fail-on", "expired, revoked")


def test_an_unknown_status_is_refused_before_anything_is_printed_or_changed(faq_page):
    TextDigest.objects.update(digest="sha256:stale")
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"“foo” is no status\. Allowed are reviewed, due_soon") as error:
        call_command("review_status", "--fail-on", "expired,foo", stdout=out)
    assert error.value.returncode == 2
    assert out.getvalue() == ""
    assert TextDigest.objects.get().digest == "sha256:stale"


def test_every_page_is_listed_once_over_several_batches(site, monkeypatch):
    monkeypatch.setattr(status_list, "BATCH", 2)
    pages = [make_faq_page(questions=[]) for _ in range(5)]
    assert [row["id"] for row in rows()] == sorted(page.pk for page in pages)


def test_the_queries_of_a_batch_do_not_depend_on_how_many_pages_it_has(site):
    reviewer, counts = make_reviewer(), []
    spanish = Locale.objects.get(language_code="es")
    for more in (1, 19, 40):
        for _ in range(more):
            approve_page(make_faq_page(), reviewer)
            make_faq_page(live=False).save_revision()
            translated = make_faq_page()
            Page.objects.filter(pk=translated.pk).update(locale=spanish)
        run()
        with CaptureQueriesContext(connection) as queries:
            run()
        counts.append(len(queries))
    assert FAQPage.objects.count() <= status_list.BATCH
    assert len(set(counts)) == 1, counts
