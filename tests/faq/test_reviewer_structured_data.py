"""The structured data of a reviewer's profile: a page about a person, and nothing that is not shown."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from cms.jsonld import dumps
from tests.factories import ImageFactory, approve_page, make_reviewer

pytestmark = pytest.mark.django_db

ADDRESS = "/reviewers/demo-reviewer-z/"
URL = f"http://localhost{ADDRESS}"


def graph(response) -> dict[str, dict]:
    """The nodes of the page's one script, by type."""
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.text)
    return {str(node["@type"]): node for node in json.loads(script)["@graph"]}


@pytest.fixture
def reviewer(faq_page):
    found = make_reviewer(
        slug="demo-reviewer-z",
        name="Demo Reviewer Z",
        job_title="Orthopaedic physician (fictional)",
        specialty="Musculoskeletal",
        registration_number="DEMO-77",
        profile_url="https://hospital.example/z",
        same_as="https://orcid.example/z\n",
        biography="A fictional person.",
        photo=ImageFactory(),
    )
    approve_page(faq_page, found)
    return found


def test_it_is_a_profile_page_whose_subject_is_the_person(client, reviewer):
    found = graph(client.get(ADDRESS))
    assert set(found) == {"ProfilePage", "Person", "BreadcrumbList", "WebSite", "Organization"}
    page = found["ProfilePage"]
    assert page["@id"] == page["url"] == URL
    assert page["mainEntity"] == {"@id": found["Person"]["@id"]}
    assert page["isPartOf"] == {"@id": found["WebSite"]["@id"]}
    assert page["publisher"] == {"@id": found["Organization"]["@id"]}


def test_the_person_has_what_the_profile_has(client, reviewer):
    person = graph(client.get(ADDRESS))["Person"]
    photo = person.pop("image")
    assert photo["@type"] == "ImageObject"
    assert photo["url"].startswith("http://localhost/media/images/")
    assert person == {
        "@type": "Person",
        "@id": f"{URL}#person",
        "name": "Demo Reviewer Z",
        "honorificPrefix": "Dr",
        "honorificSuffix": "MD (demo)",
        "jobTitle": "Orthopaedic physician (fictional)",
        "url": URL,
        "hasCredential": {"@type": "EducationalOccupationalCredential", "name": "MD (demo)"},
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "Demonstration Register",
            "value": "DEMO-77",
        },
        "sameAs": ["https://hospital.example/z", "https://orcid.example/z"],
        "description": "A fictional person.",
        "knowsAbout": "https://schema.org/Musculoskeletal",
    }


def test_under_a_former_name_the_person_is_another_node_so_that_each_has_one_name(client, reviewer, faq_page):
    """The approval keeps the name of its day, the profile has the present one."""
    reviewer.name = "Demo Reviewer Y"
    reviewer.save()
    now = graph(client.get(ADDRESS))["Person"]
    then = graph(client.get(faq_page.get_url_parts()[2]))["Person"]
    assert (now["@id"], now["name"]) == (f"{URL}#person", "Demo Reviewer Y")
    assert (then["@id"], then["name"]) == (f"{URL}#person-demo-reviewer-z", "Demo Reviewer Z")
    assert then["url"] == now["url"]


def test_everything_said_about_the_person_stands_on_the_page(client, reviewer):
    response = client.get(ADDRESS)
    shown = " ".join(BeautifulSoup(response.text, "html.parser").main.get_text(" ").split())
    person = graph(response)["Person"]
    values = [
        person[name] for name in ("name", "honorificPrefix", "honorificSuffix", "jobTitle", "description")
    ]
    values += [person["identifier"]["propertyID"], person["identifier"]["value"], *person["sameAs"]]
    assert [value for value in values if value not in shown] == []


def test_what_is_not_filled_in_is_neither_claimed_nor_shown(client, faq_page):
    approve_page(faq_page, make_reviewer(slug="demo-reviewer-z", prefix="", credentials=""))
    response = client.get(ADDRESS)
    assert set(graph(response)["Person"]) == {"@type", "@id", "name", "url", "identifier"}
    for label in ("Field of medicine", "Look it up", "Declaration", "Elsewhere"):
        assert label not in response.text


def test_the_person_is_the_one_whom_the_pages_name(client, reviewer):
    on_page = graph(client.get("/faq/knee-replacement-spain/"))["Person"]
    on_profile = graph(client.get(ADDRESS))["Person"]
    assert on_page["@id"] == on_profile["@id"]
    assert on_page["url"] == URL


def test_nobody_is_called_a_physician(client, reviewer):
    assert "Physician" not in dumps(graph(client.get(ADDRESS)))
