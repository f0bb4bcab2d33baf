"""Previews of a draft are what its publication will make of it, in every mode, and only for those who may edit."""

import datetime as dt
import json
import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.preview_modes import MARKDOWN, PAGE, SEARCH_RESULT, STRUCTURED_DATA
from cms.search_appearance import SearchAppearance
from faq.models import FAQPage
from home.models import HomePage
from tests.editing import client_in_group, page_form, question_row, stored_rows
from tests.factories import (
    TreatmentFactory,
    UserFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_pricing_page,
    make_question,
    pricing_index,
)

pytestmark = pytest.mark.django_db
MODES = [PAGE, SEARCH_RESULT, STRUCTURED_DATA, MARKDOWN]


def preview(page: Page, mode: str = PAGE, client: Client | None = None):
    client = client or client_in_group("Publishers")
    return client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": mode})


def text_of_page(html: str) -> str:
    """Without the admin's toolbar, which stands last in previews."""
    return re.sub(r"\s*(<!-- Wagtail user bar embed code -->.*)?</body>", "</body>", html, flags=re.S)


def code_of(html: str) -> str:
    """The text inside the one <pre>."""
    return unescape(re.sub(r"<[^>]+>", "", re.search(r"<pre[^>]*>(.*?)</pre>", html, re.S)[1]))


def filled(**fields) -> FAQPage:
    questions = [make_question("Does it hurt?"), make_question("How <long>?")]
    return make_faq_page(title="Knee & hip", summary="Short.", questions=questions, **fields)


def drafts(site) -> list[Page]:
    """A draft of each page type, other than what is live."""
    live, index, home = filled(), faq_index(), home_page()
    approve_page(live)
    live.title, live.summary, live.search_description = "Another <title>", "Reworded.", "For results."
    live.change_note, live.major_change = "What is new.", True
    priced = make_pricing_page(TreatmentFactory())
    priced.summary = "It costs more now."
    index.introduction, home.heading = "A new introduction.", "Another headline"
    table = pricing_index()
    table.introduction = "All prices."
    pages = [live, index, home, priced, table]
    for page in pages:
        page.save_revision()
    return pages


@pytest.mark.parametrize("number", range(5))
def test_a_draft_is_previewed_as_it_will_be_published(client, site, number):
    page = drafts(site)[number]
    before = {mode: preview(page, mode).text for mode in MODES}
    page.latest_revision.publish()
    page.refresh_from_db()
    assert text_of_page(before[PAGE]) == text_of_page(client.get(page.url).text)
    html = client.get(page.url).text
    graph = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1]
    assert json.loads(code_of(before[STRUCTURED_DATA])) == json.loads(graph)
    twin = client.get(f"{page.url.rstrip('/')}.md" if page.url != "/" else "/index.md").text
    assert code_of(before[MARKDOWN]).strip() == twin.strip()


def test_a_page_that_was_never_published_is_previewed_with_the_day_it_would_be_published(client, site):
    page = filled(live=False, modified_on=timezone.localdate())
    shown = json.loads(code_of(preview(page, STRUCTURED_DATA).text))
    page.get_latest_revision_as_object().save_revision().publish()
    html = client.get(FAQPage.objects.get(pk=page.pk).url).text
    published = json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.S)[1])
    # Only the moment of the publication, seconds later, is another.
    moment = re.compile(r"\d{4}-\d\d-\d\dT[\d:+]+")
    assert moment.sub("", json.dumps(shown)) == moment.sub("", json.dumps(published))
    assert timezone.now().date().isoformat() in json.dumps(shown)


def test_what_is_being_typed_is_previewed_as_saving_it_would_make_it(site):
    page = filled(modified_on=dt.date(2026, 9, 1))
    form = page_form(
        [*stored_rows(page), question_row("A new question?")], title="Typed", slug=page.slug, initial=2
    )
    editor = client_in_group("Editors")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(address, form).json() == {"is_valid": True, "is_available": True}
    html = editor.get(address, {"mode": PAGE, "in_preview_panel": "true"}).text
    assert 'id="a-new-question"' in html
    assert f'<time datetime="{timezone.localdate().isoformat()}">' in html
    assert page.revisions.count() == FAQPage.objects.get(pk=page.pk).revisions.count()
    assert FAQPage.objects.get(pk=page.pk).title == "Knee & hip"


