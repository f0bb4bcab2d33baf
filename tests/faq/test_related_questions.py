"""Related questions: of public pages about the same treatment or country, in the same language, never out of date."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.published.models import PublishedDocument
from faq.models import Question
from tests.factories import TreatmentFactory, make_faq_page, make_question
from tests.faq.reading import node, read
from tests.query_counts import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def knee(site):
    return TreatmentFactory(name="Knee replacement")


@pytest.fixture
def page(knee):
    return make_faq_page(title="Here", slug="here", treatment=knee, country="ES")


def other(title: str, **fields):
    questions = fields.pop("questions", None) or [make_question(f"{title}?")]
    return make_faq_page(
        title=title, slug=title.lower(), questions=questions, **{"treatment": None, **fields}
    )


def related(page) -> list[str]:
    return [link.get_text() for link in read(page).select(".related a")]


def test_pages_of_the_same_treatment_come_first_and_then_those_of_the_country(page, knee):
    other("Spain", country="ES", modified_on=dt.date(2026, 11, 1))
    other("Older", treatment=knee, country="MX", modified_on=dt.date(2025, 1, 1))
    other("Newer", treatment=knee, country="HU", modified_on=dt.date(2026, 1, 1))
    other("Neither", treatment=TreatmentFactory(), country="MX")
    assert related(page) == ["Newer?", "Older?", "Spain?"]


def test_each_link_leads_to_the_answer_and_stands_under_the_name_of_its_page(page, knee):
    other("Elsewhere", treatment=knee, questions=[make_question("Does it hurt?")])
    section = read(page).select_one(".related")
    assert section.a["href"] == "/faq/elsewhere/#does-it-hurt"
    assert section.select_one(".label").get_text() == "Elsewhere"
    assert section.find_parent("article") is None


def test_what_the_page_answers_itself_is_not_asked_again(page, knee):
    same = page.questions.first().question
    other("Elsewhere", treatment=knee, questions=[make_question(f"{same.upper()}"), make_question("Else?")])
    assert related(page) == ["Else?"]


def test_a_page_names_few_pages_and_few_questions_of_each(page, knee):
    for number in range(5):
        questions = [make_question(f"Question {number} {position}?") for position in range(4)]
        other(f"Page{number}", treatment=knee, questions=questions)
    assert len(related(page)) == 6


def test_pages_that_ask_nothing_else_leave_their_places_to_others(page, knee):
    same = page.questions.first().question
    for number in range(3):
        other(f"Same{number}", treatment=knee, questions=[make_question(same)])
    for number in range(4):
        other(f"Page{number}", treatment=knee, modified_on=dt.date(2020, 1, 4 - number))
    assert related(page) == ["Page0?", "Page1?", "Page2?"]


def test_without_anything_related_there_is_no_heading(page):
    assert read(page).select(".related") == []


def test_a_page_without_treatment_and_country_is_related_to_nothing(site):
    other("Elsewhere", country="")
    assert related(make_faq_page(title="Bare", slug="bare", treatment=None, country="")) == []


def test_related_questions_are_no_part_of_the_structured_data(page, knee):
    before = node(read(page), "FAQPage")
    other("Elsewhere", treatment=knee)
    soup = read(page)
    assert len(soup.select(".related a")) == 1
    assert node(soup, "FAQPage") == before


def test_drafts_private_ended_and_coming_pages_and_those_in_other_languages_are_not_named(page, knee):
    other("Draft", treatment=knee, live=False)
    private = other("Private", treatment=knee)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    now = timezone.now()
    ended, coming = other("Ended", treatment=knee), other("Coming", treatment=knee)
    Page.objects.filter(pk=ended.pk).update(expire_at=now - dt.timedelta(minutes=1))
    Page.objects.filter(pk=coming.pk).update(go_live_at=now + dt.timedelta(hours=1))
    other("Otro", treatment=knee, country="ES", locale=Locale.objects.get(language_code="es"))
    assert related(page) == []


def test_they_are_never_older_than_the_last_change_of_the_other_page(client, page, knee):
    assert related(page) == []
    elsewhere = other("Elsewhere", treatment=knee)
    assert related(page) == ["Elsewhere?"]
    etag = client.get(page.url)["ETag"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE faq_question SET question = 'Renamed?' WHERE page_id = %s", [elsewhere.pk])
    assert client.get(page.url, HTTP_IF_NONE_MATCH=etag).status_code == 200
    assert related(page) == ["Renamed?"]
    Question.objects.filter(page=elsewhere).update(question="Again?")
    assert related(page) == ["Again?"]
    elsewhere.unpublish()
    assert related(page) == []


def test_caches_know_the_page_by_those_that_it_names_and_keep_it_no_longer_than_them(client, page, knee):
    elsewhere = other("Elsewhere", treatment=knee)
    assert f"page:{elsewhere.pk}" in client.get(page.url)["Cache-Tag"].split(",")
    Page.objects.filter(pk=elsewhere.pk).update(expire_at=timezone.now() + dt.timedelta(seconds=90))
    shared = client.get(page.url)["Cache-Control"].partition("s-maxage=")[2].partition(",")[0]
    assert 0 < int(shared) <= 90


def test_the_published_document_of_a_page_does_not_change_with_them(page, knee, client):
    client.get(page.url)
    before = PublishedDocument.objects.get(page_id=page.pk).sequence
    other("Elsewhere", treatment=knee)
    assert related(page) == ["Elsewhere?"]
    row = PublishedDocument.objects.get(page_id=page.pk)
    assert (row.sequence, row.stale) == (before, False)
    assert "Elsewhere" not in row.body


def test_they_cost_the_same_for_few_pages_and_for_many(page, knee, client):
    other("First", treatment=knee)
    few = queries_of(client, page.url)
    for number in range(6):
        other(f"Page{number}", treatment=knee, country="ES")
    assert queries_of(client, page.url) <= few
