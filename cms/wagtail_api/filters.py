"""Filters, order and search of Wagtail's API: Wagtail's own, where any input gets an answer."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from rest_framework.filters import BaseFilterBackend
from wagtail.api.v2.utils import BadRequestError
from wagtail.search.backends import get_search_backend

from cms.wagtail_api.parameters import filter_value, filterable, search_words

_OPERATORS = ("and", "or")


class ExactFilter(BaseFilterBackend):
    """`?country=MX`: rows whose field has exactly this value."""

    def filter_queryset(self, request: HttpRequest, queryset: QuerySet, view: Any) -> QuerySet:
        model = queryset.model
        for name in filterable(model, view.get_available_fields(model, db_fields_only=True)):
            if name in request.GET and name != "locale":
                value = filter_value(model._meta.get_field(name), request.GET[name])
                queryset = queryset.filter(**{name: value})
        return queryset


class StableOrder(BaseFilterBackend):
    """`?order=-title`: ties are broken by id, so that no row comes twice or never while paging."""

    def filter_queryset(self, request: HttpRequest, queryset: QuerySet, view: Any) -> QuerySet:
        text = request.GET.get("order")
        if not text:
            return queryset
        known = view.orders(queryset.model)
        names = text.split(",")
        unknown = [name for name in names if name.removeprefix("-") not in known]
        if unknown or len(names) > len(known):
            raise BadRequestError(f"order must name fields of: {', '.join(known)}")
        return queryset.order_by(*names, "pk")


class WordSearch(BaseFilterBackend):
    """`?search=knee pain`: rows that hold the words, most relevant first. Comes last: its result has no filters."""

    def filter_queryset(self, request: HttpRequest, queryset: QuerySet, view: Any) -> Any:
        if "search" not in request.GET:
            if "search_operator" in request.GET:
                raise BadRequestError("search_operator needs search")
            return queryset
        operator = request.GET.get("search_operator", "and")
        if operator not in _OPERATORS:
            raise BadRequestError(f"search_operator must be one of: {', '.join(_OPERATORS)}")
        if "order" in request.GET:
            raise BadRequestError("search orders by relevance: leave order out")
        words = search_words(request.GET["search"])
        if not words:
            return queryset.none()
        # The search backend filters only by indexed fields, and what is public hangs on others, too.
        rows = queryset.model._default_manager.filter(pk__in=queryset.order_by().values_list("pk", flat=True))
        return get_search_backend().search(words, rows, operator=operator)
