"""Every state that hides a page against every address of the project: a new address must be entered here.

The words of the hidden page are canaries; so are the names of what only it refers to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver

from faq.models import FAQIndexPage, FAQPage
from pricing.models import PriceTable
from tests.cms.test_visibility import CANARY, HIDDEN, text_of
from tests.factories import (
    PriceFactory,
    PriceTableFactory,
    approve_page,
    home_page,
    make_faq_page,
    make_reviewer,
)
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db

API, V2 = PREFIX.lstrip("/"), "api/v2/"

# Route: what is asked for there. {…} is filled in from the hidden page.
SURFACES: dict[str, tuple[str, ...]] = {
    API: (f"/{API}",),
    f"{API}openapi.json": (f"/{API}openapi.json",),
    f"{API}docs/": (f"/{API}docs/",),
    f"{API}problems/<slug:kind>/": (f"/{API}problems/not-found/",),
    f"{API}faqs/": (
        f"/{API}faqs/?limit=100&include=questions,prices,sources,seo",
        f"/{API}faqs/?q={CANARY}",
        f"/{API}faqs/?treatment={{treatment}}",
        f"/{API}faqs/?locale=es&fallback=en&html=markdown&include=questions",
    ),
    f"{API}faqs/<page_id:faq_id>/": (f"/{API}faqs/{{page}}/", f"/{API}faqs/{{page}}/?html=markdown"),
    f"{API}faqs/<page_id:faq_id>/jsonld/": (f"/{API}faqs/{{page}}/jsonld/",),
    f"{API}questions/": (
        f"/{API}questions/?limit=100",
        f"/{API}questions/?q={CANARY}",
        f"/{API}questions/?page={{page}}",
    ),
    f"{API}questions/<uuidstr:question_uuid>/": (f"/{API}questions/{{question}}/",),
    f"{API}reviewers/": (f"/{API}reviewers/?limit=100",),
    f"{API}reviewers/<slug:slug>/": (f"/{API}reviewers/{{reviewer}}/",),
    f"{API}treatments/": (f"/{API}treatments/?limit=100",),
    f"{API}treatments/<slug:slug>/": (f"/{API}treatments/{{treatment}}/",),
    f"{API}prices/": (f"/{API}prices/?limit=100", f"/{API}prices/?treatment={{treatment}}"),
    f"{API}pages/": (f"/{API}pages/?limit=100",),
    f"{API}pages/<page_id:page_id>/": (f"/{API}pages/{{page}}/",),
    f"{API}pages/resolve/": (
        f"/{API}pages/resolve/?path={{path}}",
        f"/{API}pages/resolve/?path=/faq/",
        f"/{API}pages/resolve/?path=/treatments/{{treatment}}/",
        f"/{API}pages/resolve/?path=/reviewers/{{reviewer}}/",
    ),
    f"{API}redirects/": (f"/{API}redirects/?limit=100",),
    f"{API}navigation/": (f"/{API}navigation/?depth=4",),
    f"{API}sitemap/": (f"/{API}sitemap/?limit=100",),
    f"{API}changes/": (f"/{API}changes/",),
    # Without a token; tests/cms/test_audit_api.py says what is told with one.
    f"{API}audit/": (f"/{API}audit/",),
    f"{API}preview/<token>/": (f"/{API}preview/{{page}}/",),
    "^api/content/v1(?:/|$)": ("/api/content/v1/{page}",),
    f"{V2}^pages/": (f"/{V2}pages/?limit=20&fields=*", f"/{V2}pages/?type=faq.FAQPage&fields=*"),
    f"{V2}^pages/<page_id:pk>/": (f"/{V2}pages/{{page}}/?fields=*",),
    f"{V2}^pages/find/": (f"/{V2}pages/find/?html_path={{path}}",),
    f"{V2}^images/": (f"/{V2}images/?fields=*",),
    f"{V2}^images/<page_id:pk>/": (f"/{V2}images/1/",),
    f"{V2}^images/find/": (f"/{V2}images/find/?id=1",),
    f"{V2}^documents/": (f"/{V2}documents/?fields=*",),
    f"{V2}^documents/<page_id:pk>/": (f"/{V2}documents/1/",),
    f"{V2}^documents/find/": (f"/{V2}documents/find/?id=1",),
    "^api/v2(/.*)?$": ("/api/v2/nothing/",),
    "sitemap.xml": ("/sitemap.xml",),
    "sitemap-<slug:section>-<int:number>.xml": (
        "/sitemap-pages-1.xml",
        "/sitemap-treatments-1.xml",
        "/sitemap-reviewers-1.xml",
    ),
    "robots.txt": ("/robots.txt",),
    "llms.txt": ("/llms.txt",),
    r"^(?P<path>(?:[\w\-]+/)*[\w\-]+)\.md$": (
        f"/faq/{CANARY}-page.md",
        "/faq.md",
        "/index.md",
        "/treatments/{treatment}.md",
        "/es/treatments/{treatment}.md",
        "/reviewers/{reviewer}.md",
    ),
    "feeds/faq.rss": ("/feeds/faq.rss",),
    "feeds/faq.atom": ("/feeds/faq.atom",),
    "reviewers/<slug:slug>/": ("/reviewers/{reviewer}/",),
    "treatments/<slug:slug>/": ("/treatments/{treatment}/", "/es/treatments/{treatment}/"),
    "search/": (
        f"/search/?q={CANARY}",
        # Words of the hidden page which are no canaries: whoever shows what it found shows one.
        "/search/?q=short+long",
        "/es/search/?q=short+long",
        "/search/?q=nothing-of-the-kind",
        "/search/",
    ),
    "health/live": ("/health/live",),
    "health/ready": ("/health/ready",),
    r"^((?:[\w\-]+/)*)$": (
        "/",
        "/faq/",
        "/faq/?treatment={treatment}",
        "/faq/?country=ES&reviewed=yes",
        "{path}",
    ),
}
# Files by number or name, and the way in for those who may: tests of their own say what these show.
ELSEWHERE = {
    r"documents/^(\d+)/(.*)$",
    "documents/authenticate_with_password/<int:restriction_id>/",
    "^media/(?P<path>.*)$",
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
    "_util/login/",
}


@dataclass(frozen=True)
class Secret:
    """A hidden page, and what the addresses name of it."""

    page: FAQPage
    names: dict[str, object]


@pytest.fixture(params=HIDDEN.values(), ids=HIDDEN.keys())
def secret(request, site) -> Secret:
    """A hidden page with a treatment, a price table and a reviewer of its own."""
    page = request.param()
    treatment = page.treatment
    treatment.name, treatment.slug = f"{CANARY} treatment", f"{CANARY}-treatment"
    treatment.save()
    make_faq_page(title="Visible", parent=FAQIndexPage.objects.child_of(home_page()).get())
    names = {
        "page": page.pk,
        "path": f"/faq/{CANARY}-page/",
        "question": page.questions.get().uuid,
        "treatment": treatment.slug,
        "reviewer": f"{CANARY}-reviewer",
    }
    if page.latest_revision:
        approve_page(page, make_reviewer(name=f"{CANARY} reviewer", slug=names["reviewer"]))
    PriceFactory(option=CANARY, price_table=_table(treatment))
    return Secret(page, names)


def _table(treatment) -> PriceTable:
    return PriceTableFactory(title=f"{CANARY} prices", treatment=treatment)


def routes(resolver: URLResolver, above: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        route = above + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, route)
        else:
            yield route


def test_no_address_is_left_out():
    """Who adds an address says here what to ask for there, so that nothing hidden can leave by it."""
    found = {route for route in routes(get_resolver()) if not route.startswith("admin/")}
    assert found - ELSEWHERE == set(SURFACES)


def test_nothing_hidden_leaves_by_any_address(client: Client, secret: Secret):
    addresses = [address for asked in SURFACES.values() for address in asked]
    assert [address for address in addresses if shows_the_secret(client, secret, address)] == []


def shows_the_secret(client: Client, secret: Secret, address: str) -> bool:
    asked = address.format(**secret.names)
    shown = text_of(client, asked)
    # Who asks by a name may hear that name again, in an error or in where a login leads back to.
    for sent in (asked, *secret.names.values()):
        if str(sent) in asked:
            shown = shown.replace(str(sent), "").replace(quote(str(sent)), "")
    # So may who searches for the word, in what a page says about its search.
    return CANARY in _without_what_was_typed(shown)


def _without_what_was_typed(shown: str) -> str:
    for typed in (f"?q={CANARY}", f'value="{CANARY}"', f"Search: {CANARY}", f"<bdi>{CANARY}</bdi>"):
        shown = shown.replace(typed, "")
    return shown
