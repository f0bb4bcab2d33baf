"""The file of a transfer: a ZIP of one JSON document and the media files, or the document alone with them inside."""

import base64
import binascii
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from cms.transfer.refusal import TransferRefused

DOCUMENT = "site.json"
MEDIA = "media/"
MAX_ENTRIES = 100_000
MAX_DOCUMENT_BYTES = 512 * 1024 * 1024
MAX_FILE_BYTES = 256 * 1024 * 1024
MAX_TOTAL_BYTES = 32 * 1024 * 1024 * 1024
# What is packed to less than this share of its size is made to fill a disk.
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 1024 * 1024

_WRITTEN_ON = (1980, 1, 1, 0, 0, 0)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError)

ReadFile = Callable[[str], bytes]


def document_text(document: Any) -> str:
    """The one spelling of a document: the same content gives the same bytes."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def document_with_files(document: dict[str, Any], names: Iterable[str], read: ReadFile) -> str:
    """The document with the media files in it."""
    media = {name: base64.b64encode(read(name)).decode() for name in names}
    return document_text({**document, "media": media})


def write_package(path: Path, document: dict[str, Any], names: Iterable[str], read: ReadFile) -> None:
    """Write a .zip or, by the suffix, a .json file; only a finished one takes the place of an older one."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        if path.suffix.lower() == ".json":
            unfinished.write_text(document_with_files(document, names, read))
        else:
            with zipfile.ZipFile(unfinished, "w") as archive:
                _put(archive, DOCUMENT, document_text(document).encode())
                for name in names:
                    _put(archive, f"{MEDIA}{name}", read(name))
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    # Nothing of the day or the machine: the same content gives the same bytes.
    entry = zipfile.ZipInfo(name, _WRITTEN_ON)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)


class Package:
    """A transfer file that was opened: its document, and its media files by name. Nothing is unpacked to disk."""

    def __init__(self, document: Any, names: Iterable[str], read: ReadFile) -> None:
        self.document = document
        self.names = frozenset(names)
        self.read = read


def open_package(path: Path) -> Package:
    """Open a .zip or .json file and check its table of contents. Raises TransferRefused."""
    try:
        with path.open("rb") as stream:
            zipped = stream.read(2) == b"PK"
        if zipped:
            return _open_zip(path)
        if path.stat().st_size > MAX_DOCUMENT_BYTES:
            raise TransferRefused("", f"The file is larger than {MAX_DOCUMENT_BYTES // 1024 // 1024} MB.")
        return _open_json(path.read_bytes())
    except OSError as error:
        raise TransferRefused("", f"The file cannot be read: {error.strerror}.") from error


def _open_json(data: bytes) -> Package:
    document = _parsed(data)
    media = document.pop("media", {}) if isinstance(document, dict) else {}
    if not isinstance(media, dict) or not all(isinstance(value, str) for value in media.values()):
        raise TransferRefused("media", "An object of texts in base64 is expected here.")

    def read(name: str) -> bytes:
        try:
            return base64.b64decode(media[name], validate=True)
        except (binascii.Error, ValueError) as error:
            raise TransferRefused(f"media {_shown(name)}", "This is no base64.") from error

    for name in media:
        _check_name(name)
    return Package(document, media, read)


def _open_zip(path: Path) -> Package:
    archive = zipfile.ZipFile(path) if zipfile.is_zipfile(path) else None
    if archive is None:
        raise TransferRefused("", "The file is damaged or was cut off: it is no readable archive.")
    entries = archive.infolist()
    _check_entries(entries)

    def read(name: str) -> bytes:
        try:
            return archive.read(name)
        except _DAMAGED as error:
            raise TransferRefused(_shown(name), "This part of the file is damaged.") from error

    names = {entry.filename for entry in entries}
    if DOCUMENT not in names:
        raise TransferRefused("", f"The archive holds no {DOCUMENT}, so it is no export of a site.")
    media = {name.removeprefix(MEDIA) for name in names - {DOCUMENT}}
    return Package(_parsed(read(DOCUMENT)), media, lambda name: read(f"{MEDIA}{name}"))


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise TransferRefused("", f"The archive has {len(entries)} parts; {MAX_ENTRIES} are allowed.")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise TransferRefused("", f"Unpacked, the archive is larger than {MAX_TOTAL_BYTES // 1024**3} GB.")
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry)
        if entry.filename in seen:
            raise TransferRefused(_shown(entry.filename), "Two parts of the archive have this name.")
        seen.add(entry.filename)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = _shown(entry.filename)
    limit = MAX_DOCUMENT_BYTES if entry.filename == DOCUMENT else MAX_FILE_BYTES
    if entry.file_size > limit:
        raise TransferRefused(name, f"Unpacked, this part is larger than {limit // 1024 // 1024} MB.")
    if entry.file_size > max(_RATIO_MATTERS_FROM, entry.compress_size * MAX_RATIO):
        raise TransferRefused(name, f"This part is packed to less than 1/{MAX_RATIO}, like a zip bomb.")
    if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise TransferRefused(name, "This part is encrypted or packed in another way than an export is.")
    if entry.filename != DOCUMENT:
        if not entry.filename.startswith(MEDIA):
            raise TransferRefused(name, f"An export holds {DOCUMENT} and files under {MEDIA}, nothing else.")
        _check_name(entry.orig_filename.removeprefix(MEDIA))


def _check_name(name: str) -> None:
    """Refuse a name by which a file could be written outside the folder of the media."""
    path = PurePosixPath(name)
    parts = name.split("/")
    odd = any(part in ("", ".", "..") for part in parts) or any(mark in name for mark in "\\:\x00")
    if path.is_absolute() or odd or not name.isprintable():
        raise TransferRefused(_shown(name), "The name of this part points outside the folder of the media.")


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise TransferRefused(f"line {error.lineno}", f"This is no JSON: {error.msg}.") from error
    except (RecursionError, ValueError) as error:
        raise TransferRefused("", "This is no JSON that can be read.") from error


def _shown(name: str) -> str:
    """A name as it can stand in a message."""
    return "".join(character if character.isprintable() else "?" for character in name[:100])
