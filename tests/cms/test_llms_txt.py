"""/llms.txt in the format of llmstxt.org."""

import datetime as dt
import re
import tracemalloc

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.llms_introduction import validate_introduction
from cms.published.models import PublishedDocument
from faq.review.approving import revoke
from home.models import SiteIdentity
from tests.factories import (
    PriceTableFactory,
    TreatmentFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_pricing_page,
    make_question,
    make_reviewer,
)

pytestmark = pytest.mark.django_db


def text(client: Client, **headers) -> str:
    response = client.get("/llms.txt", **headers)
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    return b"".join(response.streaming_content).decode()


def test_it_has_title_summary_introduction_and_sections_of_links_in_this_order(client, site):
    SiteIdentity.objects.create(
        site=site,
        publisher_name="Guide",
        frontend_origin="https://www.example.org",
        llms_introduction="Read **this** first.",
    )
    home = home_page()
    home.search_description = "Plain answers."
    home.save_revision().publish()
    treatment = TreatmentFactory(name="Knee replacement", slug="knee", description="An operation.")
    make_faq_page(title="Knees", slug="knees", treatment=treatment, search_description="What to know.")
    shown = text(client, HTTP_HOST="localhost")
    assert shown.startswith("# Guide\n\n> Plain answers.\n\nRead **this** first.\n\n## ")
    assert (
        "\n## Knee replacement\n\n- [Knee replacement](https://www.example.org/treatments/knee.md): An operation.\n"
        "- [Knees](https://www.example.org/faq/knees.md): What to know.\n" in shown
    )
    links = [line for line in shown.splitlines() if line.startswith("- ")]
    assert all(re.match(r"- \[.+\]\(https://www\.example\.org/\S+\.md\)", line) for line in links)
    assert "localhost" not in shown


def test_languages_follow_one_another_and_no_address_stands_there_twice(client, site):
    """A treatment with answers and prices in two languages, one in prices alone, and a clinician."""
    knee = TreatmentFactory(name="Knee", slug="knee")
    page = make_faq_page(title="Knees", slug="knees", treatment=knee)
    make_pricing_page(knee, title="Knee prices", slug="knee-prices")
    approve_page(page, make_reviewer(name="Demo Reviewer Z", slug="demo-reviewer-z"))
    hip = TreatmentFactory(name="Hip", slug="hip")
    table = PriceTableFactory(treatment=hip)
    make_faq_page(
        title="No treatment",
        treatment=None,
        questions=[make_question(long_answer=[{"type": "price_table", "value": table.pk}])],
    )
    spanish = Locale.objects.get(language_code="es")
    for each in (home_page(), faq_index()):
        each.copy_for_translation(spanish).save_revision().publish()
    rodilla = TreatmentFactory(
        name="Rodilla", slug="knee", locale=spanish, translation_key=knee.translation_key
    )
    copy = page.copy_for_translation(spanish)
    copy.treatment = rodilla
    copy.save_revision().publish()
    shown = text(client)
    assert re.findall(r"^## (.+)$", shown, re.MULTILINE) == [
        "Pages", "Knee", "Treatments", "Medical reviewers", "Español: Páginas", "Español: Rodilla",
    ]  # fmt: skip
    addresses = re.findall(r"\]\((\S+)\)", shown)
    assert len(addresses) == len(set(addresses))
    paths = [address.removeprefix("http://localhost") for address in addresses]
    assert paths[0] == "/index.md"
    knee_section = paths.index("/treatments/knee.md")
    assert paths[knee_section : knee_section + 5] == [
        "/treatments/knee.md",
        "/faq/knees.md",
        "/pricing/knee-prices.md",
        "/treatments/hip.md",
        "/reviewers/demo-reviewer-z.md",
    ]
    assert paths[-2:] == ["/es/treatments/knee.md", "/es/faq/knees.md"]
    assert {client.get(path).status_code for path in paths} == {200}


