"""The project's addresses, and under `bench/` Wagtail's APIs as Wagtail documents them and the bare views."""

from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.urls import api as v3
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from cms.urls import urlpatterns as product
from tests.bench.bare import bare

v2 = WagtailAPIRouter("bench_wagtailapi")
v2.register_endpoint("pages", PagesAPIViewSet)
v2.register_endpoint("images", ImagesAPIViewSet)
v2.register_endpoint("documents", DocumentsAPIViewSet)

urlpatterns = [
    path("bench/v2/", v2.urls),
    path("bench/v3/", v3.urls),
    path("bench/bare/<slug:name>", bare),
    *product,
]
