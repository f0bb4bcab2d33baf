"""The public reads a site under another address than that of the CMS: no answer may name the CMS's own."""

import pytest
from django.test import override_settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale

from home.models import SiteIdentity
from tests.factories import ImageFactory, approve_page, faq_index, home_page, make_reviewer
from tests.faq.filled_pages import full_page

ORIGIN = "https://www.example.org"
CMS = "cms-behind-the-wall.test"
ADDRESSES = (
    *("/", "/faq/", "/faq/page/", "/es/faq/page/", "/faq/?page=1", "/reviewers/demo/"),
    *("/index.md", "/faq.md", "/faq/page.md", "/es/faq/page.md"),
    *("/sitemap.xml", "/sitemap-pages-1.xml", "/robots.txt", "/llms.txt"),
    *("/feeds/faq.rss", "/feeds/faq.atom", "/es/feeds/faq.rss"),
    *(
        "/api/content/v1/faqs/?include=seo,questions",
        "/api/content/v1/sitemap/",
        "/api/content/v1/redirects/",
    ),
    *("/api/content/v1/pages/resolve/?path=/faq/page/", "/api/content/v1/pages/resolve/?path=/old/", "/old/"),
)


@pytest.fixture
def published(site) -> None:
    """A page with everything on it, in two languages, of a site that is read elsewhere."""
    site.hostname = CMS
    site.save()
    SiteIdentity.objects.create(
        site=site, frontend_origin=ORIGIN, share_image=ImageFactory(), publisher_name="Guide"
    )
    page = full_page(title="Page", slug="page")
    approve_page(page, make_reviewer(slug="demo"))
    for each in (home_page(), faq_index(), page):
        each.copy_for_translation(Locale.objects.get(language_code="es")).get_latest_revision().publish()
    Redirect.add_redirect("/old", redirect_to=page, site=site)


@pytest.mark.django_db
@pytest.mark.parametrize("host", [CMS, "evil.test"])
def test_the_host_of_the_cms_or_of_the_request_leaves_by_no_address(client, published, host):
    with override_settings(ALLOWED_HOSTS=[CMS, "evil.test"]):
        for address in ADDRESSES:
            response = client.get(address, HTTP_HOST=host)
            body = b"".join(response) if response.streaming else response.content
            said = body.decode() + str(dict(response.headers))
            assert response.status_code in (200, 301), address
            assert CMS not in said, address
            assert "evil.test" not in said, address


@pytest.mark.django_db
def test_the_public_address_is_named_where_one_is_needed(client, published):
    with override_settings(ALLOWED_HOSTS=[CMS]):
        for address in ADDRESSES[:17]:
            response = client.get(address, HTTP_HOST=CMS)
            body = b"".join(response) if response.streaming else response.content
            assert ORIGIN in body.decode(), address
