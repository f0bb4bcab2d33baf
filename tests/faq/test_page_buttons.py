"""The buttons of a row lead past the tree and back to the listing."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from faq.models import FAQPage
from tests.editing import client_in_group
from tests.factories import make_faq_page

pytestmark = pytest.mark.django_db


def buttons(group):
    response = client_in_group(group).get(reverse("faq_faqpage_modeladmin_index"))
    view = response.context["view"]
    return {
        button["label"]: button["url"]
        for button in view.get_buttons_for_obj(response.context["object_list"][0])
    }


def test_a_moderator_can_do_everything_from_the_row_of_a_live_page(faq_page):
    found = buttons("Publishers")
    assert list(found) == ["Edit", "View live", "Copy", "Unpublish", "Delete"]
    back = f"?next={reverse('faq_faqpage_modeladmin_index')}"
    assert all(url.endswith(back) for label, url in found.items() if label != "View live")


def test_an_editor_may_not_delete_or_unpublish_what_is_live(faq_page):
    assert list(buttons("Editors")) == ["Edit", "View live", "Copy"]


def test_a_draft_is_viewed_as_a_draft(db):
    make_faq_page(live=False)
    assert list(buttons("Publishers")) == ["Edit", "View draft", "Copy", "Delete"]


def test_the_draft_of_a_live_page_and_the_live_page_can_both_be_viewed(faq_page):
    faq_page.save_revision()
    assert list(buttons("Publishers"))[:3] == ["Edit", "View draft", "View live"]


@pytest.mark.parametrize(
    ("label", "data"),
    [("Unpublish", {}), ("Delete", {}), ("Copy", {"new_title": "Copied", "new_slug": "copied"})],
)
def test_an_action_leads_back_to_the_listing(faq_page, label, data):
    url = buttons("Publishers")[label]
    listing = reverse("faq_faqpage_modeladmin_index")
    data = data | {"next": listing, "new_parent_page": faq_page.get_parent().pk}
    assert client_in_group("Publishers").post(url, data).url == listing


def test_pages_are_copied_with_their_questions(faq_page):
    url = buttons("Publishers")["Copy"]
    parent = faq_page.get_parent().pk
    client_in_group("Publishers").post(
        url, {"new_title": "Copied", "new_slug": "copied", "new_parent_page": parent}
    )
    assert FAQPage.objects.get(slug="copied").questions.count() == 1
    assert Page.objects.child_of(faq_page.get_parent()).count() == 2
