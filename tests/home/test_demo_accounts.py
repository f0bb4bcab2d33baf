"""The accounts of the demo: each may do what it is there to show, and no more."""

import pytest

from cms.models import User
from faq.models import FAQPage
from faq.review.reviewers import is_reviewer, why_not
from home.demo_loader import load_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(site) -> User:
    load_demo(password="vouch-demo")
    return User.objects.get(username="reviewer")


def test_the_demo_reviewer_may_approve_the_demo_and_is_nothing_else(reviewer):
    assert [group.name for group in reviewer.groups.all()] == ["Medical reviewers"]
    assert is_reviewer(reviewer)
    assert why_not(FAQPage.objects.live().first(), reviewer) == []


def test_neither_the_administrator_nor_the_editor_of_the_demo_may_approve(reviewer):
    for name in ("admin", "editor"):
        [reason] = why_not(FAQPage.objects.live().first(), User.objects.get(username=name))
        assert "not linked to a medical reviewer" in reason
