"""Treatments and profiles by their addresses: in the sitemap, and at a path in the content API."""

import datetime as dt
import re

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from cms import sitemap_sections
from cms.dates import today
from faq.models import FAQPage
from faq.public_addresses import public_paths, reviewer_addresses, treatment_addresses
from tests.factories import (
    PriceTableFactory,
    TreatmentFactory,
    approve_page,
    make_faq_page,
    make_question,
    make_reviewer,
)
from tests.problem_assertions import PREFIX, assert_problem

pytestmark = pytest.mark.django_db

RESOLVE = f"{PREFIX}pages/resolve/"


@pytest.fixture
def knee(site):
    return TreatmentFactory(slug="knee", name="Knee")


def spanish_of(treatment):
    spanish = Locale.objects.get(language_code="es")
    return TreatmentFactory(
        slug="rodilla", name="Rodilla", locale=spanish, translation_key=treatment.translation_key
    )


def now():
    return dt.datetime.now(dt.UTC)


def test_the_sitemap_has_public_treatments_with_their_languages_and_last_change(client, knee, site):
    make_faq_page(treatment=knee, modified_on=dt.date(2026, 9, 3))
    make_faq_page(treatment=knee, modified_on=dt.date(2026, 9, 1))
    make_faq_page(treatment=TreatmentFactory(slug="of-a-draft"), live=False)
    [address] = treatment_addresses(site, now())
    assert (address.path, address.lastmod, address.alternates) == (
        "/treatments/knee/",
        dt.date(2026, 9, 3),
        (),
    )
    make_faq_page(treatment=spanish_of(knee))
    alternates = {each.path: each.alternates for each in treatment_addresses(site, now())}
    expected = (
        ("en", "/treatments/knee/"),
        ("es", "/es/treatments/rodilla/"),
        ("x-default", "/treatments/knee/"),
    )
    assert alternates == {"/treatments/knee/": expected, "/es/treatments/rodilla/": expected}


def test_the_sitemap_has_everybody_who_has_a_profile_and_nobody_else(client, site):
    page = make_faq_page(questions=[make_question("One?"), make_question("Two?")])
    question = page.questions.first()
    approve_page(page, make_reviewer(slug="of-question"), questions={question.uuid})
    approve_page(make_faq_page(), make_reviewer(slug="of-page"))
    make_reviewer(slug="of-nothing")
    found = {each.path: each.lastmod for each in reviewer_addresses(site, now())}
    for path in found:
        assert client.get(path).status_code == 200
    assert found == {"/reviewers/of-page/": today(), "/reviewers/of-question/": today()}
    text = b"".join(client.get("/sitemap.xml")).decode()
    assert "<loc>http://localhost/reviewers/of-page/</loc>" in text


def test_an_edit_after_the_review_takes_the_profile_out_of_the_sitemap(site):
    page = make_faq_page()
    approve_page(page, make_reviewer())
    assert len(list(reviewer_addresses(site, now()))) == 1
    page = FAQPage.objects.get(pk=page.pk)
    page.title = "Another"
    for question in page.questions.all():
        question.short_answer = "Another"
        page.questions.add(question)
    page.save_revision().publish()
    assert not list(reviewer_addresses(site, now()))


@pytest.mark.parametrize("path", ["/treatments/knee/", "/treatments/knee", "/treatments/knee/?a=b"])
def test_a_treatment_stands_at_its_path(client, knee, path):
    make_faq_page(treatment=knee)
    answer = client.get(RESOLVE, {"path": path})
    assert answer.json() == {
        "kind": "document",
        "type": "pricing.Treatment",
        "document": client.get(f"{PREFIX}treatments/knee/").json(),
    }
    assert answer["Cache-Tag"].startswith("treatment:knee")


def test_a_profile_stands_at_its_path_in_every_language(client, site):
    approve_page(make_faq_page(), make_reviewer(slug="demo-reviewer"))
    for query in ({}, {"locale": "es"}):
        answer = client.get(RESOLVE, {"path": "/reviewers/demo-reviewer/", **query})
        assert answer.json()["type"] == "faq.MedicalReviewer"
        assert answer.json()["document"] == client.get(f"{PREFIX}reviewers/demo-reviewer/").json()
    assert_problem(client.get(RESOLVE, {"path": "/es/reviewers/demo-reviewer/"}), 404, "not-found")


