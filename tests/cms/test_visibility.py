"""What is not public leaves through no door: every state of a page against every address that could show it."""

import datetime as dt
import json

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from cms.visibility import in_schedule, public_pages
from faq.models import FAQIndexPage, FAQPage
from pricing.models import Treatment
from tests.factories import (
    PriceTableFactory,
    TreatmentFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
    paragraph,
)
from tests.problem_assertions import PREFIX, assert_problem

pytestmark = pytest.mark.django_db

CANARY = "canary"
HOUR = dt.timedelta(hours=1)


def secret_page(**fields) -> FAQPage:
    """A page whose every public word is a canary."""
    question = make_question(f"{CANARY}?", f"{CANARY} short", [paragraph(f"<p>{CANARY} long</p>")])
    fields = {"title": f"{CANARY} title", "slug": f"{CANARY}-page", "summary": CANARY, **fields}
    return make_faq_page(questions=[question], **fields)


def never_published() -> FAQPage:
    return secret_page(live=False)


def unpublished() -> FAQPage:
    page = secret_page()
    page.unpublish()
    return page


def with_schedule(**times: dt.datetime) -> FAQPage:
    """Live in the database, as long as the scheduler has not run."""
    page = secret_page()
    Page.objects.filter(pk=page.pk).update(**times)
    return page


def not_yet() -> FAQPage:
    return with_schedule(go_live_at=timezone.now() + HOUR)


def expired() -> FAQPage:
    return with_schedule(expire_at=timezone.now() - HOUR)


def restricted(kind: str, *, on_parent: bool = False) -> FAQPage:
    page = secret_page()
    place = Page.objects.get(pk=page.pk)
    restriction = PageViewRestriction.objects.create(
        page=place.get_parent() if on_parent else place, restriction_type=kind, password="open"
    )
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.create(name="clinicians"))
    return page


def of_another_site() -> FAQPage:
    site = make_site("other.example")
    return secret_page(parent=FAQIndexPage.objects.descendant_of(site.root_page).get())


def of_no_site() -> FAQPage:
    page = of_another_site()
    Site.objects.get(hostname="other.example").delete()
    return page


HIDDEN = {
    "never published": never_published,
    "unpublished": unpublished,
    "not yet live": not_yet,
    "expired": expired,
    "password": lambda: restricted(PageViewRestriction.PASSWORD),
    "login": lambda: restricted(PageViewRestriction.LOGIN),
    "groups": lambda: restricted(PageViewRestriction.GROUPS),
    "password on its parent": lambda: restricted(PageViewRestriction.PASSWORD, on_parent=True),
    "login on its parent": lambda: restricted(PageViewRestriction.LOGIN, on_parent=True),
    "groups on its parent": lambda: restricted(PageViewRestriction.GROUPS, on_parent=True),
    "another site": of_another_site,
    "no site": of_no_site,
}


@pytest.fixture(params=HIDDEN.values(), ids=HIDDEN.keys())
def hidden(request, site) -> FAQPage:
    return request.param()


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode() + str(dict(response.headers))


def listed(client: Client, query: str = "") -> dict:
    return client.get(f"{PREFIX}faqs/{query}").json()


def test_a_hidden_page_is_in_no_list_and_no_count(client, hidden):
    full = "?include=questions,seo"
    assert CANARY not in text_of(client, f"{PREFIX}faqs/{full}")
    assert listed(client)["meta"]["total"] == 0
    assert listed(client, full)["meta"]["total"] == 0


@pytest.mark.parametrize("address", ["faqs/", "questions/", "prices/"])
def test_the_treatment_of_a_hidden_page_is_answered_like_one_that_never_was(client, hidden, address):
    there = client.get(f"{PREFIX}{address}?treatment={hidden.treatment.slug}")
    absent = client.get(f"{PREFIX}{address}?treatment=nothing")
    assert there.status_code == absent.status_code == 422
    assert there.json()["errors"][0]["allowed"] == absent.json()["errors"][0]["allowed"]


@pytest.mark.parametrize("order", ["title", "-title", "modified_on", "-modified_on"])
def test_a_hidden_page_does_not_move_others(client, hidden, order):
    make_faq_page(parent=second_index(), title="visible")
    assert [item["title"] for item in listed(client, f"?order={order}")["items"]] == ["visible"]


