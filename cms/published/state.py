"""What the content is now, in one small question to the database."""

import datetime as dt

from django.db import connection

from cms.published.models import DocumentState

_QUESTION = "SELECT token, EXISTS (SELECT 1 FROM cms_documentmark) FROM cms_documentstate WHERE id = 1"
_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def current_token() -> str | None:
    """The token that stands for the published documents as they are; None while a change waits to be worked in."""
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION)
        row = cursor.fetchone()
    return row[0] if row and not row[1] else None


def changed_at() -> dt.datetime:
    """When anything that the public reads last changed."""
    return DocumentState.objects.filter(pk=1).values_list("changed_at", flat=True).first() or _BEGINNING
