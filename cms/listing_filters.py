"""Filters of admin listings; Django's own for relations work only where its admin site is installed."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Locale
from wagtail_modeladmin.options import ModelAdmin


class ChoiceFilter(SimpleListFilter):
    """A filter on the column `parameter_name`, offering the values that rows have.

    `path` is the relation that leads to the column where the rows listed have it not themselves.
    """

    path = ""

    def owner(self, model_admin: ModelAdmin) -> Any:
        """The model that has the column."""
        listed = model_admin.model
        return listed._meta.get_field(self.path).related_model if self.path else listed

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        owner = self.owner(model_admin)
        field = owner._meta.get_field(str(self.parameter_name))
        used = set(owner._default_manager.order_by().values_list(field.name, flat=True).distinct())
        return [(value, label) for value, label in field.flatchoices if value and value in used]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """A value that is no choice filters nothing."""
        known = {key for key, _ in self.lookup_choices}
        if self.value() not in known:
            return queryset
        return queryset.filter(**{"__".join(filter(None, [self.path, self.parameter_name])): self.value()})


class RelatedFilter(ChoiceFilter):
    """Offers what the relation `parameter_name` leads to, leaving out what no row uses."""

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        owner = self.owner(model_admin)
        related = owner._meta.get_field(str(self.parameter_name)).related_model
        used = owner._default_manager.order_by().values(str(self.parameter_name))
        return [(str(thing.pk), str(thing)) for thing in related._default_manager.filter(pk__in=used)]


class LanguageFilter(ChoiceFilter):
    """Wagtail says locale; editors say language."""

    title = "language"
    parameter_name = "locale"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [(str(locale.pk), locale.get_display_name()) for locale in Locale.objects.all()]


class SpecialtyFilter(ChoiceFilter):
    """Branches of medicine that rows have."""

    title = parameter_name = "specialty"
