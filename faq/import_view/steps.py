"""The work on uploaded files, one file at a time: reading it, and creating its page once somebody asked for that.

A file is claimed before the work on it starts, so that two windows never work on the same, and one on which the
work broke off is not tried again by itself and does not hold up the others.
"""

import hashlib
import time

from django.db import transaction
from django.db.models import QuerySet

from cms.dates import today
from cms.models import User
from faq.import_view.choices import ChoiceGone, decisions_of, match
from faq.importer.attempts import how_this_site_reads, read_bytes
from faq.importer.errors import ImportRefused, NotAnFAQ
from faq.importer.pages import ImportOptions, import_document
from faq.importer.reading import ReadDocument
from faq.importer.report import ReportWarning
from faq.models import FAQPage, ImportDraft

State = ImportDraft.State
WORK = {State.WAITING: State.READING, State.QUEUED: State.CREATING}
"""What waits, and what it is while it is worked on."""

SECONDS = 2


def work_on(drafts: QuerySet[ImportDraft], *, seconds: float = SECONDS) -> None:
    """Work on at least one of the files that wait, and on more until the time is over."""
    end = time.monotonic() + seconds
    while (draft := _claim(drafts)) is not None:
        if draft.state == State.READING:
            read(draft)
        else:
            create(draft)
        if time.monotonic() >= end:
            return


def _claim(drafts: QuerySet[ImportDraft]) -> ImportDraft | None:
    waiting = drafts.filter(state__in=WORK).order_by("pk")
    while (first := waiting.values_list("pk", "state").first()) is not None:
        pk, state = first
        if drafts.filter(pk=pk, state=state).update(state=WORK[State(state)]):
            return ImportDraft.objects.select_related("owner", "parent__locale").get(pk=pk)
    return None


def read(draft: ImportDraft) -> None:
    """Read one file; what it holds or why it is refused is kept, its bytes are not."""
    data = bytes(draft.content or b"")
    draft.digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    try:
        _keep(draft, read_bytes(draft.file, data, how_this_site_reads(today=today())))
        draft.state = State.READY
    except ImportRefused as refusal:
        if isinstance(refusal, NotAnFAQ) and refusal.read:
            _keep(draft, refusal.read)
        draft.refusal, draft.refusal_place = refusal.reason, refusal.place[:255]
        draft.state = State.REFUSED
    draft.content = None
    draft.save()


def _keep(draft: ImportDraft, found: ReadDocument) -> None:
    draft.document = found.document.model_dump(mode="json")
    draft.warnings = [warning.model_dump() for warning in found.warnings]


def create(draft: ImportDraft) -> list[str]:
    """Create or update the page of one file, all or nothing; why it failed is kept with the file.

    Returns what was changed on a page that is updated.
    """
    try:
        with transaction.atomic():
            return _import(draft)
    except (ImportRefused, ChoiceGone) as refusal:
        reason = f"{refusal.reason} ({refusal.place})" if isinstance(refusal, ImportRefused) else str(refusal)
        draft.state, draft.problem = State.READY, reason.removesuffix(" ()")
        draft.save(update_fields=["state", "problem"])
        return []


def _import(draft: ImportDraft) -> list[str]:
    user, parent = draft.owner, draft.parent
    [matches] = match([draft], parent, user)
    if matches.open:
        raise ChoiceGone(f"Please choose {' and '.join(matches.open)} first.")
    decisions = decisions_of(matches, user)
    _check_permission(draft, user, decisions.update)
    report = import_document(read_again(draft), parent, ImportOptions(decisions=decisions), today=today())
    draft.page_id, draft.action = report.result.page, report.result.action
    draft.state, draft.problem = State.DONE, ""
    draft.save(update_fields=["page", "action", "state", "problem"])
    return report.result.changes


def read_again(draft: ImportDraft) -> ReadDocument:
    """What was read, as the importer has it."""
    warnings = [ReportWarning.model_validate(warning) for warning in draft.warnings]
    return ReadDocument(draft.file, draft.digest, draft.imported, warnings)


def _check_permission(draft: ImportDraft, user: User, page: FAQPage | None) -> None:
    """Asked again for each page: it may have been taken away since the upload."""
    if page is not None and not page.permissions_for_user(user).can_edit():
        raise ChoiceGone("You may not edit that page.")
    if page is None and not draft.parent.permissions_for_user(user).can_add_subpage():
        raise ChoiceGone("You may not add pages there any more.")
