"""Where the area "What needs me today" stands in Wagtail's admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from faq.dashboard.panel import TodayPanel


@hooks.register("construct_homepage_panels")
def add_today_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(TodayPanel())
