"""Runs over the whole site: only what changed or is due is looked at, and what was found stays right."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from cms.audit import runs
from cms.audit.between_pages import findings_between
from cms.audit.kinds import Kind
from cms.audit.models import AuditedPage, AuditFinding, AuditRun
from cms.audit.rendering import _handler, fetch
from cms.audit.runs import AlreadyRunning, last_run, run_audit
from cms.audit.site_facts import SiteFacts
from cms.identity import for_site
from cms.published.copies import copies
from faq.models import FAQPage
from tests.factories import approve_page, make_faq_page, make_question, make_site, paragraph
from tests.faq.review.steps import reword
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


def link_to(path: str) -> FAQPage:
    answer = f'<p>See <a href="http://localhost{path}">this page</a>.</p>'
    return make_faq_page(questions=[make_question(long_answer=[paragraph(answer)])])


def rules_on(page: FAQPage, kind: Kind) -> set[str]:
    rows = AuditFinding.objects.filter(audited_page__page_id=page.pk, kind=kind)
    return set(rows.values_list("rule", flat=True))


def test_every_public_address_of_every_site_is_audited(site):
    page = make_faq_page()
    approve_page(page)
    other = make_site()
    elsewhere = make_faq_page(parent=other.root_page.get_children().get())
    run = run_audit()
    urls = set(AuditedPage.objects.values_list("url", flat=True))
    assert {"http://localhost/", "http://localhost/faq/", page.full_url, elsewhere.full_url} <= urls
    assert any("/reviewers/" in url for url in urls)
    assert run.pages == run.audited == len(urls)


def test_what_has_not_changed_is_not_looked_at_again(site):
    make_faq_page()
    page = make_faq_page()
    first = run_audit()
    assert run_audit().audited == 0
    reword(page, publish=True)
    # The page itself, and the pages that list others.
    again = run_audit()
    assert 1 <= again.audited < first.audited
    assert AuditedPage.objects.get(page_id=page.pk).run_id == again.pk
    assert run_audit(full=True).audited == first.pages


def test_another_publisher_or_setting_changes_every_page(site, settings):
    make_faq_page()
    first = run_audit()
    settings.PRICE_CHECK_MONTHS = 3
    assert run_audit().audited == first.pages
    settings.PRICE_MARKUP_MONTHS = 3
    assert run_audit().audited == first.pages


def test_what_is_due_is_looked_at_though_nothing_changed(site):
    page = make_faq_page()
    run_audit()
    AuditedPage.objects.filter(page_id=page.pk).update(due_at=timezone.now())
    assert run_audit().audited == 1


def test_a_finding_that_stays_keeps_when_it_came(site):
    page = make_faq_page()
    run_audit()
    before = AuditFinding.objects.get(audited_page__page_id=page.pk, rule="unreviewed")
    run_audit(full=True)
    after = AuditFinding.objects.get(audited_page__page_id=page.pk, rule="unreviewed")
    assert (after.pk, after.first_found_at) == (before.pk, before.first_found_at)
    approve_page(page)
    run_audit()
    assert not AuditFinding.objects.filter(pk=before.pk).exists()


def test_what_is_no_longer_public_is_forgotten(site):
    page = make_faq_page()
    run_audit()
    page.unpublish()
    run_audit()
    assert not AuditedPage.objects.filter(page_id=page.pk).exists()


def test_links_that_lead_nowhere_are_found_also_on_pages_that_did_not_change(site):
    target = make_faq_page(slug="target")
    page = link_to("/faq/target/")
    run_audit()
    assert "broken_link" not in rules_on(page, Kind.ACROSS_PAGES)
    target.unpublish()
    run = run_audit()
    assert "broken_link" in rules_on(page, Kind.ACROSS_PAGES)
    assert AuditedPage.objects.get(page_id=page.pk).audited_at < run.started_at
    Redirect.add_redirect("/faq/target/", redirect_to="/faq/")
    run_audit()
    assert rules_on(page, Kind.ACROSS_PAGES) >= {"redirected_link"}
    assert "broken_link" not in rules_on(page, Kind.ACROSS_PAGES)


def test_what_shows_between_pages_is_right_when_only_one_of_them_was_looked_at(site):
    first = make_faq_page()
    run_audit()
    second = make_faq_page()
    run_audit()
    assert "question_asked_on_several_pages" in rules_on(first, Kind.ACROSS_PAGES)
    assert "question_on_several_pages" in rules_on(second, Kind.ACROSS_PAGES)
    second.unpublish()
    run_audit()
    assert rules_on(first, Kind.ACROSS_PAGES) == set()


def test_a_run_with_no_time_left_leaves_the_rest_to_the_next(site):
    make_faq_page()
    run = run_audit(most_seconds=0)
    assert (run.audited, run.waiting) == (0, run.pages)
    assert run_audit().audited == run.pages


def test_two_runs_at_once_are_refused_but_a_dead_one_is_no_obstacle(site):
    now = timezone.now()
    other = AuditRun.objects.create(started_at=now, beat_at=now)
    with pytest.raises(AlreadyRunning):
        run_audit()
    AuditRun.objects.filter(pk=other.pk).update(beat_at=now - dt.timedelta(hours=1))
    assert run_audit().finished_at


def test_a_run_that_fails_does_not_count_as_the_last_nor_stand_in_the_way(site, monkeypatch):
    def fail(*args):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(runs, "audit_address", fail)
        with pytest.raises(OSError):
            run_audit()
    assert last_run() is None
    assert run_audit().finished_at


@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit])
def test_a_run_that_was_stopped_does_not_stand_in_the_way(site, monkeypatch, ending):
    def stop(*args):
        raise ending

    with monkeypatch.context() as broken:
        broken.setattr(runs, "audit_address", stop)
        with pytest.raises(ending):
            run_audit()
    assert run_audit().finished_at


def test_a_run_says_that_it_goes_on_while_it_compares_pages(site, monkeypatch):
    make_faq_page()
    beats = []

    def nothing_between(site_facts, go_on):
        AuditRun.objects.update(beat_at=timezone.now() - dt.timedelta(hours=1))
        go_on()
        beats.append(runs.running(now=timezone.now()))
        return []

    monkeypatch.setattr(runs, "findings_between", nothing_between)
    run = run_audit()
    assert beats == [run]


def test_comparing_calls_back_with_every_page_and_its_links(site):
    link_to("/faq/nowhere/")
    run_audit()
    calls = []
    found = findings_between(
        lambda site: SiteFacts(site, for_site(site), now=timezone.now()), lambda: calls.append(1)
    )
    assert "broken_link" in {finding.rule for finding in found}
    assert len(calls) > 3 * AuditedPage.objects.count()


def test_without_time_to_compare_pages_what_was_found_between_them_stays(site):
    page = link_to("/faq/nowhere/")
    assert run_audit().compared
    run = run_audit(most_seconds=0)
    assert (run.compared, last_run()) == (False, run)
    assert "broken_link" in rules_on(page, Kind.ACROSS_PAGES)


@pytest.fixture
def one_request_a_day(settings):
    settings.API_RATE_LIMIT = "1/day"
    # The middleware is loaded once.
    _handler.cache_clear()
    yield
    _handler.cache_clear()


def test_a_link_to_what_is_asked_for_too_often_is_not_called_broken(site, one_request_a_day):
    hrefs = "".join(
        f'<a href="http://localhost{PREFIX}{name}/">{name}</a> ' for name in ("faqs", "pages", "prices")
    )
    page = make_faq_page(questions=[make_question(long_answer=[paragraph(f"<p>{hrefs}</p>")])])
    run_audit()
    assert fetch(f"{PREFIX}faqs/", page.get_site())[0] == 429
    assert "broken_link" not in rules_on(page, Kind.ACROSS_PAGES)


def test_a_page_that_answers_with_an_error_is_one_finding_and_looked_at_in_every_run(site, monkeypatch):
    page = make_faq_page()
    with monkeypatch.context() as broken:
        broken.setattr(FAQPage, "get_context", lambda *args, **kwargs: 1 / 0)
        run_audit()
    found = AuditFinding.objects.filter(audited_page__page_id=page.pk).exclude(kind=Kind.ACROSS_PAGES)
    assert [row.rule for row in found] == ["unsuccessful_status"]
    run_audit()
    assert "unsuccessful_status" not in rules_on(page, Kind.STRUCTURED_DATA)


def test_a_run_neither_reads_nor_fills_the_copies_in_memory(client, site):
    make_faq_page()
    copies.clear()
    run_audit()
    assert len(copies._answers) == 0


def test_progress_is_told_chunk_by_chunk(site):
    make_faq_page()
    told = []
    run = run_audit(progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == run.pages


def test_a_page_kept_out_of_search_results_on_purpose_is_no_fault(site):
    page = make_faq_page(hidden_from_search=True)
    run_audit()
    assert not rules_on(page, Kind.STRUCTURED_DATA) & {"indexing_barred", "missing_from_sitemap"}


def test_an_ordinary_site_lacks_nothing_but_the_logo_of_its_publisher(site):
    make_faq_page(summary="What it is, what it costs, and how long recovery takes.")
    run_audit()
    rows = AuditFinding.objects.filter(kind=Kind.STRUCTURED_DATA).exclude(severity="information")
    assert {row.message for row in rows} == {"The publisher lacks logo."}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite there is one writer at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_runs_that_begin_in_the_same_moment_one_is_refused(site, monkeypatch):
    both, looked = threading.Barrier(2), runs.running

    def look_together(*, now):
        found = looked(now=now)
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=2)
        return found

    monkeypatch.setattr(runs, "running", look_together)

    def begin() -> str:
        try:
            runs._begin(full=False, by=None)
        except AlreadyRunning:
            return "refused"
        finally:
            connection.close()
        return "began"

    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(lambda _: begin(), range(2)))
    assert sorted(results) == ["began", "refused"]
