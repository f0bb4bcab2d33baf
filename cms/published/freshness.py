"""Bringing published documents up to date: with what has changed, and with the time.

A reader asks `bring_up_to_date` first. What a writer has committed by then is either in the documents already or
still stands in the marks, and then it is worked in before the reader goes on: no reader sees an old text, in whatever
process. The lock on the state makes all of them wait for one.
"""

import datetime as dt
import secrets
from collections.abc import Callable, Collection, Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, Site

from cms.published import storage
from cms.published.fingerprint import fingerprint
from cms.published.models import DocumentMark, DocumentState, PublishedDocument
from cms.published.state import current_token, later
from cms.published.storage import chunks
from cms.visibility import pages_public_now_or_later

AT_ONCE = 100
"""Documents that are rebuilt with the change of something they tell of; further ones when somebody reads them."""

MOST_VALUES = 2_000
"""Values in one query: databases take only so many."""

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
            _work_in(keys, state, _not_before_now(now))
        return state.token


def refresh(page_ids: Collection[int], *, now: dt.datetime) -> None:
    """Rebuild these documents because of the time, other code, or something they tell of."""
    with transaction.atomic():
        state, now = _locked_state(now), _not_before_now(now)
        # What time alone has made another changes lists as well, even where the document says the same as before.
        if PublishedDocument.objects.filter(page_id__in=page_ids, fresh_until__lte=now).exists():
            state.changed_at = later(now, than=state.changed_at)
        _write(page_ids, state, now)
        state.save(update_fields=["sequence", "changed_at"])


def refresh_overdue(*, now: dt.datetime, most: int) -> bool:
    """Rebuild what time alone has made another, on all sites, at most so many; whether nothing of it is left."""
    overdue = PublishedDocument.objects.filter(fresh_until__lte=now).order_by("fresh_until")
    page_ids = list(overdue.values_list("page_id", flat=True)[: most + 1])
    if page_ids:
        refresh(set(page_ids[:most]), now=now)
    return len(page_ids) <= most


def renew_after_release() -> None:
    """Where other code has built documents: all of them are due, and pages that it could not build get another chance."""
    others = PublishedDocument.objects.exclude(built_by=fingerprint())
    if not others.exists():
        return
    others.update(stale=True)
    pages = Page.objects.filter(live=True, depth__gt=1).values_list("pk", flat=True)
    built = set(PublishedDocument.objects.values_list("page_id", flat=True))
    DocumentMark.objects.bulk_create(DocumentMark(key=f"page:{pk}") for pk in pages if pk not in built)


def due(*, now: dt.datetime) -> Q:
    """Rows that must not be read as they are."""
    # Less and greater instead of not equal: both are ranges of an index.
    other_code = Q(built_by__lt=fingerprint()) | Q(built_by__gt=fingerprint())
    return Q(stale=True) | Q(fresh_until__lte=now) | other_code


def is_due(row: PublishedDocument, *, now: dt.datetime) -> bool:
    """`due` of a row in memory."""
    return row.stale or row.fresh_until <= now or row.built_by != fingerprint()


def _locked_state(now: dt.datetime) -> DocumentState:
    """The state, locked until the transaction ends. Where there is none yet every page counts as changed."""
    # Addresses go into the documents, and a cache of each process keeps those of sites until it is told.
    Site.clear_site_root_paths_cache()
    state = DocumentState.objects.select_for_update().filter(pk=1).first()
    if state is not None:
        return state
    made, new = DocumentState.objects.get_or_create(pk=1, defaults={"token": _token(), "changed_at": now})
    if new:
        pages = Page.objects.filter(depth__gt=1).values_list("pk", flat=True)
        DocumentMark.objects.bulk_create(DocumentMark(key=f"page:{pk}") for pk in pages)
    return made


def _not_before_now(now: dt.datetime) -> dt.datetime:
    """When the lock is held: who waited for it would else date a change before answers that did not know it yet."""
    return max(now, timezone.now())


def _token() -> str:
    # Not a number: after a backup was restored the same one would stand for another content.
    return secrets.token_hex(8)


def _take_marks() -> set[str]:
    marks = dict(DocumentMark.objects.values_list("pk", "key"))
    # By number and not all of them: another writer's may have been committed in between.
    for some in chunks(list(marks), MOST_VALUES):
        DocumentMark.objects.filter(pk__in=some).delete()
    return set(marks.values())


def _work_in(keys: set[str], state: DocumentState, now: dt.datetime) -> None:
    for reading in _readings:
        keys |= set(reading(keys))
    pages = _numbers(keys, "page")
    seen_elsewhere = any(not key.startswith("page:") for key in keys)
    pages |= set(Page.objects.filter(locale__in=_numbers(keys, "locale")).values_list("pk", flat=True))
    pages |= _below(_numbers(keys, "restriction")) | _moved_between_sites(_numbers(keys, "site"), now)
    translations = _translations(pages)
    effects = storage.write(pages, state, now=now)
    # A new text concerns nobody who only names the page, but translations, whose review rests on it.
    keys = {key for key in keys if not key.startswith("page:")}
    keys |= _concerned(pages, effects, translations)
    _mark_stale(_tell_of(keys) - pages, state, now)
    if effects.public or seen_elsewhere:
        state.token, state.changed_at = _token(), later(now, than=state.changed_at)
    state.save()


def _write(page_ids: Collection[int], state: DocumentState, now: dt.datetime) -> None:
    """Write documents of pages that are not said to have changed, but may have: then the mark of it still waits.

    When its turn comes they say what they already say, so that whom it concerns must be found now.
    """
    translations = _translations(page_ids)
    effects = storage.write(page_ids, state, now=now)
    keys = _concerned(page_ids, effects, translations)
    concerned = _tell_of(keys) - set(page_ids)
    if concerned:
        _mark_stale(concerned, state, now)


def _concerned(
    page_ids: Collection[int], effects: storage.Effects, translations: dict[int, set[str]]
) -> set[str]:
    """What tells of these keys has to be built again."""
    keys = {f"page:{page_id}" for page_id in effects.named}
    others = set(page_ids) - (effects.same - effects.changed)
    return keys | {key for page_id in others for key in translations.get(page_id, ())}


def _tell_of(keys: Collection[str]) -> set[int]:
    """Ids of pages whose documents name one of these."""
    found: set[int] = set()
    for some in chunks(sorted(keys), MOST_VALUES):
        found |= set(storage.rows_that_tell_of(some).values_list("page_id", flat=True))
    return found


def _mark_stale(page_ids: Collection[int], state: DocumentState, now: dt.datetime) -> None:
    affected = sorted(page_ids)
    for some in chunks(affected, MOST_VALUES):
        PublishedDocument.objects.filter(page_id__in=some).update(stale=True)
    if affected:
        _write(affected[:AT_ONCE], state, now)


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


def _translations(page_ids: Collection[int]) -> dict[int, set[str]]:
    """Keys of the translations of each page, now and as its document has them."""
    found: dict[int, set[str]] = {}
    for some in chunks(sorted(page_ids), MOST_VALUES):
        stored = PublishedDocument.objects.filter(page_id__in=some).values_list("page_id", "uuid")
        for page_id, key in (*Page.objects.filter(pk__in=some).values_list("pk", "translation_key"), *stored):
            found.setdefault(page_id, set()).add(f"translation:{key}")
    return found
