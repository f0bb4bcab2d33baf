"""The structured data of every public address: complete in itself, the same for every reader, and nothing but what is shown.

Once over the demo, once over sites that have every state of review, every block and every kind of address.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from lxml import etree

from cms.dates import add_months, today
from cms.jsonld import dumps
from cms.published.rebuilding import everything, rebuild
from faq.models import FAQPage, MedicalReviewer
from faq.review.approving import revoke
from home.demo_loader import load_demo
from home.models import SiteIdentity
from tests.factories import (
    ImageFactory,
    TreatmentFactory,
    UserFactory,
    approve_page,
    approve_page_on,
    make_faq_page,
    make_pricing_page,
    make_question,
    make_reviewer,
    make_site,
    submit_for_review,
)
from tests.faq.filled_pages import full_page, hostile_page, spanish_page
from tests.faq.reading import parse, squeezed, words
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db

# Strings of the graph that stand on the page word for word.
SHOWN = {
    "abstract",
    "alternateName",
    "audienceType",
    "creditText",
    "description",
    "honorificPrefix",
    "honorificSuffix",
    "jobTitle",
    "name",
    "propertyID",
    "serviceType",
    "value",
}
# A page's description is that of its head, and the site's own name may differ from the publisher's.
PAGE_TYPES = {"WebPage", "MedicalWebPage", "FAQPage", "CollectionPage", "ProfilePage"}
DAYS = {"datePublished", "dateModified", "lastReviewed"}


@dataclass(frozen=True)
class Served:
    """One address as it is served."""

    url: str
    soup: BeautifulSoup
    script: str

    @property
    def graph(self) -> list[dict]:
        return json.loads(self.script)["@graph"]


def with_every_review_state() -> None:
    reviewer = make_reviewer(
        job_title="Surgeon (fictional)", biography="A fictional person.", photo=ImageFactory()
    )
    approve_page(full_page(title="Reviewed", slug="reviewed"), reviewer)
    approve_page_on(add_months(today(), -13), make_faq_page(title="Expired"), reviewer)
    revoked = make_faq_page(title="Revoked")
    approve_page(revoked, reviewer)
    revoke(revoked, user=UserFactory(), reason="Safety notice")
    edited = make_faq_page(title="Edited", questions=[make_question("Kept?"), make_question("Changed?")])
    approve_page(edited, reviewer)
    edited = FAQPage.objects.get(pk=edited.pk)
    kept, changed = edited.questions.all()
    changed.short_answer = "Another answer."
    edited.questions = [kept, changed]
    edited.save_revision().publish()
    submit_for_review(make_faq_page(title="Submitted"))
    single = make_faq_page(
        title="Single", questions=[make_question("Of a reviewer?"), make_question("Of nobody?")]
    )
    alone = make_reviewer(name="Demo Reviewer Alone", slug="alone", job_title="Nurse (fictional)")
    approve_page(single, alone, questions={single.questions.first().uuid})


def with_every_kind_of_address() -> None:
    hostile_page()
    english, spanish = spanish_page()
    approve_page(spanish, MedicalReviewer.objects.get(slug="alone"))
    spanish.treatment = TreatmentFactory(
        name="Prótesis", locale=spanish.locale, translation_key=english.treatment.translation_key
    )
    spanish.save_revision().publish()
    make_pricing_page(english.treatment)
    make_faq_page(title="Unanswered", questions=[make_question("No answer?", "", [])])
    for number in range(21):
        make_faq_page(title=f"Page {number:02}")
    other = make_site("other.example")
    index = other.root_page.get_children().get().specific
    make_faq_page(parent=index, title="Elsewhere", country="ES", author="Demo Writer")


def rich_sites(site) -> None:
    SiteIdentity.objects.create(
        site=site,
        publisher_name="Demo Guide",
        frontend_origin="https://guide.example",
        logo=ImageFactory(),
        editorial_policy_url="https://guide.example/policy/",
    )
    with_every_review_state()
    with_every_kind_of_address()


@pytest.fixture(params=["demo", "rich"])
def served(request, site) -> list[Served]:
    load_demo(password="vouch-demo") if request.param == "demo" else rich_sites(site)
    client = Client()
    found = [read(client, "localhost", url) for url in addresses(client, "localhost")]
    if request.param == "rich":
        found.append(read(client, "localhost", "https://guide.example/faq/?page=2"))
        found += [read(client, "other.example", url) for url in addresses(client, "other.example")]
    return found


def addresses(client: Client, host: str) -> list[str]:
    sitemap = etree.fromstring(b"".join(client.get("/sitemap.xml", headers={"host": host})))
    return [each.text for each in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def read(client: Client, host: str, url: str) -> Served:
    parts = urlsplit(url)
    response = client.get(f"{parts.path}?{parts.query}", headers={"host": host})
    assert response.status_code == 200, url
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.DOTALL)
    return Served(url, parse(response.content), script)


def nodes(value) -> Iterator[dict]:
    """Every node at any depth, in document order."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


