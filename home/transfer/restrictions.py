"""Who may see a page or a collection: never dropped on the way, and never with a password."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import BaseViewRestriction

from home.transfer.schema import Restriction

_PASSWORD = BaseViewRestriction.PASSWORD


def exported_restrictions(thing: Any) -> list[Restriction]:
    """The restrictions set on a page or collection itself, in a fixed order."""
    rows = thing.view_restrictions.all().prefetch_related("groups")
    found = [
        Restriction(type=row.restriction_type, groups=sorted(group.name for group in row.groups.all()))
        for row in rows
    ]
    return sorted(found, key=lambda row: (row.type, row.groups))


def import_restrictions(thing: Any, rows: Sequence[Restriction]) -> list[str]:
    """Restrict a page or collection as it was; returns what its operator has to do.

    A password is replaced by one that nobody knows: what was closed stays closed until somebody sets a new one.
    """
    notes = []
    for row in rows:
        secret = secrets.token_urlsafe(32) if row.type == _PASSWORD else ""
        made = thing.view_restrictions.create(restriction_type=row.type, password=secret)
        if row.type == _PASSWORD:
            notes.append(f"“{thing}” is closed by a password that is not in the file. Set a new one.")
        for name in row.groups:
            group, new = Group.objects.get_or_create(name=name[:150])
            made.groups.add(group)
            if new:
                notes.append(f"The group “{name}” may see “{thing}”. It was created without members.")
    return notes
