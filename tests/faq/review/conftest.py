"""What tests of the review start from."""

import pytest

from faq.models import FAQPage
from tests.factories import approve_page, make_faq_page
from tests.faq.review.steps import CLAIMED, claims, draft_of, fresh, reword


@pytest.fixture
def reviewed(site) -> FAQPage:
    """Live with approved text; an older revision has another one."""
    page = make_faq_page(
        title="Knee replacement", slug="knee-replacement", live=False, summary="Nobody approved this."
    )
    reword(page, summary="A clinician approved this.")
    approve_page(page)
    draft_of(page).get_latest_revision().publish()
    page = fresh(page)
    assert claims(page) == CLAIMED
    return page
