"""Real-shaped files, damaged: bytes flipped, cut and repeated, parts of archives swapped, nesting, huge numbers."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random

from tests.faq.importer import spreadsheets, word_documents
from tests.faq.importer.samples import DOCUMENTS

MAX_BYTES = 200_000
_OWN_FORMAT = {
    ".txt": ("cataract-surgery-costa-rica.txt", "tables/hearing-aids.csv", "ivf-greece.md"),
    ".md": ("balon-gastrico-colombia.md", "hearing-aids-portugal.md", "ivf-greece.md"),
    ".html": (
        "implantes-dentales-mexico.html",
        "laser-eye-surgery-turkey.html",
        "sleep-apnoea.html",
        "varicose-veins.html",
    ),
    ".json": ("wordpress-post.json",),
    ".csv": (
        "tables/hearing-aids.csv",
        "tables/aparelhos.csv",
        "tables/two-columns.csv",
        "tables/rodilleras-windows-1252.csv",
    ),
    ".tsv": ("tables/hoergeraete-utf-16.tsv",),
}
SUFFIXES = (*_OWN_FORMAT, ".docx", ".xlsx")

_TOKENS = (
    b"?", b"\n\n", b"\r\n", b"\t", b"|", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3\x28", b"\xed\xa0\x80", b"\xe2\x80\x8b",
    b"9" * 400, b"1e999", b"-0", b"0" * 60 + b".1", b"$" + b"9" * 300 + b" USD", b"31/02/99999", b"0000-00-00", b"9999-12-31",
    b"&#x110000;", b"&#55296;", b"&amp;" * 20, b"<", b">", b"<!--", b"<table>", b"</p>", b"<td rowspan=9999999999>", b"<li>" * 30,
    b"<details><summary>", b"{" * 40, b"[" * 40, b"}", b'"', b"'", b"\\u0000", b"\\ud800", b"=1+1", b"@x", b"---\n", b"+++\n",
    b"faqs:\n  - question: a?\n", b"- - - ", b"* " * 12, b"> " * 30, b"`" * 7, b"[^1]: ", b"Details\n", b"Sources\n", b"Note: ",
    b"Short answer: ", "¿".encode(), "“".encode(), "«".encode(), "₹1,61,000".encode(), "\u2028".encode(), "\u202e".encode(),
    b"<w:p>", b"<w:tbl><w:tr><w:tc>" * 8, b"</w:r>", b"<w:ins>", b"<w:sdt><w:sdtContent>", b"<w:br/>", b'<row r="99999">',
    b'<c r="ZZZ1">', b"<v>1e308</v>", b"<v>-1</v>", b't="d"', b't="e"', b't="s"', b'val="-1"', b'val="99999999999999999999"',
)  # fmt: skip
_WRAPPERS = (
    b"<div>",
    b"<ul><li>",
    b"<blockquote>",
    b"<w:sdt><w:sdtContent>",
    b"<w:ins>",
    b"<w:p>",
    b"<si>",
    b"[",
    b'{"a":',
)


@cache
def samples(suffix: str) -> tuple[bytes, ...]:
    """Sound files of one format."""
    if suffix == ".docx":
        return tuple(map(word_documents.word, word_documents.DOCUMENTS.values()))
    if suffix == ".xlsx":
        return tuple(map(spreadsheets.spreadsheet, spreadsheets.DOCUMENTS.values()))
    return tuple((DOCUMENTS / name).read_bytes() for name in _OWN_FORMAT[suffix])


def mutated(suffix: str, seed: int) -> bytes:
    """A damaged file of one format; the same one for the same seed."""
    random = Random(seed)
    data = random.choice(samples(suffix))
    if suffix in (".docx", ".xlsx"):
        data = _archive(data, random.choice(samples(suffix)), random)
    else:
        data = _damaged(data, random.choice(samples(suffix)), random)
    return data[:MAX_BYTES]


def _damaged(data: bytes, other: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 3, 5, 12))):
        data = random.choice(_WAYS)(data, other, random)[:MAX_BYTES]
    return data


# Ways to damage bytes -------------------------------------------------------------------------------------------------


def _range(data: bytes, random: Random, longest: int = 2_000) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randrange(random.choice((2, 20, 200, longest))))


def _flip(data: bytes, _: bytes, random: Random) -> bytes:
    if not data:
        return data
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << random.randrange(8))]) + data[place + 1 :]


def _cut(data: bytes, _: bytes, random: Random) -> bytes:
    start, end = _range(data, random)
    return data[:start] + data[end:]


def _cut_off(data: bytes, _: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _repeat(data: bytes, _: bytes, random: Random) -> bytes:
    start, end = _range(data, random, 400)
    return data[:end] + data[start:end] * random.choice((1, 2, 8, 100)) + data[end:]


def _splice(data: bytes, other: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    start, end = _range(other, random)
    return data[:place] + other[start:end] + data[place:]


def _insert(data: bytes, _: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice(_TOKENS) * random.choice((1, 1, 1, 2, 40)) + data[place:]


def _nest(data: bytes, _: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice(_WRAPPERS) * random.choice((5, 60, 400)) + data[place:]


def _swap(data: bytes, _: bytes, random: Random) -> bytes:
    """Change the places of two neighbouring stretches, as when paragraphs are moved."""
    start, end = _range(data, random)
    middle = random.randrange(start, end + 1)
    return data[:start] + data[middle:end] + data[start:middle] + data[end:]


def _number(data: bytes, _: bytes, random: Random) -> bytes:
    """Put a number of hundreds of digits in the place of a digit."""
    digits = [place for place, byte in enumerate(data[:20_000]) if 0x30 <= byte <= 0x39]
    if not digits:
        return data
    place = random.choice(digits)
    return (
        data[:place] + random.choice((b"", b"9" * 30, b"1" * 5_000, b"-", b"1e9", b"0x")) + data[place + 1 :]
    )


_WAYS: tuple[Callable[[bytes, bytes, Random], bytes], ...] = (
    _flip, _flip, _cut, _cut_off, _repeat, _splice, _insert, _insert, _nest, _swap, _number,
)  # fmt: skip


# Archives ---------------------------------------------------------------------------------------------------------------


def _archive(data: bytes, other: bytes, random: Random) -> bytes:
    """Damage a part, take one from another document, leave one out, or damage the archive itself."""
    way = random.randrange(10)
    if way == 0:
        return _damaged(data, other, random)
    parts, foreign = _parts(data), _parts(other)
    names = sorted(parts)
    if way == 1:
        name = random.choice(sorted(foreign))
        parts[name] = foreign[name]
    elif way == 2:
        del parts[random.choice(names)]
    else:
        text = [name for name in names if _holds_text(name)]
        name = random.choice(text if random.randrange(5) else names)
        parts[name] = _damaged(parts[name], foreign.get(name, parts[name]), random)
    return _packed(parts)


def _holds_text(name: str) -> bool:
    return "document.xml" in name or "sheet" in name or "sharedStrings" in name


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()
