"""What Wagtail would do without Vouch: answers without our review, publishing without our code."""

import contextlib
import inspect
import threading
import types
import weakref
from collections.abc import Iterator
from typing import Any
from unittest import mock

from django.db import connection
from django.db.models import signals as model_signals
from django.utils.functional import cached_property
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail import signals as wagtail_signals
from wagtail.models import Page

from cms.published import copies
from faq.models import FAQPage

_now = threading.local()
_METHODS = (types.FunctionType, classmethod)
_OURS = ("cms.", "faq.", "pricing.", "home.")


class _ReviewOfVouch(cached_property):
    """`FAQPage.review`, which a page of plain Wagtail has not, and which would slow its own APIs down."""

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        if getattr(_now, "stock", False):
            return None
        return super().__get__(instance, cls)


@contextlib.contextmanager
def answering() -> Iterator[None]:
    """Within the block Wagtail's own APIs find no review to show."""
    _now.stock = True
    try:
        yield
    finally:
        _now.stock = False


def prepare_answers() -> None:
    """Called once, before the first request."""
    review = _ReviewOfVouch(FAQPage.__dict__["review"].func)
    review.__set_name__(FAQPage, "review")
    FAQPage.review = review
    # Plain Wagtail asks no database whether its content has changed, and neither does a bare view.
    copies._NEVER_COPIED += ("/bench/",)


@contextlib.contextmanager
def publishing() -> Iterator[None]:
    """Within the block a page is saved and published by Wagtail's code alone, and the database notes nothing."""
    with contextlib.ExitStack() as stack:
        for name in _overridden():
            stack.enter_context(mock.patch.object(FAQPage, name, _of_wagtail(name)))
        for signal in _signals():
            stack.enter_context(_without_our_receivers(signal))
        stack.enter_context(_searching())
        stack.enter_context(without_triggers())
        yield


def _overridden() -> set[str]:
    """Names of Wagtail's methods that an FAQ page has its own of, such as `save` and `publish`."""
    ours = FAQPage.__mro__[: FAQPage.__mro__.index(Page)]
    return {
        name
        for cls in ours
        for name in vars(cls)
        if isinstance(vars(cls)[name], _METHODS) and callable(getattr(Page, name, None))
    }


def _of_wagtail(name: str) -> Any:
    own = inspect.getattr_static(Page, name)
    return own if isinstance(own, classmethod) else getattr(Page, name)


@contextlib.contextmanager
def _searching() -> Iterator[None]:
    """Wagtail's search notes each save of a page by a signal, which ours does without (`search_auto_update`)."""
    model_signals.post_save.connect(post_save_signal_handler, sender=FAQPage)
    try:
        yield
    finally:
        model_signals.post_save.disconnect(post_save_signal_handler, sender=FAQPage)


def _signals() -> list[Any]:
    found = [*vars(model_signals).values(), *vars(wagtail_signals).values()]
    return [signal for signal in found if hasattr(signal, "receivers")]


@contextlib.contextmanager
def _without_our_receivers(signal: Any) -> Iterator[None]:
    before = signal.receivers
    signal.receivers = [entry for entry in before if not _module_of(entry[1]).startswith(_OURS)]
    signal.sender_receivers_cache.clear()
    try:
        yield
    finally:
        signal.receivers = before
        signal.sender_receivers_cache.clear()


def _module_of(receiver: Any) -> str:
    called = receiver() if isinstance(receiver, weakref.ReferenceType) else receiver
    return getattr(called, "__module__", "") or ""


@contextlib.contextmanager
def without_triggers() -> Iterator[None]:
    """Switches the triggers of this database off, and on again afterwards."""
    off, on = _sqlite_triggers() if connection.vendor == "sqlite" else _postgresql_triggers()
    _execute(off)
    try:
        yield
    finally:
        _execute(on)


def _sqlite_triggers() -> tuple[list[str], list[str]]:
    with connection.cursor() as cursor:
        # Wagtail's own, which keep its search index, stay.
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name NOT LIKE 'wagtailsearch%' "
            "AND tbl_name NOT LIKE 'modelsearch%'"
        )
        rows = cursor.fetchall()
    quote = connection.ops.quote_name
    return [f"DROP TRIGGER {quote(name)}" for name, _ in rows], [sql for _, sql in rows]


def _postgresql_triggers() -> tuple[list[str], list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
        )
        tables = [table for (table,) in cursor.fetchall()]
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables],
        [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables],
    )


def _execute(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
