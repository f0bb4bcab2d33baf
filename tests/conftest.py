"""Fixtures shared by all tests."""

import pytest
from hypothesis import settings
from wagtail.models import Site

from tests import factories

# No deadline: how long an example takes says more about the machine than about the code.
settings.register_profile("vouch", deadline=None)
settings.load_profile("vouch")


@pytest.fixture
def site(db) -> Site:
    """The default site, with the home page and FAQ index that migrations make."""
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def faq_page(site):
    """A published FAQ page with one question."""
    return factories.make_faq_page(
        title="Knee replacement in Spain", slug="knee-replacement-spain", country="ES"
    )
