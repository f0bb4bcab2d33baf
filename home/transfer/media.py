"""Images and documents of a transferred site, with their files and the collections they lie in."""

import hashlib
import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import models
from PIL import Image as PillowImage
from PIL import UnidentifiedImageError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from cms.transfer.package import Package
from cms.transfer.references import References
from cms.transfer.refusal import TransferRefused
from cms.transfer.rows import exported, imported, made, stored_fields
from home.transfer.restrictions import exported_restrictions, import_restrictions
from home.transfer.schema import CollectionRow, MediaRow

_WITHOUT = ("id", "file", "collection", "uploaded_by_user")
_NAME = re.compile(r"(?:original_images|documents)/[^/\\\x00]{1,200}")
_NO_IMAGE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, PillowImage.DecompressionBombError)


def storage_of(model: type[models.Model]) -> Storage:
    """Where the files of images or documents lie."""
    return model._meta.get_field("file").storage  # type: ignore[union-attr]


def exported_collections() -> list[CollectionRow]:
    """The collections below the root, parents first."""
    found = list(Collection.objects.filter(depth__gt=1).order_by("path"))
    places = {row.path: number for number, row in enumerate(found, start=1)}
    return [
        CollectionRow(
            name=row.name,
            parent=places.get(row.path[: -Collection.steplen], 0),
            restrictions=exported_restrictions(row),
        )
        for row in found
    ]


def import_collections(rows: Sequence[CollectionRow]) -> tuple[list[Collection], list[str]]:
    """The collections, the root first, and what their operator has to do."""
    found, notes = [Collection.get_first_root_node()], []
    for row in rows:
        parent = Collection.objects.get(pk=found[row.parent].pk)
        found.append(parent.add_child(instance=Collection(name=row.name)))
        notes += import_restrictions(found[-1], row.restrictions)
    return found, notes


def exported_media(model: type[Any], references: References) -> list[MediaRow]:
    """Every image or document by the name of its file, which becomes its key. A missing file has no digest."""
    places = _collection_numbers()
    rows = []
    for row in model._default_manager.order_by("pk").prefetch_related("tags"):
        name = row.file.name
        references.add(model, row.pk, name)
        rows.append(
            MediaRow(
                key=name,
                fields=exported(model, stored_fields(row), references, without=_WITHOUT),
                tags=sorted(tag.name for tag in row.tags.all()),
                collection=places.get(row.collection_id, 0),
                sha256=_digest_of_file(storage_of(model), name),
            )
        )
    return sorted(rows, key=lambda row: row.key)


def _collection_numbers() -> dict[int, int]:
    ids = Collection.objects.filter(depth__gt=1).order_by("path").values_list("pk", flat=True)
    return {pk: number for number, pk in enumerate(ids, start=1)}


def _digest_of_file(storage: Storage, name: str) -> str | None:
    try:
        with storage.open(name, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def read_media(name: str) -> bytes:
    """The bytes of an exported file."""
    model = get_image_model() if name.startswith("original_images/") else get_document_model()
    with storage_of(model).open(name, "rb") as file:
        return file.read()


def import_media(
    model: type[models.Model],
    rows: Sequence[MediaRow],
    package: Package,
    collections: Sequence[Collection],
    references: References,
    stored: Callable[[Storage, str], object],
) -> None:
    """Store the files and their rows. `stored` is told of each file at once, to remove it if the import fails."""
    storage = storage_of(model)
    for row in rows:
        place = f"{model._meta.verbose_name} {row.key[:100]}"
        if row.sha256 is not None:
            _store(storage, _checked(model, row, package, place), row.key, place, stored)
        elif not _NAME.fullmatch(row.key):
            raise TransferRefused(place, "This is no name of a media file.")
        if not 0 <= row.collection < len(collections):
            raise TransferRefused(place, "The file holds no such collection.")
        found = made(model, imported(model, row.fields, references, place), place)
        found.file = row.key
        found.collection = collections[row.collection]
        created_at = found.created_at
        found.save()
        found.tags.set(row.tags)
        model._default_manager.filter(pk=found.pk).update(created_at=created_at)
        references.add(model, found.pk, row.key)


def _store(
    storage: Storage, data: bytes, name: str, place: str, stored: Callable[[Storage, str], object]
) -> None:
    if storage.exists(name):
        raise TransferRefused(place, "A file of this name lies in the folder of the media already.")
    saved = storage.save(name, ContentFile(data))
    stored(storage, saved)
    if saved != name:
        raise TransferRefused(place, "The folder of the media does not take this name.")


def _checked(model: type[models.Model], row: MediaRow, package: Package, place: str) -> bytes:
    image = model is get_image_model()
    allowed = settings.WAGTAILIMAGES_EXTENSIONS if image else settings.WAGTAILDOCS_EXTENSIONS
    if not _NAME.fullmatch(row.key):
        raise TransferRefused(place, "This is no name of a media file.")
    if PurePosixPath(row.key).suffix.lower().removeprefix(".") not in allowed:
        raise TransferRefused(place, f"Files of this type are not allowed: {', '.join(allowed)}.")
    if row.key not in package.names:
        raise TransferRefused(place, "The file itself is missing in the export.")
    data = package.read(row.key)
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise TransferRefused(place, "The file is not the one that was exported: its digest differs.")
    if image:
        _check_image(data, place)
    return data


def _check_image(data: bytes, place: str) -> None:
    try:
        with PillowImage.open(BytesIO(data)) as image:
            image.verify()
    except _NO_IMAGE as error:
        raise TransferRefused(place, "This is no image that can be read.") from error


def unlisted(package: Package, rows: Sequence[MediaRow]) -> list[str]:
    """Names of files that belong to no image or document of the export."""
    return sorted(package.names - {row.key for row in rows if row.sha256 is not None})


def missing_files(rows: Sequence[Any]) -> list[str]:
    """Names of files that should be there and are not."""
    return [row.key for row in rows if row.sha256 is None]
