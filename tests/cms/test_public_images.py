"""Images at /api/v2/images/: those that something public shows, and no others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.published.models import PublishedDocument
from faq.models import FAQPage
from faq.public_addresses import portraits
from home.models import SiteIdentity
from tests.factories import (
    ImageFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
    pricing_index,
)

pytestmark = pytest.mark.django_db


def listed(client, **headers) -> set[int]:
    return {item["id"] for item in client.get("/api/v2/images/", **headers).json()["items"]}


def showing(image) -> list:
    value = {"image": {"image": image.pk, "decorative": True, "alt_text": ""}, "caption": ""}
    return [make_question(long_answer=[{"type": "image", "value": value}])]


def test_what_only_a_draft_shows_is_not_there(client, site):
    public, of_draft, of_change, unused = ImageFactory.create_batch(4)
    page = make_faq_page(questions=showing(public))
    make_faq_page(live=False, questions=showing(of_draft))
    page.questions = showing(of_change)
    page.save_revision()
    assert listed(client) == {public.pk}
    for image in (of_draft, of_change, unused):
        assert client.get(f"/api/v2/images/{image.pk}/").status_code == 404
        assert client.get(f"/api/v2/images/find/?id={image.pk}").status_code == 404
    assert client.get(f"/api/v2/images/{public.pk}/").status_code == 200


def test_an_image_goes_with_the_page_that_showed_it(client, site):
    image = ImageFactory()
    page = make_faq_page(questions=showing(image))
    assert listed(client) == {image.pk}
    FAQPage.objects.get(pk=page.pk).unpublish()
    assert listed(client) == set()


def test_the_logo_and_the_portraits_of_those_who_vouch_are_there(client, site):
    logo, portrait, of_nobody = ImageFactory.create_batch(3)
    SiteIdentity.objects.create(site=site, logo=logo)
    approve_page(make_faq_page(), make_reviewer(photo=portrait))
    make_reviewer(photo=of_nobody)
    assert listed(client) == {logo.pk, portrait.pk}


def test_another_sites_images_are_not_there(client, site):
    image = ImageFactory()
    other = make_site("other.example")
    make_faq_page(parent=other.root_page.get_children().get().specific, questions=showing(image))
    assert listed(client) == set()
    assert listed(client, headers={"host": "other.example"}) == {image.pk}


def test_the_pictures_for_sharing_of_home_and_index_pages_are_there(client, site):
    of_home, of_faq, of_prices, of_draft = ImageFactory.create_batch(4)
    for page, image in ((home_page(), of_home), (faq_index(), of_faq), (pricing_index(), of_prices)):
        page.share_image = image
        page.save_revision().publish()
    draft = home_page()
    draft.share_image = of_draft
    draft.save_revision()
    assert listed(client) == {of_home.pk, of_faq.pk, of_prices.pk}


def test_portraits_of_whole_reviews_take_the_same_queries_and_no_look_into_documents(client, site):
    counts = []
    for more in (1, 9):
        for _ in range(more):
            approve_page(make_faq_page(), make_reviewer(photo=ImageFactory()))
        listed(client)
        PublishedDocument.objects.update(card="not read", body="not read")
        with CaptureQueriesContext(connection) as queries:
            shown = portraits(site, timezone.now())
        counts.append(len(queries))
    assert len(shown) == 10
    assert len(set(counts)) == 1, counts
