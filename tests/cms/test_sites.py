"""The site that a request is for."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from cms.sites import requested_site
from tests.factories import make_site

pytestmark = pytest.mark.django_db


def test_the_host_name_chooses_the_site(site):
    other = make_site("other.example")
    assert requested_site(RequestFactory().get("/", HTTP_HOST="other.example")) == other


def test_other_host_names_get_the_default_site(site):
    assert requested_site(RequestFactory().get("/")) == site


def test_without_any_site_nothing_is_here(site):
    site.delete()
    with pytest.raises(Http404):
        requested_site(RequestFactory().get("/"))
