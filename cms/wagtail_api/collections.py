"""Which uploaded files the public may know of: those in no private collection, whoever asks."""

from typing import Any

from django.db.models import Q
from wagtail.models import CollectionViewRestriction


def in_public_collections(queryset: Any) -> Any:
    """Narrow images or documents to those whose collection, and every one above it, is open to all."""
    private = Q()
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        private |= Q(collection__path__startswith=path)
    return queryset.exclude(private) if private else queryset
