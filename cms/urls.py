"""All addresses of the project; Wagtail's own page routing comes last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.api import content_api, no_such_address
from cms.api_address import PREFIX
from cms.health import live, ready
from cms.llms_txt import llms_txt
from cms.markdown_twin import markdown_twin
from cms.robots import robots
from cms.sitemap import sitemap, sitemap_part
from cms.wagtail_api import preview
from cms.wagtail_api import router as wagtail_api

handler404 = "cms.not_found.page_not_found"
api = PREFIX.lstrip("/")

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(api, content_api.urls),
    # Everything else under the prefix, so that no page and no "append a slash" redirect answers there.
    re_path(rf"^{api.rstrip('/')}(?:/|$)", no_such_address),
    *wagtail_api.urlpatterns(),
    *preview.urlpatterns(),
    path("sitemap.xml", sitemap),
    path("sitemap-<slug:section>-<int:number>.xml", sitemap_part),
    path("llms.txt", llms_txt),
    path("robots.txt", robots),
    path("reviewers/", include("faq.urls")),
    path("health/live", live),
    path("health/ready", ready),
]

if settings.SERVE_MEDIA:
    media = settings.MEDIA_URL.lstrip("/")
    urlpatterns += [re_path(rf"^{media}(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += [re_path(r"^(?P<path>(?:[\w\-]+/)*[\w\-]+)\.md$", markdown_twin)]
urlpatterns += i18n_patterns(
    path("feeds/", include("faq.feed_urls")),
    path("treatments/", include("faq.treatment_urls")),
    path("search/", include("faq.search_urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
