"""What uses a thing, and the refusal to delete it while something does.

A block in a StreamField holds an id that no database constraint guards, so Wagtail's ReferenceIndex stands in for
one. It knows stored rows only: what a draft uses is read from the draft, which otherwise could not be opened again.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, ProtectedError
from django.db.models.signals import pre_delete
from wagtail.models import Page, ReferenceIndex


@dataclass(frozen=True)
class Names:
    """Under which names drafts refer to a kind of thing: a block type, a field, or both."""

    block: str | None = None
    field: str | None = None


_names: dict[type[Model], Names] = {}


def protect(model: type[Model], *, block: str | None = None, field: str | None = None) -> None:
    """Refuse, from now on, to delete any object of `model` that something uses, whoever asks."""
    _names[model] = Names(block=block, field=field)
    pre_delete.connect(refuse_while_used, sender=model, dispatch_uid=f"refuse_while_used:{model._meta.label}")


def refuse_while_used(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Raise ProtectedError, naming what uses `instance`, unless nothing does."""
    users = users_of(instance)
    if users:
        names = ", ".join(f"“{user}”" for user in users)
        raise ProtectedError(
            f"The {sender._meta.verbose_name} “{instance}” is used by {names}. Remove it there first.",
            set(users),
        )


def users_of(thing: Model) -> list[Model]:
    """Everything whose stored row or latest draft uses `thing`, each once, in the order of their names."""
    found = {(user._meta.label, user.pk): user for user in [*_stored_users(thing), *_drafts_using(thing)]}
    return sorted(found.values(), key=lambda user: str(user).casefold())


def mentions(content: Any, names: Names, pk: int) -> bool:
    """Whether the JSON of a revision refers to the thing `pk` under one of `names`, at any depth."""
    if isinstance(content, str):
        return content.startswith("[{") and mentions(_stream(content), names, pk)
    if isinstance(content, list):
        return any(mentions(item, names, pk) for item in content)
    if not isinstance(content, dict):
        return False
    as_block = names.block is not None and content.get("type") == names.block and content.get("value") == pk
    as_field = names.field is not None and content.get(names.field) == pk
    return as_block or as_field or any(mentions(value, names, pk) for value in content.values())


def _names_of(thing: Model) -> Names:
    return _names.get(type(thing), Names())


def _stream(text: str) -> Any:
    """The blocks of a StreamField, which a revision holds as text; nothing if it is prose that looks like them."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _stored_users(thing: Model) -> list[Model]:
    """From the index, and for foreign keys from the rows themselves: an index may lag behind."""
    indexed = [user for user, _ in ReferenceIndex.get_grouped_references_to(thing) if user is not None]
    names = _names_of(thing)
    relations = [relation for relation in thing._meta.related_objects if relation.field.name == names.field]
    related = [
        row
        for relation in relations
        for row in relation.related_model._base_manager.filter(**{relation.field.name: thing})
    ]
    return [user.specific if isinstance(user, Page) else user for user in [*indexed, *related]]


def _drafts_using(thing: Model) -> list[Model]:
    names = _names_of(thing)
    drafts = Page.objects.filter(has_unpublished_changes=True).select_related("latest_revision")
    return [
        page.specific
        for page in drafts.iterator(chunk_size=50)
        if page.latest_revision and mentions(page.latest_revision.content, names, thing.pk)
    ]
