"""Uploaded files are kept until they became pages: each on its own, the bad ones with the reason."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from cms.models import User
from faq.importer.decoding import MAX_BYTES, without_invisible
from faq.models import FAQIndexPage, ImportDraft
from faq.models.import_draft import KEPT

MAX_FILES = 100
MAX_TOTAL_BYTES = 100 * 1024 * 1024
MEGABYTE = 1024 * 1024

State = ImportDraft.State


def why_too_much(files: Sequence[UploadedFile]) -> str | None:
    """Why so many files are not taken at once, or None."""
    if len(files) > MAX_FILES:
        return f"These are {len(files)} files. Upload at most {MAX_FILES} at once."
    if sum(file.size or 0 for file in files) > MAX_TOTAL_BYTES:
        return f"These files are larger than {MAX_TOTAL_BYTES // MEGABYTE} MB together. Upload them in parts."
    return None


def receive(
    files: Sequence[UploadedFile], *, owner: User, parent: FAQIndexPage, now: dt.datetime
) -> uuid.UUID:
    """Keep every file and return what they are found by. What was kept for longer than a day is thrown away."""
    ImportDraft.objects.filter(created_at__lt=now - KEPT).delete()
    upload = uuid.uuid4()
    for file in files:
        draft = ImportDraft(upload=upload, owner=owner, parent=parent, file=file_name(file.name))
        _take(file, draft)
        draft.save()
    return upload


def _take(file: UploadedFile, draft: ImportDraft) -> None:
    """Read the bytes only of a file that is small enough."""
    if (file.size or 0) > MAX_BYTES:
        draft.state = State.REFUSED
        draft.refusal = f"The file is larger than {MAX_BYTES // MEGABYTE} MB."
    else:
        draft.content = file.read()


def file_name(given: str | None) -> str:
    """The name a browser gave, on one line, without folders and without characters that nobody can see."""
    name = " ".join(without_invisible((given or "").replace("\\", "/").rsplit("/", 1)[-1]).split())
    if len(name) <= 255:
        return name or "file"
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:240]}…{dot}{suffix[:12]}" if dot else name[:255]


def kept_for(user: User, now: dt.datetime) -> QuerySet[ImportDraft]:
    """The files of this account that are still kept, without their bytes."""
    return ImportDraft.objects.filter(owner=user, created_at__gte=now - KEPT).defer("content")