@pytest.mark.parametrize("same_person", [True, False])
def test_a_clinician_is_named_once_and_as_their_page_shows_them(client, site, same_person):
    """With a profile in a second language; or with a namesake there who vouches for nothing, or who alone does."""
    spanish = Locale.objects.get(language_code="es")
    first = make_reviewer(name="Demo Reviewer A", slug="demo", credentials="", job_title="Surgeon")
    key = {"translation_key": first.translation_key} if same_person else {}
    second = make_reviewer(name="Demo Reviewer Z", slug="demo", job_title="Cirujana", locale=spanish, **key)
    page = make_faq_page(slug="knees")
    approve_page(page, first)
    line = "- [Dr Demo Reviewer A](http://localhost/reviewers/demo.md): Surgeon\n"
    shown = text(client)
    assert line in shown
    assert shown.count("/reviewers/demo.md") == 1
    assert "Demo Reviewer A" in client.get("/reviewers/demo.md").text
    revoke(page, user=first.user, reason="A wrong figure.")
    approve_page(make_faq_page(slug="hips"), second)
    shown = text(client)
    assert (line in shown) == same_person
    assert ("- [Dr Demo Reviewer Z" in shown) != same_person
    assert shown.count("/reviewers/demo.md") == 1


def test_words_of_a_page_become_no_markup(client, site):
    make_faq_page(title="A](http://evil.example) <b>", search_description="# no\n## heading", slug="a")
    shown = text(client)
    assert len(re.findall(r"^# ", shown, re.MULTILINE)) == 1
    assert "A](" not in shown
    assert "<b>" not in shown.replace("\\<", "")


def test_pages_kept_out_of_search_results_are_left_out(client, site):
    make_faq_page(title="Nowhere to be found", hidden_from_search=True)
    assert "Nowhere" not in text(client)


def test_it_answers_304_to_who_has_it(client, faq_page):
    etag = client.get("/llms.txt")["ETag"]
    assert client.get("/llms.txt", HTTP_IF_NONE_MATCH=etag).status_code == 304


def multiply(copies: int) -> None:
    """Rows like the one there is, as that many more pages would have them."""
    row = PublishedDocument.objects.filter(type="faq.FAQPage").earliest("page_id")
    first = 100_000 + PublishedDocument.objects.count()
    rows = []
    for number in range(copies):
        values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        del values["id"]
        rows.append(PublishedDocument(**values | {"page_id": first + number, "title": f"Copy {number}"}))
    PublishedDocument.objects.bulk_create(rows, batch_size=500)


def test_neither_memory_nor_queries_grow_with_the_site(client, faq_page):
    text(client)
    peaks, counts = [], []
    for copies, expected in ((500, 500), (2_000, 2_500)):
        multiply(copies)
        tracemalloc.start()
        with CaptureQueriesContext(connection) as queries:
            pieces = client.get("/llms.txt").streaming_content
            lines = sum(piece.count(b"- [") for piece in pieces)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        counts.append(len(queries))
        assert lines >= expected
    # Five times as many pages: what is held at once stays, and only what belongs to a page is asked chunk by chunk.
    assert peaks[1] < peaks[0] * 2
    assert counts[1] - counts[0] == 4


@pytest.mark.parametrize("introduction", ["", "Words.\n\n- one\n- two", "#hashtag and 1 # 2", "a\n\n---\nb"])
def test_an_introduction_of_paragraphs_and_lists_is_taken(introduction):
    validate_introduction(introduction)


@pytest.mark.parametrize(
    "introduction", ["ok\n# Heading", "ok\n  ### Heading", "ok\nHeading\n===", "ok\nHeading\n---"]
)
def test_headings_in_the_introduction_are_refused_with_their_line(introduction):
    with pytest.raises(ValidationError, match=r"Line [23]: headings are for the sections"):
        validate_introduction(introduction)


@pytest.mark.parametrize("state", ["behind a login", "unpublished", "expired"])
@pytest.mark.parametrize("address", ["/llms.txt", "/index.md", "/faq.md", "/feeds/faq.rss", "/faq/"])
def test_a_home_page_that_is_not_public_is_summed_up_nowhere(client, site, state, address):
    home = home_page()
    home.search_description = home.introduction = home.heading = "canary"
    home.title = "canary title"
    home.save_revision().publish()
    place = Page.objects.filter(pk=home.pk)
    if state == "behind a login":
        PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    elif state == "unpublished":
        place.get().specific.unpublish()
    else:
        place.update(expire_at=timezone.now() - dt.timedelta(minutes=1))
    response = client.get(address)
    assert "canary" not in b"".join(response).decode()