def second_index() -> FAQIndexPage:
    """A place whose ancestors no test restricts."""
    index = FAQIndexPage(title="More questions", slug="more")
    home_page().add_child(instance=index)
    return index


@pytest.mark.parametrize("end", ["", "jsonld/"])
def test_a_hidden_page_is_answered_like_one_that_never_was(client, hidden, end):
    there = client.get(f"{PREFIX}faqs/{hidden.pk}/{end}")
    absent = client.get(f"{PREFIX}faqs/{hidden.pk + 1000}/{end}")
    answers = [assert_problem(response, 404, "not-found") for response in (there, absent)]
    for answer in answers:
        del answer["instance"], answer["request_id"]
    assert answers[0] == answers[1]
    headers = [
        {k: v for k, v in r.headers.items() if k not in ("X-Request-ID", "Content-Length")}
        for r in (there, absent)
    ]
    assert headers[0] == headers[1]


def test_a_hidden_page_is_not_in_the_sitemap(client, hidden):
    assert CANARY not in text_of(client, "/sitemap.xml")


def hang_on(page: FAQPage) -> None:
    """Everything that could lead to a page: a menu, a redirect, a price table, a reviewer."""
    Page.objects.filter(pk=page.pk).update(show_in_menus=True)
    Page.objects.filter(pk=page.get_parent().pk).update(show_in_menus=True)
    Treatment.objects.filter(pk=page.treatment_id).update(name=CANARY, slug=CANARY)
    table = PriceTableFactory(title=CANARY, treatment=None)
    question = page.questions.get()
    question.long_answer = [{"type": "price_table", "value": table.pk}]
    question.save()
    Redirect.add_redirect("/old", redirect_to=page)
    approve_page(page, make_reviewer(name=CANARY, slug=CANARY))


@pytest.mark.parametrize(
    "address",
    [
        *(
            "questions/",
            "reviewers/",
            "treatments/",
            "prices/",
            "pages/",
            "navigation/",
            "redirects/",
            "sitemap/",
        ),
        *(f"treatments/{CANARY}/", f"reviewers/{CANARY}/"),
        "pages/resolve/?path=/old/",
    ],
)
def test_a_hidden_page_is_behind_no_other_address_of_the_api(client, hidden, address):
    hang_on(hidden)
    assert f'{CANARY} title"' not in text_of(client, PREFIX + address)
    assert f'"{CANARY}"' not in text_of(client, PREFIX + address)
    assert f"{CANARY}-page" not in text_of(client, PREFIX + address)


def test_all_that_hangs_on_a_page_is_there_once_it_is_public(client, site):
    page = secret_page()
    hang_on(page)
    for address in (
        "questions/",
        "reviewers/",
        "treatments/",
        "prices/",
        "pages/",
        "navigation/",
        "redirects/",
    ):
        assert CANARY in text_of(client, PREFIX + address), address


def test_the_address_and_the_id_of_a_hidden_page_are_answered_like_those_of_none(client, hidden):
    path, uuid = hidden.url_path.removeprefix("/home"), hidden.questions.get().uuid
    for address in (f"pages/{hidden.pk}/", f"pages/resolve/?path={path}", f"questions/{uuid}/"):
        assert_problem(client.get(PREFIX + address), 404, "not-found")


def test_a_hidden_page_is_no_translation(client, hidden):
    """Two pages that share a translation key: the visible one must not name the other."""
    visible = make_faq_page(parent=second_index())
    Page.objects.filter(pk=hidden.pk).update(locale=Locale.objects.get(language_code="es"))
    Page.objects.filter(pk=hidden.pk).update(translation_key=visible.translation_key)
    assert CANARY not in text_of(client, f"{PREFIX}faqs/{visible.pk}/")
    assert CANARY not in text_of(client, "/sitemap.xml")
    assert listed(client)["items"][0]["meta"]["translations"] == []


