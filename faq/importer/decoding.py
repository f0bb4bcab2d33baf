"""From bytes to text: which encoding it is, and what is no text at all."""

import codecs
import re
import unicodedata
from dataclasses import dataclass, field
from html import unescape

from faq.importer.errors import UnreadableDocument
from faq.importer.mojibake import repair

MAX_BYTES = 10 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
# Signs of Windows-1252 that western texts hardly ever use, but other encodings are full of when read as it.
_SELDOM = re.compile("[ˆ‚ƒ†‡‹›˜¤¦¬¯¶¸]")
# With halves of characters, which only JSON can hold and no encoding can write.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
# A reference to a character beyond all characters; thousands of digits are more than Python turns into a number.
_ENDLESS_REFERENCE = re.compile(r"&#0*[1-9]\d{7,};?")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True)
class DecodedText:
    """The text with line ends as newlines, and what an editor should know about its encoding."""

    text: str
    suspicions: list[tuple[str, str]] = field(default_factory=list)
    """(what was suspicious, an excerpt), in the order found."""


def without_invisible(text: str) -> str:
    """The text without characters nobody can see: soft hyphens, joiners of zero width, marks of direction."""
    return _CONTROL.sub("", _INVISIBLE.sub("", text))


def without_endless_references(text: str) -> str:
    """HTML in which references to characters that cannot exist ("&#99999999999;") are what browsers show for them."""
    return _ENDLESS_REFERENCE.sub("\N{REPLACEMENT CHARACTER}", text)


def unescaped(text: str) -> str:
    """The text with the character references of HTML resolved."""
    return unescape(without_endless_references(text))


def decode(data: bytes, file: str, *, declared: str = "") -> DecodedText:
    """Return the document's text. Refuses what is empty, over 10 MB, binary or in no encoding we know.

    `declared` is the encoding that the document itself names, as a web page does. It decides only where the bytes
    are neither marked nor UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(file, "", f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    for signature, name in _OTHER_FORMATS:
        if data.startswith(signature):
            raise UnreadableDocument(file, "", f"This is {name}, not plain text.")
    text, suspicions = _decode(data, file, declared)
    text = clean(text)
    _refuse_control_characters(text, file)
    text, repairs = repair(text)
    if not text.strip():
        raise UnreadableDocument(file, "", "The file is empty.")
    return DecodedText(text, suspicions + repairs)


def clean(text: str) -> str:
    """The text with line ends as newlines, composed characters, and nothing invisible in it."""
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text)))


def _decode(data: bytes, file: str, declared: str) -> tuple[str, list[tuple[str, str]]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, file), []
    if b"\x00" in data:
        order = _unmarked_utf16(data)
        if order is None:
            raise UnreadableDocument(file, "", "The file is binary, not text (it holds NUL bytes).")
        return _strict(data, order, file), [
            ("The file was read as UTF-16, though it is not marked as such.", "")
        ]
    try:
        return data.decode("utf-8"), _contradiction(data, declared)
    except UnicodeDecodeError as error:
        if _codec(declared) in _DECLARABLE:
            return _strict(data, _DECLARABLE[_codec(declared)], file), []
        return _windows_1252(data, file, error.start)


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""


# The encodings of one or two bytes that web pages name, each with what browsers really read it as.
_DECLARABLE = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    **{
        name: name
        for name in ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257")
    },
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    **{
        name: name
        for name in ("koi8-r", "koi8-u", "mac-roman", "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5")
    },
}


def _contradiction(data: bytes, declared: str) -> list[tuple[str, str]]:
    """UTF-8 bytes in a document that names another encoding. Plain ASCII reads the same in all we accept."""
    codec = _codec(declared)
    if not declared or codec == "utf-8" or (data.isascii() and codec in _DECLARABLE):
        return []
    return [(f"The document says its encoding is “{declared}”, but it was read as UTF-8.", "")]


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            file, f"byte {error.start + 1}", f"The file begins like {encoding.upper()} text but is damaged."
        ) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: nearly every second byte of western text is NUL."""
    if len(data) % 2:
        return None
    half = len(data) / 2
    for encoding, high, low in (("utf-16-le", data[1::2], data[0::2]), ("utf-16-be", data[0::2], data[1::2])):
        if high.count(0) > 0.7 * half and low.count(0) == 0:
            return encoding
    return None


def _windows_1252(data: bytes, file: str, bad_byte: int) -> tuple[str, list[tuple[str, str]]]:
    line = data.count(b"\n", 0, bad_byte) + 1
    in_sequences = sum(len(match) for match in _UTF8_SEQUENCE.findall(data))
    if in_sequences * 2 > sum(byte > 0x7F for byte in data):
        raise UnreadableDocument(file, f"line {line}", "The file is UTF-8 text with a damaged character.")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(file, f"line {line}", _UNKNOWN) from error
    letters = sum(character.isalpha() for character in text)
    high = sum(character.isalpha() and character > "\x7f" for character in text)
    # Western languages write few letters outside ASCII; Cyrillic or Greek read this way is almost nothing else.
    if high > max(3, letters * 0.25) or len(_SELDOM.findall(text)) > 2:
        raise UnreadableDocument(file, f"line {line}", _UNKNOWN)
    return text, [
        ("The file is not UTF-8 and was read as Windows-1252. Please check its accents and signs.", "")
    ]


_UNKNOWN = "The encoding is neither UTF-8, UTF-16 nor Windows-1252. Save the file as UTF-8."


def _refuse_control_characters(text: str, file: str) -> None:
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableDocument(
            file,
            f"line {line}",
            f"The file holds a control character (U+{ord(found.group()):04X}), so it is no plain text.",
        )