def references(value) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def types(node: dict) -> set[str]:
    return {node["@type"]} if isinstance(node["@type"], str) else set(node["@type"])


def test_every_public_address_is_complete_in_itself(served):
    """One loop over all addresses, because making the sites takes longer than reading them."""
    kinds = set()
    for page in served:
        kinds |= types(page.graph[0])
        each_node_is_defined_once_and_every_reference_resolves(page)
        the_page_comes_first_and_leads_to_every_node(page)
        what_is_claimed_can_be_read(page)
        every_day_is_shown_for_machines_too(page)
    # The demo has no profile: nobody has reviewed anything there.
    assert kinds >= {"FAQPage", "MedicalWebPage", "CollectionPage", "WebPage"}


def each_node_is_defined_once_and_every_reference_resolves(page: Served) -> None:
    defined = [node["@id"] for node in nodes(page.graph) if "@id" in node]
    assert len(defined) == len(set(defined)), page.url
    assert set(references(page.graph)) <= set(defined), page.url
    assert all(key.startswith(("https://", "http://")) for key in defined), page.url


def the_page_comes_first_and_leads_to_every_node(page: Served) -> None:
    first, *_, website, organization = page.graph
    canonical = page.soup.find("link", rel="canonical")["href"]
    assert page.url == canonical == first["@id"] == first["url"]
    assert types(first) & PAGE_TYPES
    assert (website["@type"], organization["@type"]) == ("WebSite", "Organization")
    by_id = {node["@id"]: node for node in nodes(page.graph) if "@id" in node}
    reached, waiting = set(), [first["@id"]]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += [*references(by_id[key]), *(n["@id"] for n in nodes(by_id[key]) if "@id" in n)]
    assert set(by_id) == reached, page.url


def what_is_claimed_can_be_read(page: Served) -> None:
    shown = words(page.soup)
    unseen = [text for text in claimed(page.graph) if squeezed(text) not in shown]
    assert unseen == [], page.url
    first = page.graph[0]
    assert squeezed(first["name"]) == squeezed(page.soup.h1.get_text())
    described = page.soup.find("meta", attrs={"name": "description"})
    # A parser of HTML makes one line end of two characters.
    assert squeezed(first.get("description") or "") == squeezed(described["content"] if described else "")


def claimed(graph: list[dict]) -> Iterator[str]:
    for node in nodes(graph):
        kind = types(node)
        if kind & {"QuantitativeValue"}:
            continue
        for name in SHOWN & set(node):
            if not (name == "description" and kind & PAGE_TYPES) and isinstance(node[name], str):
                yield node[name]
        if kind == {"Answer"}:
            yield parse(node["text"]).get_text()


def every_day_is_shown_for_machines_too(page: Served) -> None:
    shown = {tag["datetime"] for tag in page.soup.main.find_all("time")}
    first = page.graph[0]
    assert {first[name][:10] for name in DAYS & set(first)} <= shown, page.url
    for name in {"datePublished", "dateModified"} & set(first):
        assert re.search(r"T.*(Z|[+-]\d\d:\d\d)$", first[name]), page.url


def test_all_readers_of_a_page_get_the_same_bytes(client, site):
    rich_sites(site)
    for row in client.get(f"{PREFIX}faqs/?limit=100").json()["items"]:
        detail = client.get(f"{PREFIX}faqs/{row['id']}/").json()
        script = read(client, "localhost", detail["meta"]["url"]).script
        assert client.get(f"{PREFIX}faqs/{row['id']}/jsonld/").content.decode() == script
        assert dumps(detail["seo"]["json_ld"]) == script


def test_a_graph_that_is_built_again_has_the_same_order(client, site):
    rich_sites(site)
    urls = addresses(client, "localhost")
    before = [read(client, "localhost", url).script for url in urls]
    now = timezone.now()
    list(rebuild(everything(now=now), now=now))
    assert [read(client, "localhost", url).script for url in urls] == before


def test_a_reviewer_of_single_answers_is_credited_and_mentioned_but_not_said_to_have_reviewed_the_page(
    client, site
):
    with_every_review_state()
    page = read(
        client, "localhost", "http://localhost" + FAQPage.objects.get(title="Single").get_url_parts()[2]
    )
    first = page.graph[0]
    person = next(node for node in page.graph if node["@type"] == "Person")
    assert "reviewedBy" not in first
    assert "lastReviewed" not in first
    assert first["mentions"] == [{"@id": person["@id"]}]
    credits = [question["acceptedAnswer"].get("creditText") for question in first["mainEntity"]]
    assert credits == ["Medically reviewed by Dr Demo Reviewer Alone, MD (demo)", None]
