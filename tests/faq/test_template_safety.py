"""The FAQ page under stress: hostile and huge text, previews, caches and many questions."""

import re

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from faq.documents import documents_of
from faq.models import FAQPage
from tests.factories import (
    approve_page,
    make_faq_page,
    make_question,
    make_reviewer,
    paragraph,
)
from tests.faq.filled_pages import HOSTILE, full_page, hostile_page
from tests.faq.reading import node, parse, read, squeezed, words

pytestmark = pytest.mark.django_db


def test_hostile_text_is_shown_and_does_nothing(site):
    page = hostile_page()
    approve_page(page, make_reviewer(name=HOSTILE, credentials=HOSTILE, job_title=HOSTILE))
    soup = read(page)
    assert len(soup.find_all("script", src=False)) == 1
    assert [tag for tag in soup.find_all() if any(name.startswith("on") for name in tag.attrs)] == []
    assert [tag["href"] for tag in soup.find_all("a", href=re.compile("^javascript:", re.I))] == []
    assert soup.h1.get_text() == soup.title.get_text() == HOSTILE
    assert node(soup, "FAQPage")["mainEntity"][0]["name"] == f"{HOSTILE}?"
    assert squeezed("{{7*7}}") in words(soup)


def test_hostile_prices_are_shown_and_do_nothing(site):
    page = full_page()
    table = page.questions.first().long_answer.raw_data[1]["value"]
    prices = documents_of([page], site=site, now=timezone.now())[0].prices
    assert prices[0].id == table
    price_table = page.questions.first().long_answer[1].value
    price_table.title = price_table.note = HOSTILE
    price_table.save()
    price_table.prices.update(option=HOSTILE, unit=HOSTILE[:60])
    soup = read(page)
    assert len(soup.find_all("script", src=False)) == 1
    assert soup.find("table", class_="price-table").caption.get_text() == HOSTILE


def test_an_answer_of_five_megabytes_is_shown_whole(site):
    paragraphs = f"<p>{'A long answer has many words. ' * 2000}</p>" * 84
    page = make_faq_page(questions=[make_question(long_answer=[paragraph(f"{paragraphs}<p>The end.</p>")])])
    html = Client().get(page.url).content
    assert len(html) > 10_000_000, "once to be read, once in the structured data"
    assert b"<p>The end.</p></div>" in html


def test_a_draft_can_be_previewed_with_the_words_that_are_not_public_yet(site, faq_page):
    faq_page.title = "A new title"
    faq_page.save_revision()
    draft = faq_page.get_latest_revision_as_object()
    response = draft.make_preview_request()
    assert response.status_code == 200
    assert parse(response.content).h1.get_text() == "A new title"
    assert read(faq_page).h1.get_text() == "Knee replacement in Spain"


def test_a_page_that_was_never_saved_can_be_previewed(site, faq_page):
    parent = faq_page.get_parent()
    page = FAQPage(title="Brand new", slug="brand-new", path=f"{parent.path}0009", depth=parent.depth + 1)
    page.set_url_path(parent)
    page.locale = parent.locale
    page.questions = [make_question()]
    response = page.make_preview_request()
    assert parse(response.content).h1.get_text() == "Brand new"


def test_a_public_page_touches_no_session_so_that_shared_caches_may_keep_it(site, faq_page):
    response = Client().get(faq_page.url)
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_nothing_is_loaded_from_another_host(site):
    soup = read(full_page())
    loaded = [
        tag.get("src") or tag.get("href")
        for tag in soup.select("[src], link[rel=stylesheet], link[rel=icon]")
    ]
    assert loaded
    assert [url for url in loaded if not url.startswith(("/", "http://localhost/"))] == []
    assert soup.select("iframe, style, [style]") == []


def queries_of(page):
    client = Client()
    client.get(page.url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(page.url)
    return len(queries)


def test_queries_do_not_grow_with_the_questions(site):
    small = make_faq_page(questions=[make_question()])
    large = make_faq_page(questions=[make_question(f"Question {n}?") for n in range(30)])
    assert queries_of(large) == queries_of(small)


def test_the_toolbar_for_editors_is_only_in_previews(site, faq_page, admin_user):
    client = Client()
    client.force_login(admin_user)
    assert b"wagtail-userbar" not in client.get(faq_page.url).content
    cookie = client.cookies.output(header="", sep=";")
    request = RequestFactory(headers={"cookie": cookie}).get(faq_page.url)
    assert b"wagtail-userbar" in faq_page.make_preview_request(request).content
