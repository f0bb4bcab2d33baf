"""The admin of things that pages choose: treatments, price tables, reviewers, sources."""

from collections.abc import Collection
from typing import Any

from django.contrib.admin import display
from django.db.models import Model, ProtectedError, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale, ReferenceIndex, TranslatableMixin
from wagtail_modeladmin.views import CreateView, DeleteView, EditView, HistoryView

from cms.admin_layout import WagtailLayout
from cms.choosers import EMPTY
from cms.listing import ListingAdmin
from cms.references import users_of


class CreateInLanguageView(WagtailLayout, CreateView):
    """A new object is in the language asked for in the address, else in the default one."""

    def get_instance(self) -> Model:
        if not issubclass(self.model, TranslatableMixin):
            return super().get_instance()
        code = self.request.GET.get("locale")
        locale = get_object_or_404(Locale, language_code=code) if code else Locale.get_default()
        return self.model(locale=locale)


class EditInLayoutView(WagtailLayout, EditView):
    """Wagtail's layout around modeladmin's form."""


class DeleteUnusedView(WagtailLayout, DeleteView):
    """Says what uses the object before anybody is asked to confirm, and links there."""

    protected_objects: Collection[Model] = ()

    def delete_instance(self) -> None:
        try:
            super().delete_instance()
        except ProtectedError as error:
            self.protected_objects = error.protected_objects
            raise

    def get_context_data(self, **kwargs: Any) -> dict:
        users = users_of(self.instance) or sorted(self.protected_objects, key=str)
        finder = AdminURLFinder(user=self.request.user)
        uses = [
            {"name": str(user), "kind": user._meta.verbose_name, "url": finder.get_edit_url(user)}
            for user in users
        ]
        return super().get_context_data(**kwargs, uses=uses)


class HistoryInLayoutView(WagtailLayout, HistoryView):
    """Who changed what, and when."""

    def get_header_title(self) -> str:
        return f"History of {self.instance}"


class ReferenceDataAdmin(ListingAdmin):
    """Listing, form and deletion of one kind of thing; declare columns, filters and search fields."""

    create_view_class = CreateInLanguageView
    edit_view_class = EditInLayoutView
    delete_view_class = DeleteUnusedView
    history_view_class = HistoryInLayoutView

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(uses=ReferenceIndex.usage_count_subquery(self.model))

    @display(description="Language", ordering="locale__language_code")
    def language(self, thing: TranslatableMixin) -> str:
        return thing.locale.get_display_name()

    @display(description="Used by", ordering="uses")
    def used_by(self, thing: Any) -> str:
        return str(thing.uses) if thing.uses else EMPTY
