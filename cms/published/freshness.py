"""Bringing published documents up to date: with what has changed, and with the time.

A reader asks `bring_up_to_date` first. What a writer has committed by then is either in the documents already or
still stands in the marks, and then it is worked in before the reader goes on: no reader sees an old text, in whatever
process. The lock on the state makes all of them wait for one.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Collection, Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page, Site

from cms.published import storage
from cms.published.fingerprint import fingerprint
from cms.published.models import DocumentMark, DocumentState, PublishedDocument
from cms.published.state import current_token
from cms.visibility import pages_public_now_or_later

AT_ONCE = 100
"""Documents that are rebuilt with the change of something they tell of; further ones when somebody reads them."""

Reading = Callable[[set[str]], Iterable[str]]
_readings: list[Reading] = []


def also_means(reading: Reading) -> None:
    """Register what else a change means: given keys such as "image:3", further ones such as "site:1"."""
    if reading not in _readings:
        _readings.append(reading)


def bring_up_to_date(*, now: dt.datetime) -> str:
    """Work in all that has changed; the token that stands for the content as it is now. One small query if nothing has."""
    token = current_token()
    if token is not None:
        return token
    with transaction.atomic():
        state = _locked_state(now)
        keys = _take_marks()
        if keys:
            _work_in(keys, state, now)
        return state.token


def refresh(page_ids: Collection[int], *, now: dt.datetime) -> None:
    """Rebuild these documents because of the time, other code, or something they tell of."""
    with transaction.atomic():
        state = _locked_state(now)
        storage.write(page_ids, state, now=now)
        state.save(update_fields=["sequence"])


def due(*, now: dt.datetime) -> Q:
    """Rows that must not be read as they are."""
    return Q(stale=True) | Q(fresh_until__lte=now) | ~Q(built_by=fingerprint())


def is_due(row: PublishedDocument, *, now: dt.datetime) -> bool:
    """`due` of a row in memory."""
    return row.stale or row.fresh_until <= now or row.built_by != fingerprint()


def _locked_state(now: dt.datetime) -> DocumentState:
    """The state, locked until the transaction ends. Where there is none yet every page counts as changed."""
    state = DocumentState.objects.select_for_update().filter(pk=1).first()
    if state is not None:
        return state
    made, new = DocumentState.objects.get_or_create(pk=1, defaults={"token": _token(), "changed_at": now})
    if new:
        pages = Page.objects.filter(depth__gt=1).values_list("pk", flat=True)
        DocumentMark.objects.bulk_create(DocumentMark(key=f"page:{pk}") for pk in pages)
    return made


def _token() -> str:
    # Not a number: after a backup was restored the same one would stand for another content.
    return secrets.token_hex(8)


def _take_marks() -> set[str]:
    marks = dict(DocumentMark.objects.values_list("pk", "key"))
    numbers = list(marks)
    for start in range(0, len(numbers), 5_000):
        # By number and not all of them: another writer's may have been committed in between.
        DocumentMark.objects.filter(pk__in=numbers[start : start + 5_000]).delete()
    return set(marks.values())


def _work_in(keys: set[str], state: DocumentState, now: dt.datetime) -> None:
    # Wagtail keeps the addresses of sites in a cache of each process, where another process cannot forget them.
    Site.clear_site_root_paths_cache()
    for reading in _readings:
        keys |= set(reading(keys))
    pages = _numbers(keys, "page")
    seen_elsewhere = any(not key.startswith("page:") for key in keys)
    pages |= _below(_numbers(keys, "restriction")) | _moved_between_sites(_numbers(keys, "site"), now)
    keys |= {f"page:{page_id}" for page_id in pages} | _translations(pages)
    public = storage.write(pages, state, now=now)
    _mark_stale(storage.rows_that_tell_of(keys).exclude(page_id__in=pages), state, now)
    if public or seen_elsewhere:
        state.token, state.changed_at = _token(), now
    state.save()


def _mark_stale(rows: QuerySet[PublishedDocument], state: DocumentState, now: dt.datetime) -> None:
    first = list(rows.order_by("pk").values_list("page_id", flat=True)[:AT_ONCE])
    if first:
        rows.update(stale=True)
        storage.write(set(first), state, now=now)


def _numbers(keys: Iterable[str], kind: str) -> set[int]:
    found = (key.removeprefix(f"{kind}:") for key in keys if key.startswith(f"{kind}:"))
    return {int(number) for number in found if number.isdecimal()}


def _below(page_ids: Collection[int]) -> set[int]:
    """These pages and all below them."""
    found: set[int] = set()
    for path in Page.objects.filter(pk__in=page_ids).values_list("path", flat=True):
        found |= set(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))
    return found


def _moved_between_sites(site_ids: Collection[int], now: dt.datetime) -> set[int]:
    """Pages that a changed site publishes but has no rows of, or has rows of but no longer publishes."""
    found: set[int] = set()
    for site_id in site_ids:
        site = Site.objects.filter(pk=site_id).select_related("root_page").first()
        published = pages_public_now_or_later(Page.objects.all(), site=site, now=now).values_list(
            "pk", flat=True
        )
        known = PublishedDocument.objects.filter(site_id=site_id).values_list("page_id", flat=True)
        found |= set(published) ^ set(known)
    return found


def _translations(page_ids: Collection[int]) -> set[str]:
    now = Page.objects.filter(pk__in=page_ids).values_list("translation_key", flat=True)
    before = PublishedDocument.objects.filter(page_id__in=page_ids).values_list("uuid", flat=True)
    return {f"translation:{key}" for key in (*now, *before)}
