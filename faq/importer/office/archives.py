"""Office documents as archives: what is in them, read within limits, and refused when they are not what they seem."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from faq.importer.decoding import MAX_BYTES
from faq.importer.errors import UnreadableDocument

MAX_PARTS = 2_000
MAX_PART_BYTES = 32 * 1024 * 1024
MAX_TOTAL_BYTES = 128 * 1024 * 1024
# Office XML is repetitive, but hardly ever packed to less than a hundredth.
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    ValueError,
    OverflowError,
    NotImplementedError,
)


class Archive:
    """The parts of an Office document. Nothing is unpacked to disk, and no more than asked for is unpacked at all."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open the archive and check its table of contents. Raises UnreadableDocument."""
        self.file = file
        _refuse_other_formats(data, file)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self.refuse("", "The file is damaged or was cut off: it is no readable archive.") from error
        entries = self._zip.infolist()
        self._check_sizes(entries)
        self._check_names(entries)
        self.names = frozenset(entry.filename for entry in entries if not entry.is_dir())

    def refuse(self, part: str, reason: str) -> UnreadableDocument:
        """The refusal of this file because of one of its parts, or because of the whole of it."""
        return UnreadableDocument(self.file, part, reason)

    def read(self, name: str) -> bytes:
        """The bytes of a part, at most as many as the table of contents says. Raises UnreadableDocument."""
        if name not in self.names:
            raise self.refuse(name, "A part of the document is missing.")
        try:
            return self._zip.read(name)
        except _DAMAGED as error:
            raise self.refuse(name, "A part of the document is damaged.") from error

    def _check_sizes(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MAX_PARTS:
            raise self.refuse("", f"The document has {len(entries)} parts; {MAX_PARTS} are allowed.")
        if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
            limit = MAX_TOTAL_BYTES // 1024 // 1024
            raise self.refuse("", f"Unpacked, the document is larger than {limit} MB.")
        for entry in entries:
            name = _shown(entry.filename)
            if entry.file_size > MAX_PART_BYTES:
                limit = MAX_PART_BYTES // 1024 // 1024
                raise self.refuse(name, f"Unpacked, this part is larger than {limit} MB.")
            packed = max(entry.compress_size, 1)
            if entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > packed * MAX_RATIO:
                raise self.refuse(name, f"This part is packed to less than 1/{MAX_RATIO}, like a zip bomb.")

    def _check_names(self, entries: Iterable[zipfile.ZipInfo]) -> None:
        seen: set[str] = set()
        for entry in entries:
            name = _shown(entry.filename)
            if entry.flag_bits & _ENCRYPTED:
                raise self.refuse(name, "The document is encrypted. Save it without a password.")
            if entry.compress_type not in _METHODS:
                raise self.refuse(name, "This part is packed in a way that Office documents do not use.")
            if _leaves_archive(entry.orig_filename):
                raise self.refuse(name, "The name of this part points outside the document.")
            if entry.filename.casefold() in seen:
                raise self.refuse(name, "Two parts of the document have the same name.")
            seen.add(entry.filename.casefold())


def _refuse_other_formats(data: bytes, file: str) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(file, "", f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    if not data.strip():
        raise UnreadableDocument(file, "", "The file is empty.")
    if data.startswith(_OLE):
        reason = "This is an old Office document, or one with a password. Save it again without a password."
        raise UnreadableDocument(file, "", reason)
    if not data.startswith(_ZIP):
        raise UnreadableDocument(file, "", "This is no Office document, whatever its name says.")


def _leaves_archive(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name or "\\" in name or "\x00" in name


def _shown(name: str) -> str:
    """A part's name as it can stand in a message."""
    return "".join(character if character.isprintable() else "?" for character in name[:100])
