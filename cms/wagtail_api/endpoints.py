"""The endpoints at /api/v2/: Wagtail's, reading only what is public, in a number of queries that rows do not raise."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model, QuerySet, prefetch_related_objects
from django.db.models.fields.reverse_related import ManyToOneRel
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import cached_property
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api.v2.filters import (
    AncestorOfFilter,
    ChildOfFilter,
    DescendantOfFilter,
    LocaleFilter,
    TranslationOfFilter,
)
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import CollectionMember, Page, Site

from cms import rich_text
from cms.identity import for_site
from cms.visibility import public_pages
from cms.wagtail_api import parameters
from cms.wagtail_api.access import check_open
from cms.wagtail_api.batches import ObjectNote, RichTextNote, settle
from cms.wagtail_api.caching import cache_control
from cms.wagtail_api.collections import in_public_collections
from cms.wagtail_api.filters import ExactFilter, StableOrder, WordSearch
from cms.wagtail_api.public_documents import public_document_ids
from cms.wagtail_api.public_images import public_image_ids
from cms.wagtail_api.serializers import (
    NotingDocumentSerializer,
    NotingImageSerializer,
    NotingPageSerializer,
    NotingSerializer,
)

_DETAIL = frozenset(["fields", "rich_text_format"])
_LISTING = _DETAIL | {"limit", "offset", "order", "search", "search_operator"}


class Pagination(WagtailPagination):
    """Pages of at most `LARGEST_PAGE` rows; the numbers were checked before."""

    def paginate_queryset(self, queryset: Any, request: HttpRequest, view: Any = None) -> Any:
        start = int(request.GET.get("offset", 0))
        self.total_count = queryset.count()
        return queryset[start : start + int(request.GET.get("limit", 20))]


class AlwaysJson(BaseContentNegotiation):
    """There is one format, whatever is accepted."""

    def select_renderer(self, request: Any, renderers: Sequence, format_suffix: Any = None) -> tuple:
        return renderers[0], renderers[0].media_type


class PublicEndpoint(BaseAPIViewSet):
    """What all endpoints share, and the endpoint of every model that has no address of its own."""

    authentication_classes: Sequence[type] = ()
    permission_classes: Sequence[type] = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = AlwaysJson
    metadata_class = None
    pagination_class = Pagination
    http_method_names = ["get", "head"]
    filter_backends: Sequence[type] = (ExactFilter, StableOrder, WordSearch)
    base_serializer_class = NotingSerializer
    known_query_parameters = _LISTING
    detail_query_parameters = _DETAIL
    find_query_parameters = frozenset(["id"])

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            path("<page_id:pk>/", cls.as_view({"get": "detail_view"}), name="detail"),
            path("find/", cls.as_view({"get": "find_view"}), name="find"),
        ]

    @classmethod
    def get_nested_default_fields(cls, model: type[Model]) -> list[str]:
        """All that is public of a model without an address: nobody could ask for the rest."""
        return cls.get_available_fields(model)

    @classmethod
    def orders(cls, model: type[Model]) -> list[str]:
        """The fields that rows may be ordered by."""
        return parameters.orderable(model, cls.get_available_fields(model, db_fields_only=True))

    @cached_property
    def site(self) -> Site | None:
        return Site.find_for_request(self.request)

    @cached_property
    def now(self) -> dt.datetime:
        return timezone.now()

    def initial(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        check_open(request)
        parameters.check(request)
        parameters.check_site(request.GET.get("site"), self.site)
        if self.action != "listing_view":
            found_by = self.find_query_parameters if self.action == "find_view" else frozenset()
            parameters.check_known(request, self.detail_query_parameters | found_by)

    def check_query_parameters(self, queryset: QuerySet) -> None:
        model = queryset.model
        filters = parameters.filterable(model, self.get_available_fields(model, db_fields_only=True))
        parameters.check_known(self.request, self.known_query_parameters | set(filters))

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        queryset = self.get_queryset()
        self.check_query_parameters(queryset)
        rows = list(self.paginate_queryset(self.filter_queryset(queryset)))
        return self.get_paginated_response(self.represent(rows))

    def detail_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        [data] = self.represent([self.get_object()])
        return Response(data)

    def finalize_response(self, request: HttpRequest, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = cache_control(request, response.status_code)
        return response

    def get_renderer_context(self) -> dict[str, Any]:
        return super().get_renderer_context() | {"indent": None}

    def get_serializer_context(self) -> dict[str, Any]:
        identity = for_site(self.site) if self.site else None
        return {
            "request": self.request,
            "view": self,
            "router": self.request.wagtailapi_router,
            "identity": identity,
        }

    def represent(self, rows: list[Model]) -> list[Any]:
        """The rows as JSON."""
        serializer_class = self.get_serializer_class()
        self.context = self.get_serializer_context()
        data = [dict(row) for row in self._serialised(rows, serializer_class)]
        return settle(data, objects=self._objects, texts=self._texts)

    def note_object(self, model: type[Model], pk: int) -> ObjectNote:
        """A note of an object that a field or block names, with what is public of it."""
        return ObjectNote(self._chosen_serializer(Page if issubclass(model, Page) else model), pk)

    def visible(self, model: type[Model]) -> QuerySet:
        """The rows of `model` that the public may see."""
        if issubclass(model, Page):
            return public_pages(model._default_manager.all(), site=self.site, now=self.now)
        rows = model._default_manager.all()
        return in_public_collections(rows) if issubclass(model, CollectionMember) else rows

    def _chosen_serializer(self, model: type[Model]) -> type:
        # The same class each time: notes of one model are looked up together.
        if model not in self._chosen:
            endpoint = self.request.wagtailapi_router.get_model_endpoint(model)[1]
            self._chosen[model] = endpoint._get_serializer_class(
                self.request.wagtailapi_router, model, [], nested=True
            )
        return self._chosen[model]

    @cached_property
    def _chosen(self) -> dict[type[Model], type]:
        return {}

    def _serialised(self, rows: list[Model], serializer_class: Any) -> list[Any]:
        meta = serializer_class.Meta
        prefetch_related_objects(rows, *_lookups(serializer_class))
        for name, load in getattr(meta.model, "api_loaders", {}).items():
            if name in meta.fields:
                load(rows, site=self.site, now=self.now)
        serializer = serializer_class(context=self.context)
        return [serializer.to_representation(row) for row in rows]

    def _objects(self, notes: list[ObjectNote]) -> Mapping[ObjectNote, Any]:
        found = {}
        for serializer in dict.fromkeys(note.serializer for note in notes):
            keys = [note.pk for note in notes if note.serializer is serializer]
            rows = list(self.visible(serializer.Meta.model).filter(pk__in=keys))
            for row, data in zip(rows, self._serialised(rows, serializer), strict=True):
                found[ObjectNote(serializer, row.pk)] = data
        return found

    def _texts(self, notes: list[RichTextNote]) -> Mapping[RichTextNote, str]:
        html = rich_text.expand([note.source for note in notes])
        return dict(zip(notes, (self._at_the_front_end(text) for text in html), strict=True))

    def _at_the_front_end(self, html: str) -> str:
        if self.site is None:
            return html
        # Where there are several sites, Wagtail puts the address of the site here before every link.
        origin = self.context["identity"].origin
        html = html.replace(f'href="{self.site.root_url}/', f'href="{origin}/')
        return rich_text.absolute_links(html, origin)


def _lookups(serializer_class: Any) -> Iterator[str]:
    """What is loaded for all rows together, by the names that `prefetch_related` knows."""
    model = serializer_class.Meta.model
    if issubclass(model, Page):
        yield "locale"
    if "tags" in serializer_class.Meta.fields:
        yield "tags"
    for name, child in serializer_class.child_serializer_classes.items():
        if isinstance(model._meta.get_field(name), ManyToOneRel):
            yield name
            yield from (f"{name}__{deeper}" for deeper in _lookups(child))


class PagesEndpoint(PublicEndpoint, PagesAPIViewSet):
    """Pages that anybody may read now, on the site of the requested host."""

    base_serializer_class = NotingPageSerializer
    filter_backends = (
        ExactFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        TranslationOfFilter,
        LocaleFilter,
        StableOrder,
        WordSearch,
    )
    known_query_parameters = _LISTING | {
        "type",
        "child_of",
        "ancestor_of",
        "descendant_of",
        "translation_of",
        "locale",
        "site",
    }
    detail_query_parameters = _DETAIL | {"site"}
    find_query_parameters = frozenset(["id", "html_path"])

    @classmethod
    def get_nested_default_fields(cls, model: type[Model]) -> list[str]:
        return ["id", "type", "detail_url", "html_url", "title"]

    def get_base_queryset(self) -> QuerySet:
        return self.visible(Page)

    def get_root_page(self) -> Page:
        if self.site is None:
            raise BadRequestError("there is no site at this host, and so no root")
        return self.site.root_page

    def find_object(self, queryset: QuerySet, request: HttpRequest) -> Page | None:
        # With neither parameter Wagtail finds nothing, with an unknown host it would fail.
        return super().find_object(queryset, request) if self.site else None


class FilesEndpoint(PublicEndpoint):
    """Uploaded files in public collections."""

    def get_queryset(self) -> QuerySet:
        return self.visible(self.model).order_by("pk")

    @classmethod
    def get_nested_default_fields(cls, model: type[Model]) -> list[str]:
        return cls.nested_default_fields[:]


class ImagesEndpoint(FilesEndpoint, ImagesAPIViewSet):
    """Images that something public shows."""

    base_serializer_class = NotingImageSerializer
    nested_default_fields = [*ImagesAPIViewSet.nested_default_fields, "description"]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(pk__in=public_image_ids(self.site, now=self.now))


class DocumentsEndpoint(FilesEndpoint, DocumentsAPIViewSet):
    """Documents that something public links to."""

    base_serializer_class = NotingDocumentSerializer

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(pk__in=public_document_ids(self.site, now=self.now))
