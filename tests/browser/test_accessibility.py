"""No page of the demo and no view of our own admin breaks a rule of WCAG 2.2 AA, light or dark, wide or narrow."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility_rules import broken_rules
from tests.browser.page_editor import choose_preview_mode, open_preview

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
SCHEMES = ["light", "dark"]
SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
PUBLIC = [
    "/",
    "/faq/",
    "/faq/stem-cells-knee-osteoarthritis-mexico/",
    "/faq/knee-replacement-spain/",
    "/es/",
    "/treatments/knee-replacement/",
    "/pricing/",
    "/search/?q=knee",
    "/search/?q=nothingtofind",
]
# No other test changes this one: what is vouched for must be what readers see, whatever ran before.
VOUCHED_FOR = "/faq/ivf-donor-eggs-spain/"
LISTINGS = {
    "dashboard": "/admin/",
    "FAQ pages": "/admin/faq/faqpage/",
    "questions": "/admin/faq/question/",
    "reviewers": "/admin/faq/medicalreviewer/",
    "treatments": "/admin/pricing/treatment/",
    "price tables": "/admin/pricing/pricetable/",
    "sources": "/admin/faq/source/",
    "prices to re-check": "/admin/pricing/recheck/",
    "import": "/admin/faq/import/",
    "medical review": "/admin/reports/medical-review/?show=all",
    "audit": "/admin/reports/audit/",
    "editorial checks": "/admin/reports/editorial-checks/",
    "a new reviewer": "/admin/faq/medicalreviewer/create/",
    "a new price table": "/admin/pricing/pricetable/create/",
}
# Wagtail's own: rich text fields and cells of tables in a StreamField have no name, and its list of sections at the
# edge scrolls without taking the focus; who else has the page open is a button without a name.
OF_WAGTAIL = (
    ".Draftail-Editor",
    ".field-row [id*='-cell-']",
    "[name*='-cell-']",
    ".w-minimap__list",
    ".w-editing-sessions__session",
)
PREVIEW_MODES = ["Search result", "Structured data", "Markdown"]


def listed(page: Page, address: str) -> list[str]:
    """Addresses of the pages that an index links to."""
    page.goto(address)
    found = page.locator(f"main a[href*='{address}']").evaluate_all(
        "links => links.map(link => link.pathname)"
    )
    return sorted({path for path in found if path != address})


def reviewers_profile(reader: Page, open_page: OpenPage) -> str:
    """The address of the profile of a reviewer who vouches for a page; the first to ask sees to that."""
    reader.goto(VOUCHED_FOR)
    link = reader.locator("main .reviewed a[href*='/reviewers/']").first
    if not link.count():
        reviewer = open_page("reviewer")
        listed_faqs = reviewer.request.get("/api/content/v1/faqs/?fields=id,meta.path&limit=100").json()[
            "items"
        ]
        [number] = [faq["id"] for faq in listed_faqs if faq["meta"]["path"] == VOUCHED_FOR]
        reviewer.goto(f"/admin/faq/review/{number}/")
        reviewer.get_by_label("I have checked the evidence behind what I approve.").check()
        reviewer.get_by_label("Comment").fill("What the checks find can stand.")
        reviewer.get_by_role("button", name="Approve").click()
        expect(reviewer.get_by_text("Readers see it as reviewed now.")).to_be_visible()
        reader.reload()
    return urlsplit(link.get_attribute("href")).path


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
def test_no_public_page_breaks_a_rule(open_page: OpenPage, size: str, scheme: str):
    width, height = SIZES[size]
    page = open_page(width=width, height=height, scheme=scheme)
    profile = reviewers_profile(page, open_page)
    addresses = [*PUBLIC, *listed(page, "/pricing/")[:1], VOUCHED_FOR, profile]
    broken = {}
    for address in addresses:
        page.goto(address)
        broken[address] = broken_rules(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            broken[address].append("scrolls sideways")
    assert {address: rules for address, rules in broken.items() if rules} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_that_says_what_went_wrong_breaks_a_rule(chromium: Browser, demo: str, scheme: str):
    """A page of its own: an answer 404 is an error to the others."""
    page = chromium.new_context(base_url=demo, color_scheme=scheme).new_page()
    page.goto("/nothing-here/")
    assert broken_rules(page) == []
    page.set_content(render_to_string("500.html"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert broken_rules(page) == []
    page.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_listing_form_or_report_of_the_admin_breaks_a_rule(open_page: OpenPage, size: str, scheme: str):
    width, height = SIZES[size]
    page = open_page("publisher", width=width, height=height, scheme=scheme)
    broken = {}
    for name, address in LISTINGS.items():
        page.goto(address)
        expect(page.locator("main")).to_be_visible()
        broken[name] = broken_rules(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            broken[name].append("scrolls sideways")
    assert {name: rules for name, rules in broken.items() if rules} == {}


@pytest.mark.parametrize("size", SIZES)
def test_the_page_editor_and_its_previews_break_no_rule(open_page: OpenPage, size: str):
    width, height = SIZES[size]
    page = open_page("publisher", width=width, height=height)
    # Searched for: the list begins with what was changed last, and other tests leave many pages.
    page.goto("/admin/faq/faqpage/?q=Stem+cells+for+knee")
    page.get_by_role("link", name="Stem cells for knee osteoarthritis in Mexico").first.click()
    for tab in ["Content", "Review", "Search and sharing", "Settings"]:
        page.get_by_role("tab", name=tab).click()
        assert broken_rules(page, leave_out=OF_WAGTAIL) == [], tab
    preview = open_preview(page)
    for mode in PREVIEW_MODES:
        choose_preview_mode(page, mode)
        expect(preview.locator(".about").first).to_be_visible()
        assert broken_rules(page, leave_out=OF_WAGTAIL) == [], mode


# To move a question nowhere is refused with this status.
@pytest.mark.answered_with(422)
@pytest.mark.parametrize("size", SIZES)
def test_what_opens_or_is_refused_breaks_no_rule_in_the_dark(open_page: OpenPage, size: str):
    width, height = SIZES[size]
    page = open_page("publisher", width=width, height=height, scheme="dark")
    # A message that is still fading in is paler than it will be.
    page.emulate_media(reduced_motion="reduce")
    states = {
        "a question that moves nowhere": moves_a_question_nowhere,
        "a price table that is refused": saves_an_empty_price,
        "a treatment in use": deletes_a_treatment_in_use,
        "a chooser": opens_a_chooser,
    }
    broken = {}
    for name, reach in states.items():
        reach(page)
        broken[name] = broken_rules(page, leave_out=OF_WAGTAIL)
    assert {name: rules for name, rules in broken.items() if rules} == {}


def first_of(page: Page, listing: str) -> None:
    page.goto(listing)
    page.locator(".listing-table td a").first.click()
    expect(page.locator("form[data-edit-form], #page-edit-form")).to_be_visible()


def moves_a_question_nowhere(page: Page) -> None:
    first_of(page, "/admin/faq/faqpage/?q=Gastric")
    page.locator("[data-question-move]").first.click()
    page.get_by_role("button", name="Move question").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_be_visible()


def saves_an_empty_price(page: Page) -> None:
    first_of(page, "/admin/pricing/pricetable/")
    page.get_by_role("button", name="Add price").click()
    page.get_by_label("Option").last.fill("One knee")
    page.get_by_label("As printed").last.fill("EUR 1")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("could not be saved")).to_be_visible()
    page.evaluate(
        "Promise.allSettled(document.querySelector('.messages').getAnimations({ subtree: true }).map(each => each.finished))"
    )


def deletes_a_treatment_in_use(page: Page) -> None:
    first_of(page, "/admin/pricing/treatment/?q=Knee")
    page.goto(page.url.replace("/edit/", "/delete/"))
    expect(page.get_by_role("heading", name="is in use and cannot be deleted")).to_be_visible()


def opens_a_chooser(page: Page) -> None:
    page.goto("/admin/pricing/pricetable/create/")
    page.get_by_role("button", name="Choose a treatment").click()
    expect(page.locator(".modal-body .listing a").first).to_be_visible()
