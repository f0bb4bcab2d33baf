"""The pricing index as visitors read it."""

import pytest

from tests.factories import TreatmentFactory, make_pricing_page
from tests.faq.reading import parse

pytestmark = pytest.mark.django_db


def test_pricing_pages_are_listed_by_title_whatever_their_capitals(client, site):
    for title in ("What IVF costs", "What a PRP injection costs", "What a gastric sleeve costs"):
        make_pricing_page(TreatmentFactory(), title=title)
    listed = [link.get_text() for link in parse(client.get("/pricing/").content).select(".card h3 a")]
    assert listed == ["What a gastric sleeve costs", "What a PRP injection costs", "What IVF costs"]
