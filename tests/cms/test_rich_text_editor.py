"""What the rich text editor of the admin posts, as it comes to be stored."""

import pytest
from django.test import Client
from wagtail.test.utils.form_data import streamfield

from faq.models import FAQPage
from tests.editing import page_form, stored_rows
from tests.factories import UserFactory, make_faq_page

pytestmark = pytest.mark.django_db

HALF_AN_EMOJI = (
    '{"entityMap":{},"blocks":[{"key":"abcde","text":"Half \\ud83e an emoji, whole \\ud83e\\ude7a","type":"unstyled",'
    '"depth":0,"inlineStyleRanges":[],"entityRanges":[]}]}'
)
STORED = '<p data-block-key="abcde">Half  an emoji, whole 🩺</p>'


def test_half_an_emoji_is_left_out_and_the_page_is_published(client: Client):
    page = make_faq_page()
    client.force_login(UserFactory(is_superuser=True))
    [row] = stored_rows(page)
    row["long_answer"] = streamfield([("paragraph", HALF_AN_EMOJI)])
    form = page_form([row], introduction=HALF_AN_EMOJI, **{"action-publish": "1"})
    assert client.post(f"/admin/pages/{page.pk}/edit/", form).status_code == 302
    stored = FAQPage.objects.get(pk=page.pk)
    assert stored.introduction == STORED
    assert stored.questions.get().long_answer.raw_data[0]["value"] == STORED
