"""Treatments and profiles as Markdown: what their pages say, beside them and not listed."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from home.models import SiteIdentity
from tests.factories import (
    PriceFactory,
    PriceTableFactory,
    TreatmentFactory,
    approve_page_on,
    make_faq_page,
    make_pricing_page,
    make_question,
    make_reviewer,
    paragraph,
)

pytestmark = pytest.mark.django_db

TREATMENT, REVIEWER = "/treatments/knee", "/reviewers/demo-reviewer-z"


@pytest.fixture
def filled(site):
    """A treatment with prices and a page about it that somebody vouches for."""
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    knee = TreatmentFactory(
        name="Knee replacement",
        slug="knee",
        alternate_name="Arthroplasty",
        kind="procedure",
        specialty="Musculoskeletal",
        description="An operation.",
    )
    table = PriceTableFactory(title="Prices of 2026", treatment=knee, checked_on=dt.date(2026, 3, 1))
    PriceFactory(price_table=table)
    answer = [paragraph("<p>Long.</p>"), {"type": "price_table", "value": table.pk}]
    page = make_faq_page(
        title="Knees",
        slug="knees",
        treatment=knee,
        country="MX",
        questions=[make_question("Why?", anchor="why", long_answer=answer)],
    )
    make_pricing_page(knee, title="Prices of knees", slug="knee-prices")
    reviewer = make_reviewer(
        slug="demo-reviewer-z",
        name="Demo Reviewer Z",
        prefix="Dr",
        credentials="MD",
        job_title="Physician (fictional)",
        specialty="Musculoskeletal",
        registration_authority="Demo Register",
        registration_number="DEMO-77",
        registration_country="ES",
        registration_url="https://register.example/77",
        same_as="https://orcid.example/z",
        biography="A fictional person.",
        interests="None declared",
    )
    approve_page_on(dt.date(2026, 10, 1), page, reviewer)
    return page


def words_of(html: BeautifulSoup) -> set[str]:
    text = html.get_text(" ")
    return {word.strip(".,:()") for word in text.split()} - {""}


@pytest.mark.parametrize("address", [TREATMENT, REVIEWER])
def test_all_that_the_page_says_stands_in_its_markdown(client, filled, address):
    page = BeautifulSoup(client.get(f"{address}/").text, "html.parser")
    twin = BeautifulSoup(MarkdownIt().render(client.get(f"{address}.md").text), "html.parser")
    # There the link to the register and the table of contents have names of their own.
    missing = (
        words_of(page.main)
        - words_of(twin)
        - {"Look", "it", "in", "the", "up", "register"}
        - {"On", "this", "page"}
    )
    assert missing == set()


@pytest.mark.parametrize(
    ("address", "tag"), [(TREATMENT, "treatment:knee"), (REVIEWER, "reviewer:demo-reviewer-z")]
)
def test_the_page_is_the_original_and_names_its_markdown(client, filled, address, tag):
    response = client.get(f"{address}.md")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Link"] == f'<https://www.example.org{address}/>; rel="canonical"'
    assert response["Content-Language"] == "en"
    assert response["Cache-Tag"].split(",")[0] == tag
    assert client.get(f"{address}.md", HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304
    head = BeautifulSoup(client.get(f"{address}/").text, "html.parser").head
    assert head.find("link", type="text/markdown")["href"] == f"https://www.example.org{address}.md"


def test_pages_are_named_by_their_markdown_and_questions_by_their_place(client, filled):
    text = client.get(f"{TREATMENT}.md").text
    assert "[Knees](https://www.example.org/faq/knees.md)" in text
    assert "[Why?](https://www.example.org/faq/knees/#why)" in text
    assert "[Prices of knees](https://www.example.org/pricing/knee-prices.md)" in text


@pytest.mark.parametrize(
    "address", ["/treatments/nothing.md", "/reviewers/nobody.md", "/en/treatments/knee.md"]
)
def test_what_has_no_page_has_no_markdown(client, filled, address):
    assert client.get(address).status_code == 404


def test_the_markdown_moves_with_a_treatment(client, filled, django_capture_on_commit_callbacks):
    treatment = filled.treatment
    treatment.slug = "new-knee"
    with django_capture_on_commit_callbacks(execute=True):
        treatment.save()
    response = client.get(f"{TREATMENT}.md")
    assert (response.status_code, response["Location"]) == (301, "/treatments/new-knee.md")
