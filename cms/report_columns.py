"""Columns of our reports: on a phone a row is a card, and each value stands beside the name of its column."""

from wagtail.admin.ui.tables import Column, DateColumn


class LabelledColumn(Column):
    """A value whose cell carries the name of its column."""

    cell_template_name = "cms/admin/labelled_cell.html"


class LabelledDateColumn(DateColumn):
    """A moment whose cell carries the name of its column."""

    cell_template_name = "cms/admin/labelled_date_cell.html"
