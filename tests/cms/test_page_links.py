"""Links to pages in rich text whose ids are none."""

import pytest

from cms.page_links import PublicPageLinkHandler

pytestmark = pytest.mark.django_db


def test_a_number_that_can_be_no_id_leads_nowhere():
    assert PublicPageLinkHandler.get_many([{"id": "9" * 5000}, {"id": "0"}, {}]) == [None, None, None]
