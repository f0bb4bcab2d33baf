"""Many new pages under one parent."""

import pytest
from django.core.exceptions import ValidationError
from treebeard.exceptions import PathOverflow
from wagtail.models import Page

from cms.new_pages import create, place, slug_known_to_be_free
from faq.models import FAQPage
from tests.factories import faq_index

pytestmark = pytest.mark.django_db


def new_pages(parent, *titles: str) -> list[FAQPage]:
    pages = [FAQPage(title=title, slug=title.lower(), live=False, locale=parent.locale) for title in titles]
    for page in pages:
        place(page, parent)
        page.full_clean(validate_unique=False)
    return pages


def test_pages_stand_after_those_that_are_there_in_their_order(site):
    parent = faq_index()
    create(parent, new_pages(parent, "One", "Two"), publish=True)
    create(parent, new_pages(parent, "Three"), publish=False)
    assert [page.title for page in parent.get_children()] == ["One", "Two", "Three"]
    assert (parent.numchild, Page.find_problems()) == (3, ([], [], [], [], []))
    assert list(parent.get_children().live().values_list("title", flat=True)) == ["One", "Two"]


def test_where_there_is_no_room_nothing_is_written(site, monkeypatch):
    parent = faq_index()
    pages = new_pages(parent, "One", "Two")
    monkeypatch.setattr(FAQPage, "_get_path", classmethod(lambda cls, path, depth, step: path + "00011"))
    with pytest.raises(PathOverflow):
        create(parent, pages, publish=True)
    assert not parent.get_children().exists()


def test_only_inside_is_a_slug_taken_for_free(site):
    parent = faq_index()
    create(parent, new_pages(parent, "One"), publish=True)
    page = FAQPage(title="Another", slug="one", locale=parent.locale)
    place(page, parent)
    with slug_known_to_be_free(page):
        page.full_clean(validate_unique=False)
    with pytest.raises(ValidationError, match="already in use"):
        page.full_clean(validate_unique=False)