def test_languages_of_a_treatment_are_told_apart_by_prefix_or_parameter(client, knee):
    make_faq_page(treatment=knee)
    make_faq_page(treatment=spanish_of(knee))
    for query in ({"path": "/es/treatments/rodilla/"}, {"path": "/treatments/rodilla/", "locale": "es"}):
        answer = client.get(RESOLVE, query)
        assert answer.json()["document"]["name"] == "Rodilla"
        assert answer["Content-Language"] == "es"
    assert_problem(client.get(RESOLVE, {"path": "/treatments/rodilla/"}), 404, "not-found")
    assert_problem(client.get(RESOLVE, {"path": "/en/treatments/knee/"}), 404, "not-found")
    fallback = {"path": "/treatments/knee/", "locale": "es", "fallback": "en"}
    assert client.get(RESOLVE, fallback).json()["document"]["name"] == "Knee"


def test_the_path_of_a_treatment_that_moved_says_where_to(client, knee):
    make_faq_page(treatment=knee)
    knee.slug = "new"
    knee.save()
    answer = client.get(RESOLVE, {"path": "/treatments/knee/"}).json()
    assert answer == {"kind": "redirect", "status": 301, "location": "/treatments/new/"}


@pytest.mark.parametrize("path", ["/treatments/knee/", "/reviewers/nobody/", "/treatments/"])
def test_what_is_not_public_stands_nowhere(client, knee, path):
    make_faq_page(treatment=knee, live=False)
    assert_problem(client.get(RESOLVE, {"path": path}), 404, "not-found")


@pytest.mark.parametrize(
    "address",
    [
        *("treatments/", "treatments/knee/", "prices/", "reviewers/", "reviewers/demo-reviewer/"),
        *("pages/resolve/?path=/treatments/knee/", "pages/resolve/?path=/reviewers/demo-reviewer/"),
        *("pages/resolve/?path=/old/", "redirects/", "navigation/"),
    ],
)
def test_caches_keep_nothing_that_a_page_takes_with_it_when_it_expires(client, knee, address):
    table = {"type": "price_table", "value": PriceTableFactory(treatment=knee).pk}
    page = make_faq_page(treatment=knee, show_in_menus=True, questions=[make_question(long_answer=[table])])
    approve_page(page, make_reviewer(slug="demo-reviewer"))
    Redirect.add_redirect("/old", redirect_to=page)
    Page.objects.filter(pk=page.pk).update(expire_at=now() + dt.timedelta(minutes=2))
    response = client.get(f"{PREFIX}{address}")
    assert response.status_code == 200
    kept = re.search(r"s-maxage=(\d+), stale-while-revalidate=(\d+)", response["Cache-Control"])
    assert kept
    assert int(kept[1]) + int(kept[2]) <= 120


def test_the_sitemap_asks_once_for_the_addresses_of_a_kind(client, site, monkeypatch):
    asked = []
    monkeypatch.setitem(sitemap_sections._registered, "reviewers", lambda *_: asked.append(1) or [])
    assert b"".join(client.get("/sitemap.xml"))
    assert len(asked) == 1


def test_of_given_paths_those_of_public_treatments_and_of_who_vouches_are_told(knee):
    spanish, hidden = spanish_of(knee), TreatmentFactory(slug="hidden")
    make_faq_page(treatment=hidden, live=False)
    whole, single = make_reviewer(slug="whole"), make_reviewer(slug="single")
    make_reviewer(slug="nobody")
    approve_page(make_faq_page(treatment=knee), whole)
    page = make_faq_page(
        treatment=spanish, questions=[make_question(question="Why?"), make_question(question="When?")]
    )
    approve_page(page, single, questions=[page.questions.first().uuid])
    public = {"/treatments/knee/", "/es/treatments/rodilla/", "/reviewers/whole/", "/reviewers/single/"}
    others = {
        "/treatments/rodilla/",
        "/treatments/hidden/",
        "/reviewers/nobody/",
        "/reviewers/x/",
        "/faq/",
        "",
    }
    assert public_paths(public | others, site=Site.objects.get(), now=now()) == public
