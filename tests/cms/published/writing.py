"""The writer of the process tests: a process that commits what it is told by lines of JSON, and says so by others."""

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections

from cms.published.models import DocumentState
from faq.models import FAQPage, Question
from pricing.models import Treatment
from tests.cms.published.events import EVENTS
from tests.factories import TreatmentFactory, make_faq_page, make_question

_guard = import_module("faq.migrations.0004_approvals_are_append_only")


class Writer:
    """Each public method is a command; what it returns is the answer."""

    def __init__(self) -> None:
        stored = json.loads(connection.creation.serialize_db_to_string())
        # Receivers of the others would make them anew where they are missing.
        stored.sort(key=lambda row: row["model"] != "contenttypes.contenttype")
        self.beginning = json.dumps(stored)
        self.steps: Any = None

    def reset(self) -> dict[str, Any]:
        """Everything as after the migrations, as restoring a backup would: ids are used again for other pages."""
        # TRUNCATE, which empties tables on PostgreSQL, fires none of its triggers.
        on_sqlite = connection.vendor == "sqlite"
        _execute(_guard.DROP["sqlite"] if on_sqlite else [])
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        _execute(_guard.CREATE["sqlite"] if on_sqlite else [])
        connection.creation.deserialize_db_from_string(self.beginning)
        sequences = connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True))
        _execute(sequences)
        DocumentState.objects.all().delete()
        return {}

    def begin(self, event: str) -> dict[str, Any]:
        """The first step of an event: the page as it is before."""
        self.reset()
        self.steps = next(each for each in EVENTS if each.__name__ == event)()
        return {"page": next(self.steps).pk}

    def finish(self) -> dict[str, Any]:
        """The second step: what the event is named after, and what readers get from then on."""
        expected = next(self.steps)
        return {"find": expected.find, "miss": expected.miss, "public": expected.public}

    def pages(self, count: int) -> dict[str, Any]:
        """Pages about one treatment to write to, with words as `write` leaves them."""
        self.reset()
        treatment = TreatmentFactory(name="Treatment 0.")
        answers = [make_question(short_answer="Answer 0.") for _ in range(count)]
        made = [
            make_faq_page(title="Title 0.", slug=f"page-{n}", treatment=treatment, questions=[answer])
            for n, answer in enumerate(answers)
        ]
        return {"pages": {page.pk: f"/faq/{page.slug}/" for page in made}}

    def write(self, how: str, page: int, number: int) -> dict[str, Any]:
        """Commit words with this number, in one of the ways there are."""
        WAYS[how](page, number)
        return {}

    def killed(self, how: str, page: int, number: int) -> dict[str, Any]:
        """The same by a process that is killed as soon as it has committed."""
        child = _fork(lambda: (WAYS[how](page, number), os.kill(os.getpid(), signal.SIGKILL)))
        _, status = os.waitpid(child, 0)
        return {"signal": os.WTERMSIG(status)}

    def race(self, pages: list[int], rounds: int) -> dict[str, Any]:
        """A process for each page, that says each number once it is committed; and all rename the treatment."""
        children = [_fork(lambda page=page: _run(page, rounds)) for page in pages]
        return {"failed": sum(os.waitpid(child, 0)[1] != 0 for child in children)}


def publish(page_id: int, number: int) -> None:
    page = FAQPage.objects.get(pk=page_id)
    page.title = f"Title {number}."
    question = page.questions.get()
    question.short_answer = f"Answer {number}."
    page.questions = [question]
    page.save_revision().publish()


def update(page_id: int, number: int) -> None:
    Question.objects.filter(page=page_id).update(short_answer=f"Answer {number}.")


def raw(page_id: int, number: int) -> None:
    with connection.cursor() as cursor:
        statement = "UPDATE wagtailcore_page SET title = %s WHERE id = %s"
        cursor.execute(statement, [f"Title {number}.", page_id])


def rename(page_id: int, number: int) -> None:
    Treatment.objects.filter(faq_pages=page_id).update(name=f"Treatment {number}.")


WAYS: dict[str, Callable[[int, int], None]] = {
    "publish": publish,
    "update": update,
    "raw": raw,
    "rename": rename,
}


def _execute(statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _fork(work: Callable[[], Any]) -> int:
    """A child with a connection of its own; its exit code tells whether it came to the end."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    failed = 1
    try:
        work()
        failed = 0
    finally:
        sys.excepthook(*sys.exc_info()) if failed else None
        os._exit(failed)


def _run(page: int, rounds: int) -> None:
    for number in range(1, rounds + 1):
        publish(page, number)
        say({"page": page, "number": number})
        rename(page, number)


def say(answer: dict[str, Any]) -> None:
    """One line, written at once, because several processes write."""
    os.write(1, json.dumps(answer).encode() + b"\n")


def main() -> None:
    writer = Writer()
    say({"events": [event.__name__ for event in EVENTS]})
    for line in sys.stdin:
        command = json.loads(line)
        say({"done": getattr(writer, command.pop("do"))(**command)})
