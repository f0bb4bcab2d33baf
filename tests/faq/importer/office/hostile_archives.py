"""Hostile Office documents, built when a test asks for them: each with the words by which it must be refused."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from openpyxl import Workbook

from tests.faq.importer.word_documents import typed, word

MAIN = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml"}
_BIG = 40 * 1024 * 1024


@cache
def harmless(suffix: str) -> bytes:
    """A document of this format that can be imported."""
    if suffix == ".docx":
        return word(typed)
    book = Workbook()
    book.active.append(["Knee braces, asked and answered"])
    book.active.append(["Question", "Short answer"])
    book.active.append(["Do they help?", "They steady the knee."])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_parts(suffix: str, extra: Mapping[str, bytes]) -> bytes:
    """The harmless document with more parts, or with others in their place."""
    return packed({**parts_of(harmless(suffix)), **extra})


def with_main(suffix: str, change: Callable[[bytes], bytes]) -> bytes:
    """The harmless document with its main part changed."""
    return with_parts(suffix, {MAIN[suffix]: change(parts_of(harmless(suffix))[MAIN[suffix]])})


def with_doctype(doctype: str, encoding: str = "utf-8") -> Callable[[bytes], bytes]:
    def change(xml: bytes) -> bytes:
        text = xml.decode("utf-8")
        declaration, _, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
        head = f'<?xml version="1.0" encoding="{encoding}"?>' if declaration or encoding != "utf-8" else ""
        return f"{head}{doctype}{rest}".encode(encoding)

    return change


def duplicated(suffix: str) -> bytes:
    parts = parts_of(harmless(suffix))
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        for name in [*parts, MAIN[suffix]]:
            archive.writestr(name, parts[name])
    return stream.getvalue()


def flipped(suffix: str) -> bytes:
    """One bit of the packed main part is another one."""
    data = bytearray(harmless(suffix))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo(MAIN[suffix])
    data[entry.header_offset + 30 + len(MAIN[suffix]) + entry.compress_size // 2] ^= 0x10
    return bytes(data)


def lying_about_size(suffix: str) -> bytes:
    """A bomb whose table of contents says that it is small."""
    data = bytearray(with_parts(suffix, {MAIN[suffix]: b"0" * (8 * 1024 * 1024)}))
    place = data.rindex(MAIN[suffix].encode()) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    data[place + 24 : place + 28] = struct.pack("<L", 1000)
    return bytes(data)


def encrypted(suffix: str) -> bytes:
    data = bytearray(harmless(suffix))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">'
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)

CORPUS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "empty": (lambda suffix: b"", "is empty"),
    "text with another name": (lambda suffix: b"A title\n\nIs it safe?\n\nYes.", "no Office document"),
    "old format": (lambda suffix: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office document"),
    "cut in half": (lambda suffix: harmless(suffix)[:2000], "damaged or was cut off"),
    "without its table of contents": (lambda suffix: harmless(suffix)[:-30], "damaged or was cut off"),
    "a bit flipped": (flipped, "damaged"),
    "too large a file": (lambda suffix: b"PK\x03\x04" + b"\x00" * (10 * 1024 * 1024), "larger than 10 MB"),
    "bomb": (lambda suffix: with_parts(suffix, {"x.bin": b"0" * (8 * 1024 * 1024)}), "like a zip bomb"),
    "large part": (lambda suffix: with_main(suffix, lambda xml: xml + b" " * _BIG), "larger than 32 MB"),
    "many large parts": (
        lambda suffix: with_parts(suffix, {f"{n}.bin": b"0" * (30 * 1024 * 1024) for n in range(5)}),
        "larger than 128 MB",
    ),
    "bomb that lies": (lying_about_size, "damaged"),
    "20,000 parts": (lambda suffix: with_parts(suffix, {f"p/{n}.xml": b"" for n in range(20_000)}), "parts"),
    "part above": (lambda suffix: with_parts(suffix, {"../../evil.xml": b"<a/>"}), "points outside"),
    "part at the root": (lambda suffix: with_parts(suffix, {"/etc/evil": b"<a/>"}), "points outside"),
    "part on a drive": (lambda suffix: with_parts(suffix, {"C:\\evil.xml": b"<a/>"}), "points outside"),
    "two parts of one name": (duplicated, "the same name"),
    "two parts of nearly one name": (
        lambda suffix: with_parts(suffix, {MAIN[suffix].upper(): b"<a/>"}),
        "the same name",
    ),
    "encrypted part": (encrypted, "encrypted"),
    "odd packing": (lambda suffix: packed(parts_of(harmless(suffix)), zipfile.ZIP_LZMA), "packed in a way"),
    "external entity": (
        lambda suffix: with_main(
            suffix, with_doctype('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
        ),
        "document type or entities",
    ),
    "external entity in UTF-16": (
        lambda suffix: with_main(
            suffix, with_doctype('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "utf-16")
        ),
        "document type or entities",
    ),
    "document type elsewhere": (
        lambda suffix: with_main(suffix, with_doctype('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')),
        "document type or entities",
    ),
    "laughs": (lambda suffix: with_main(suffix, with_doctype(LAUGHS)), "document type or entities"),
    "cut XML": (lambda suffix: with_main(suffix, lambda xml: xml[: len(xml) // 2]), "XML cannot be read"),
    "unknown encoding": (
        lambda suffix: with_main(
            suffix, lambda xml: b'<?xml version="1.0" encoding="utf-7"?>' + xml[xml.index(b"<", 5) :]
        ),
        "XML cannot be read",
    ),
    "nested too deeply": (
        lambda suffix: with_main(suffix, lambda xml: b"<a>" * 50_000 + b"</a>" * 50_000),
        "nested deeper",
    ),
    "too many elements": (
        lambda suffix: with_main(suffix, lambda xml: b"<a>" + b"<b c='d'/>" * 1_100_000 + b"</a>"),
        "elements|zip bomb",
    ),
    "the other format": (
        lambda suffix: harmless(".xlsx" if suffix == ".docx" else ".docx"),
        "whatever its name says",
    ),
}
