"""The FAQ page and its markup say the same: it shows everything it claims, and claims everything it answers."""

import datetime as dt

import pytest
from babel.dates import format_date
from django.utils import timezone

from faq.documents import documents_of
from home.models import SiteIdentity
from tests.factories import (
    approve_page,
    make_faq_page,
    make_reviewer,
)
from tests.faq.filled_pages import full_page
from tests.faq.reading import graph, node, parse, read, squeezed, words

pytestmark = pytest.mark.django_db


def test_the_one_script_holds_the_documents_structured_data(site):
    page = full_page()
    document = documents_of([page], site=site, now=timezone.now())[0]
    soup = read(page)
    assert len(soup.find_all("script", src=False)) == 1
    assert graph(soup) == document.seo.json_ld["@graph"]


def test_every_marked_up_answer_is_word_for_word_the_whole_visible_one(site):
    soup = read(full_page())
    questions = node(soup, "FAQPage")["mainEntity"]
    assert len(questions) == 2
    for question in questions:
        answer = question["acceptedAnswer"]
        shown = soup.find(id=answer["@id"].partition("#")[2])
        assert words(shown) == squeezed(parse(answer["text"]).get_text())
        assert squeezed(answer["abstract"]) in words(shown)
        assert words(soup.find(id=question["@id"].partition("#")[2])) == squeezed(question["name"])


def test_everything_the_structured_data_names_can_be_read_on_the_page(site):
    page = full_page(title="Knee replacement in Mexico")
    approve_page(page, make_reviewer(name="Demo Reviewer", job_title="Surgeon (fictional)"))
    soup = read(page)
    text = words(soup)
    names = list(claimed_names(graph(soup)))
    assert {"Knee replacement", "Mexico", "Demo Reviewer", "Surgeon (fictional)"} <= set(names)
    assert [name for name in names if squeezed(name) not in text] == []


def claimed_names(value):
    """Every string of the graph that stands for something a reader could look for."""
    if isinstance(value, dict):
        for key in ("name", "alternateName", "jobTitle", "honorificPrefix", "honorificSuffix"):
            if key in value:
                yield value[key]
        for item in value.values():
            yield from claimed_names(item)
    elif isinstance(value, list):
        for item in value:
            yield from claimed_names(item)


def test_the_days_in_the_structured_data_are_shown(site):
    page = full_page()
    approve_page(page)
    soup = read(page)
    shown = {tag["datetime"] for tag in soup.find_all("time")}
    claims = node(soup, "FAQPage")
    for name in ("datePublished", "dateModified", "lastReviewed"):
        assert claims[name][:10] in shown


def test_each_date_reads_as_its_machine_readable_form(site):
    times = read(full_page()).find_all("time")
    assert len(times) >= 3
    for tag in times:
        day = dt.date.fromisoformat(tag["datetime"])
        assert tag.get_text() == format_date(day, format="long", locale="en")


def test_addresses_in_the_head_are_the_identitys_and_not_the_requests(site, faq_page):
    SiteIdentity.objects.create(site=site, frontend_origin="https://guide.example")
    soup = read(faq_page)
    url = "https://guide.example/faq/knee-replacement-spain/"
    assert soup.find("link", rel="canonical")["href"] == url
    assert soup.find("meta", property="og:url")["content"] == url
    assert soup.find("link", hreflang="en")["href"] == url
    assert "testserver" not in str(soup)


def test_the_head_tells_sharing_sites_what_the_page_is(site):
    page = full_page(title="Knee replacement in Mexico")
    head = read(page).head
    shared = {tag["property"]: tag["content"] for tag in head.find_all("meta", property=True)}
    assert shared["og:type"] == "article"
    assert shared["og:title"] == "Knee replacement in Mexico"
    assert shared["og:description"] == "It helps most people."
    assert shared["og:locale"] == "en_US"
    assert shared["og:image"].startswith("http://localhost/media/")
    assert shared["article:modified_time"].startswith(page.modified_on.isoformat())
    assert head.find("meta", attrs={"name": "twitter:card"})["content"] == "summary"


def test_a_page_that_nobody_described_is_described_by_its_own_words(site, faq_page):
    described = read(faq_page).find("meta", attrs={"name": "description"})
    assert described["content"] == "Most people walk on the day of the operation."


def test_a_page_without_words_has_no_empty_description(site):
    page = make_faq_page(questions=[])
    assert read(page).find("meta", attrs={"name": "description"}) is None
