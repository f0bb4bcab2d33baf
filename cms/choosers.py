"""Choosers that show more than a title, so that two things with the same name can be told apart."""

from collections.abc import Sequence

from django.db.models import Model, QuerySet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import BaseChooseView, ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.coreutils import resolve_model_string

EMPTY = "—"


class ValueColumn(Column):
    """A value as it is, and a dash where there is none."""

    def get_value(self, instance: Model) -> object:
        return super().get_value(instance) or EMPTY


class MoreColumns(BaseChooseView):
    """Puts the viewset's columns between the title and the language."""

    more_columns: Sequence[Column] = ()

    @property
    def columns(self) -> list[Column]:
        title, *rest = super().columns
        return [title, *self.more_columns, *rest]


class ChooseWithColumnsView(MoreColumns, ChooseView):
    """The chooser's window."""


class ResultsWithColumnsView(MoreColumns, ChooseResultsView):
    """The chooser's list after a search or on a further page."""


class TableChooserViewSet(ChooserViewSet):
    """A chooser with `more_columns`, whose list takes a fixed number of queries with `select_related`."""

    choose_view_class = ChooseWithColumnsView
    choose_results_view_class = ResultsWithColumnsView
    more_columns: Sequence[Column] = ()
    select_related: Sequence[str] = ()

    def get_common_view_kwargs(self, **kwargs) -> dict:
        return super().get_common_view_kwargs(more_columns=self.more_columns, **kwargs)

    def get_object_list(self) -> QuerySet:
        queryset = resolve_model_string(self.model)._default_manager.all()
        return queryset.select_related(*self.select_related) if self.select_related else queryset
