import sys
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from faq.page_editor.questions_panel import _place
from tests.editing import client_in_group
from tests.factories import faq_index, make_faq_page

pytestmark = pytest.mark.django_db


def form(address: str) -> BeautifulSoup:
    return BeautifulSoup(client_in_group().get(address).content, "html.parser")


def test_the_editor_has_its_tabs_and_what_its_scripts_work_on(site):
    page = make_faq_page()
    shown = form(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    tabs = [tab.get_text(strip=True).split("(")[0] for tab in shown.select("[role=tab]")]
    assert tabs[:4] == ["Content", "Review", "Search and sharing", "Settings"]
    questions = shown.select_one("[data-questions]")
    assert questions.select_one("[data-questions-status]")["aria-live"] == "polite"
    # Wagtail has a button "Collapse all" of its own, for every panel.
    buttons = [button.get_text() for button in questions.select("[data-questions-fold]")]
    assert buttons == ["Collapse questions", "Expand questions"]
    assert shown.select_one("#id_questions-ADD")
    address = questions["data-move-address"].replace(
        questions["data-no-uuid"], str(page.questions.all()[0].uuid)
    )
    assert client_in_group().get(address).status_code in (200, 302)
    assert shown.select_one("[name=questions-0-short_answer]").has_attr("data-length-advice")
    assert shown.select_one("[name=seo_title]").has_attr("data-length-advice")
    assert shown.select_one("[name=search_description]").has_attr("data-length-advice")
    modes = [option["value"] for option in shown.select("#id_preview_mode option")]
    assert {button["data-preview-mode"] for button in shown.select("[data-preview-mode]")} <= set(modes)


def test_a_page_that_is_not_saved_yet_has_nothing_to_move(site):
    shown = form(reverse("wagtailadmin_pages:add", args=["faq", "faqpage", faq_index().pk]))
    assert not shown.select_one("[data-questions]").has_attr("data-move-address")


@pytest.mark.parametrize(("posted", "place"), [("3", 3), ("9" * 5000, sys.maxsize), ("x", sys.maxsize)])
def test_a_row_without_a_place_that_can_be_counted_stays_below(posted, place):
    form = {"ORDER": SimpleNamespace(value=lambda: posted)}
    assert _place(SimpleNamespace(form=form)) == place
