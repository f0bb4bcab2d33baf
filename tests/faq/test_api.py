"""FAQ pages in the content API."""

import json

import pytest
from django.utils import timezone
from wagtail.models import Locale

from cms import jsonld
from faq.documents import documents_of
from faq.models import FAQPage
from home.models import SiteIdentity
from tests.api_pages import example_page, quick_page, with_example_ids
from tests.factories import (
    PriceTableFactory,
    SourceFactory,
    TreatmentFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    paragraph,
)
from tests.problem_assertions import PREFIX
from tests.query_counts import queries_of
from tests.snapshot_files import assert_snapshot

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}faqs/"
LIST_BUDGET = 20
DETAIL_BUDGET = 15
HOSTILE = "</script><script>alert(1)</script><!-- ]]> \u2028 \u2029 😀 \u202eabc {{7*7}} \\ \" '"


@pytest.fixture
def example(site) -> FAQPage:
    return example_page()


def test_the_snapshot_of_a_document(client, example):
    """Who breaks when this changes: every front end that renders an FAQ page."""
    answer = client.get(f"{LIST}{example.pk}/").json()
    assert_snapshot("faq_detail", with_example_ids(answer, example))


def test_the_snapshot_of_a_list(client, example):
    """Who breaks when this changes: every front end that lists FAQ pages or pages through them."""
    assert_snapshot("faq_list", with_example_ids(client.get(LIST).json(), example))


def test_the_snapshot_of_structured_data(client, example):
    """Who breaks when this changes: search and answer engines, and every audit that reads schema.org markup."""
    answer = client.get(f"{LIST}{example.pk}/jsonld/").json()
    assert_snapshot("faq_jsonld", with_example_ids(answer, example))


def test_structured_data_is_byte_for_byte_what_the_script_element_holds(client, site, faq_page):
    faq_page.title = HOSTILE
    faq_page.save_revision().publish()
    [document] = documents_of([faq_page], site=site, now=timezone.now())
    response = client.get(f"{LIST}{faq_page.pk}/jsonld/")
    assert response["Content-Type"] == "application/ld+json"
    script = jsonld.script(document.seo.json_ld).encode()
    assert script == b'<script type="application/ld+json">' + response.content + b"</script>"
    assert script in client.get("/faq/knee-replacement-spain/").content
    assert response.json() == client.get(f"{LIST}{faq_page.pk}/").json()["seo"]["json_ld"]


def test_a_document_is_the_whole_document(client, site, faq_page):
    [document] = documents_of([faq_page], site=site, now=timezone.now())
    assert client.get(f"{LIST}{faq_page.pk}/").json() == document.model_dump(mode="json")


def test_times_are_utc_and_end_with_z(client, example):
    meta = client.get(f"{LIST}{example.pk}/").json()["meta"]
    assert meta["published_at"] == "2026-09-01T08:00:00Z"
    assert meta["modified_on"] == "2026-09-01"


def test_hostile_text_stays_text(client, site):
    reviewer = make_reviewer(name=HOSTILE, credentials=HOSTILE)
    page = make_faq_page(
        title=HOSTILE,
        summary=HOSTILE,
        author=HOSTILE,
        treatment=TreatmentFactory(name=HOSTILE),
        questions=[make_question(HOSTILE[:200], HOSTILE, [paragraph(f"<p>{HOSTILE}</p>")])],
    )
    approve_page(page, reviewer)
    document = client.get(f"{LIST}{page.pk}/").json()
    assert document["title"] == document["summary"] == document["author"] == HOSTILE
    assert document["review"]["reviewer"]["credentials"] == HOSTILE
    assert "<script" not in document["questions"][0]["long_answer"]["html"]
    text = client.get(f"{LIST}{page.pk}/jsonld/").content.decode()
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == document["seo"]["json_ld"]
    assert json.loads(text)["@graph"][0]["name"] == HOSTILE


def test_characters_that_no_reader_takes_are_left_out(client, site):
    """Rich text is cleaned where it is expanded; cells of a table are text that nothing else cleans."""
    table = {
        "columns": [{"type": "text", "heading": "a\x07b"}],
        "rows": [{"values": ["c\x1ed"]}],
        "caption": "\ufffe",
    }
    page = quick_page([make_question(long_answer=[{"type": "table", "value": table}])])
    for end in ("", "jsonld/"):
        response = client.get(f"{LIST}{page.pk}/{end}")
        assert response.status_code == 200
        assert "ab" in response.content.decode()
    block = client.get(f"{LIST}{page.pk}/").json()["questions"][0]["long_answer"]["blocks"][0]
    assert block["value"] == {"caption": None, "header": ["ab"], "rows": [["cd"]]}


