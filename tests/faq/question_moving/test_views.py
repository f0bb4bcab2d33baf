import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from faq.models import FAQPage
from tests.editing import client_in_group
from tests.factories import make_faq_page, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(site):
    return make_faq_page(title="Hip", questions=[make_question("Is it safe?"), make_question("Why?")])


@pytest.fixture
def target(site):
    return make_faq_page(title="Shoulder", questions=[make_question("What does it cost?")])


def address(page: FAQPage) -> str:
    return reverse("faq_move_question", args=[page.pk, page.questions.all()[0].uuid])


def offered(response) -> list[str]:
    return [one["value"] for one in BeautifulSoup(response.content, "html.parser").select("[name=page]")]


def test_an_editor_searches_a_page_chooses_it_and_is_told_both_names(source, target):
    client = client_in_group()
    assert offered(client.get(address(source), {"q": "should"})) == [str(target.pk)]
    assert offered(client.get(address(source), {"q": "hip"})) == []
    response = client.post(address(source), {"page": target.pk}, follow=True)
    text = BeautifulSoup(response.content, "html.parser").select_one("[data-messages], .messages").get_text()
    assert all(name in text for name in ("“Is it safe?”", "“Hip”", "“Shoulder”"))
    assert FAQPage.objects.get(pk=target.pk).has_unpublished_changes


def test_control_characters_in_a_search_are_left_out(source, target):
    response = client_in_group().get(address(source), {"q": "sho\x00uld"})
    assert offered(response) == [str(target.pk)]
    assert "\x00" not in response.content.decode()


@pytest.mark.parametrize("chosen", ["", "x", "9999999", "9" * 5000, "²", "source"])
def test_without_a_page_to_move_to_nothing_happens(source, target, chosen):
    posted = str(source.pk) if chosen == "source" else chosen
    response = client_in_group().post(address(source), {"page": posted})
    assert response.status_code == 422
    assert "Choose the page" in response.content.decode()
    assert not FAQPage.objects.get(pk=source.pk).has_unpublished_changes


def test_a_refusal_says_why_and_keeps_the_choice(source, target):
    FAQPage.objects.filter(pk=target.pk).update(locked=True)
    response = client_in_group().post(address(source), {"page": target.pk})
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert "“Shoulder” is locked" in page.select_one("[role=alert]").get_text()
    assert page.select_one("[name=page][checked]")["value"] == str(target.pk)


def test_the_only_question_leads_back_to_the_editor(target):
    response = client_in_group().get(address(target), follow=True)
    assert response.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[target.pk])
    assert "only question of its page" in response.content.decode()


def test_those_who_may_not_edit_the_page_are_sent_away(source):
    assert client_in_group("Medical reviewers").get(address(source)).status_code == 302
