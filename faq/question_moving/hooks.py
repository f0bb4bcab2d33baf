"""What moving questions registers with Wagtail: the address, and the entries of the histories."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from faq.question_moving.move import MOVED_AWAY, MOVED_HERE
from faq.question_moving.views import MoveQuestionView


@hooks.register("register_admin_urls")
def register_moving_urls() -> list[URLPattern]:
    return [
        path(
            "faq/questions/<int:page_id>/<uuid:uuid>/move/",
            MoveQuestionView.as_view(),
            name="faq_move_question",
        )
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(MOVED_AWAY)(MovedAwayFormatter)
    actions.register_action(MOVED_HERE)(MovedHereFormatter)


class MovedAwayFormatter(LogFormatter):
    """A question that left, in the history of the page it was on."""

    label = "Move question away"

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return f"Moved “{log_entry.data.get('question')}” to “{log_entry.data.get('title')}”"


class MovedHereFormatter(LogFormatter):
    """A question that came, in the history of the page it is on."""

    label = "Move question here"

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return f"Got “{log_entry.data.get('question')}” from “{log_entry.data.get('title')}”"