def test_addresses_come_from_the_site_and_not_from_the_request(client, site, faq_page):
    SiteIdentity.objects.create(
        site=site, frontend_origin="https://www.example.org", publisher_name="Clinic Guide"
    )
    for end in ("", "jsonld/"):
        body = client.get(f"{LIST}{faq_page.pk}/{end}", HTTP_HOST="127.0.0.1").content.decode()
        assert "https://www.example.org/faq/knee-replacement-spain/" in body
        assert "127.0.0.1" not in body
        assert "localhost" not in body


def test_headers_of_a_document(client, faq_page):
    response = client.get(f"{LIST}{faq_page.pk}/")
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=300, stale-while-revalidate=86400"
    assert response["Cache-Tag"] == f"page:{faq_page.pk},treatment:{faq_page.treatment.slug}"
    assert response["Link"] == '<http://localhost/faq/knee-replacement-spain/>; rel="canonical"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Vary"] == "Accept, Authorization, origin"
    assert not response.cookies


def test_a_client_that_has_the_document_gets_304_until_it_changes(client, faq_page):
    address = f"{LIST}{faq_page.pk}/"
    etag = client.get(address)["ETag"]
    for method in (client.get, client.head):
        again = method(address, HTTP_IF_NONE_MATCH=etag)
        assert again.status_code == 304
        assert again["ETag"] == etag
        assert again["Vary"] == "Accept, Authorization, origin"
        assert "Content-Length" not in again.headers
    faq_page.title = "Another title"
    faq_page.save_revision().publish()
    assert client.get(address, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_the_etag_also_moves_when_only_a_treatment_changes(client, faq_page):
    etag = client.get(f"{LIST}{faq_page.pk}/")["ETag"]
    faq_page.treatment.name = "Renamed"
    faq_page.treatment.save()
    assert client.get(f"{LIST}{faq_page.pk}/")["ETag"] != etag


def test_headers_of_a_list(client, faq_page):
    make_faq_page()
    response = client.get(f"{LIST}?limit=1")
    assert response["Cache-Tag"].startswith("list:faq.FAQPage,page:")
    assert response["Link"] == f'<{LIST}?limit=1&offset=1>; rel="next"'


def test_the_language_of_an_answer_is_that_of_its_content(client, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    translated = faq_page.get_translation(spanish)
    assert client.get(f"{LIST}{translated.pk}/")["Content-Language"] == "es"
    assert client.get(f"{LIST}{translated.pk}/jsonld/")["Content-Language"] == "es"
    assert client.get(LIST)["Content-Language"] == "en, es"
    assert client.get(f"{LIST}?locale=es")["Content-Language"] == "es"
    assert client.get(f"{LIST}?locale=es&country=FR")["Content-Language"] == "es"
    assert client.get(f"{LIST}?country=FR")["Content-Language"] == "en"


def test_a_list_takes_the_same_queries_for_1_20_and_100_pages(client, site):
    """More than the budget: a query was added. More for many than for one: it is asked once for each row."""
    table, source, treatment = PriceTableFactory(), SourceFactory(), TreatmentFactory()
    blocks = [
        paragraph(f'<p><a linktype="page" id="{faq_index().pk}">All</a></p>'),
        {"type": "price_table", "value": table.pk},
    ]
    taken = []
    for number in range(1, 101):
        question = make_question(long_answer=blocks, sources=[{"type": "source", "value": source.pk}])
        quick_page([question], title=f"Page {number}", treatment=treatment)
        if number in (1, 20, 100):
            taken.append(queries_of(client, f"{LIST}?limit=100&include=questions,prices,sources,seo"))
    assert taken == [taken[0]] * 3
    assert taken[0] <= LIST_BUDGET


def test_a_document_takes_the_same_queries_for_1_and_100_questions(client, site):
    sources = [{"type": "source", "value": SourceFactory().pk}]
    few, many = (
        quick_page([make_question(f"Question {number}?", sources=sources) for number in range(count)])
        for count in (1, 100)
    )
    for end in ("", "jsonld/"):
        taken = [queries_of(client, f"{LIST}{page.pk}/{end}") for page in (few, many)]
        assert taken[0] == taken[1] <= DETAIL_BUDGET
