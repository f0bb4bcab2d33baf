"""Site identity: public addresses come from settings, never from a request."""

import pytest

from cms import identity
from home.models import SiteIdentity

pytestmark = pytest.mark.django_db


def test_the_front_end_origin_is_the_base_of_public_addresses(site):
    SiteIdentity.objects.create(
        site=site, frontend_origin="https://www.example.org/", publisher_name="Clinic Guide"
    )
    found = identity.for_site(site)
    assert found.name == "Clinic Guide"
    assert found.absolute("/faq/") == "https://www.example.org/faq/"


def test_without_settings_the_site_itself_answers(site):
    assert identity.for_site(site).origin == "http://localhost"


def test_reading_an_identity_writes_nothing(site):
    identity.for_site(site)
    assert not SiteIdentity.objects.exists()


def test_an_absolute_address_is_left_as_it_is(site):
    assert identity.for_site(site).absolute("https://cdn.example/a.png") == "https://cdn.example/a.png"