def test_a_preview_saves_and_publishes_nothing(site):
    page = filled(live=False)
    for mode in MODES:
        assert preview(page, mode).status_code == 200
    stored = FAQPage.objects.get(pk=page.pk)
    assert (stored.live, stored.first_published_at) == (False, None)


@pytest.mark.parametrize("mode", MODES)
def test_only_who_may_edit_the_page_gets_a_preview(site, mode):
    page = filled(live=False)
    assert preview(page, mode, Client()).status_code == 302
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    stranger = Client()
    stranger.force_login(user)
    for answer in (preview(page, mode, stranger), Client().get(page.url or "/", {"mode": mode})):
        assert "Knee &amp; hip" not in answer.text
    assert preview(page, mode, client_in_group("Editors")).status_code == 200


@pytest.mark.parametrize("mode", MODES)
def test_nobody_may_keep_a_preview(site, mode):
    answer = filled(live=False).make_preview_request(preview_mode=mode)
    assert answer["Cache-Control"] == "private, no-store"


def test_a_draft_is_never_mixed_up_with_the_copy_of_what_is_public(client, site):
    page = filled()
    client.get(page.url)
    page.title = "Only a draft"
    page.save_revision()
    assert "Only a draft" in page.get_latest_revision_as_object().make_preview_request().text
    assert "Only a draft" not in client.get(page.url).text


def test_a_mode_that_there_is_not_is_not_found(site, faq_page):
    assert preview(faq_page, "secrets").status_code == 404


def test_every_page_type_has_all_modes_and_widths_for_phone_tablet_and_computer(site):
    for page in (
        make_faq_page(),
        faq_index(),
        home_page(),
        make_pricing_page(TreatmentFactory()),
        pricing_index(),
    ):
        assert [name for name, _ in page.preview_modes] == MODES
        assert [size["device_width"] for size in page.preview_sizes] == [390, 820, 1440]


def test_the_panel_offers_modes_and_widths(site, faq_page):
    html = client_in_group("Editors").get(reverse("wagtailadmin_pages:edit", args=[faq_page.pk])).text
    for label in ("Search result", "Structured data", "Markdown"):
        assert f">{label}</option>" in html
    assert 'data-device-width="390"' in html


def test_the_search_result_says_what_is_cut_and_what_noindex_withholds(site):
    page = filled(live=False, search_description="word " * 50)
    assert isinstance(page, SearchAppearance)
    html = preview(page, SEARCH_RESULT).text
    assert "It is cut after 160 characters on a computer and 120 on a phone" in html
    assert "Not shown in search results" not in html
    page.hidden_from_search = True
    page.save_revision()
    assert "(noindex)" in preview(page, SEARCH_RESULT).text


def test_the_search_result_of_a_page_for_some_readers_says_so(site):
    page = filled()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "Only some people may read this page" in preview(page, SEARCH_RESULT).text


def test_structured_data_stands_beside_what_the_audit_finds(site):
    page = filled(live=False)
    page.questions = [make_question("Recovery", short_answer="", long_answer=[])]
    page.save_revision()
    html = preview(page, STRUCTURED_DATA).text
    assert re.search(r"Findings \([1-9]\d*\)", html)
    assert "<code>" in html


def test_hostile_words_do_nothing_in_any_mode(site):
    page = make_faq_page(title="</pre><script>alert(1)</script>", live=False)
    for mode in MODES:
        assert "<script>alert" not in preview(page, mode).text


def test_the_home_page_can_be_previewed_though_it_has_no_rules_of_its_own(site):
    assert isinstance(home_page(), HomePage)
    assert "JSON-LD" in preview(home_page(), STRUCTURED_DATA).text