@pytest.mark.parametrize("state", sorted(HIDDEN.keys() - {"another site"}))
def test_a_link_to_a_hidden_page_keeps_its_words_only(client, site, state):
    """Another site's page is left out of this test: it is public there, and a link to it is right."""
    text = f'<p>Read <a linktype="page" id="{HIDDEN[state]().pk}">this</a>.</p>'
    visible = make_faq_page(parent=second_index(), questions=[make_question(long_answer=[paragraph(text)])])
    answer = client.get(f"{PREFIX}faqs/{visible.pk}/").json()["questions"][0]["long_answer"]
    assert answer["html"] == "<p>Read this.</p>"


def test_a_draft_change_of_a_live_page_stays_inside(client, faq_page):
    before = client.get(f"{PREFIX}faqs/{faq_page.pk}/")
    faq_page.title = CANARY
    faq_page.save_revision()
    after = client.get(f"{PREFIX}faqs/{faq_page.pk}/")
    assert after.content == before.content
    assert after["ETag"] == before["ETag"]


def test_an_unpublished_parent_is_not_named(client, faq_page):
    index = faq_index()
    index.title = CANARY
    index.save_revision().publish()
    index.unpublish()
    assert CANARY not in text_of(client, f"{PREFIX}faqs/{faq_page.pk}/")
    meta = client.get(f"{PREFIX}faqs/{faq_page.pk}/").json()["meta"]
    assert meta["parent"] is None
    assert [crumb["title"] for crumb in meta["breadcrumbs"]] == ["Home", "Knee replacement in Spain"]


def test_a_treatment_of_drafts_only_is_not_named(client, faq_page):
    secret_page(live=False, treatment=TreatmentFactory(slug=CANARY))
    assert CANARY not in text_of(client, f"{PREFIX}faqs/?treatment=nothing")


def test_an_editor_sees_no_more_than_everybody(admin_client, hidden):
    assert_problem(admin_client.get(f"{PREFIX}faqs/{hidden.pk}/"), 404, "not-found")


@pytest.mark.parametrize("query", ["?version=draft", "?preview=1", "?search=canary", "?site=2"])
def test_parameters_of_other_systems_open_nothing(client, hidden, query):
    for address in (f"{PREFIX}faqs/", f"{PREFIX}faqs/{hidden.pk}/"):
        assert client.get(address + query).status_code == 422


@pytest.mark.parametrize("address", ["faqs/", "questions/"])
def test_a_search_finds_nothing_hidden(client, hidden, address):
    assert client.get(f"{PREFIX}{address}?q={CANARY}").json()["meta"]["total"] == 0


def test_the_change_feed_names_nothing_that_was_never_public(client, hidden):
    assert CANARY not in text_of(client, f"{PREFIX}changes/")


@pytest.mark.parametrize("form", ["html", "markdown", "text"])
@pytest.mark.parametrize("fallback", ["en", "none"])
def test_neither_another_form_nor_another_language_shows_anything_hidden(client, hidden, form, fallback):
    query = f"html={form}&locale=es&fallback={fallback}&include=questions"
    assert CANARY not in text_of(client, f"{PREFIX}faqs/?{query}")
    resolved = text_of(client, f"{PREFIX}pages/resolve/?path=/faq/&html={form}&locale=es&fallback={fallback}")
    assert CANARY not in resolved


def test_a_page_is_public_from_the_moment_it_goes_live_until_just_before_it_expires():
    now = timezone.now()
    assert in_schedule(go_live_at=now, expire_at=None, now=now)
    assert not in_schedule(go_live_at=now + HOUR, expire_at=None, now=now)
    assert in_schedule(go_live_at=None, expire_at=now + HOUR, now=now)
    assert not in_schedule(go_live_at=None, expire_at=now, now=now)


def test_a_page_of_another_site_is_public_there(client):
    page = of_another_site()
    address = f"{PREFIX}faqs/{page.pk}/"
    assert_problem(client.get(address), 404, "not-found")
    assert client.get(address, HTTP_HOST="other.example").status_code == 200


def test_without_a_site_nothing_is_public(faq_page):
    assert not public_pages(FAQPage.objects.all(), site=None, now=timezone.now()).exists()


def test_lists_of_each_language_are_of_one_site(client, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    assert {item["meta"]["locale"] for item in listed(client)["items"]} == {"en", "es"}
    assert json.dumps(listed(client, "?locale=es")).count('"locale": "es"') == 1
