"""Reading sitemaps, ours and others': what they list, with its date. What is no sitemap lists nothing."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cms.audit.web_addresses import host_of

MOST_ENTRIES = 50_000
MOST_FILES = 50
MOST_BYTES = 50 * 1024 * 1024
"""The limits of the sitemaps protocol for one file; we hold a whole site to them."""
_GZIP = b"\x1f\x8b"

Get = Callable[[str], bytes | None]


@dataclass
class Sitemap:
    """What one file lists: pages with their date, and further files. `is_cut`: there is more that nobody read."""

    pages: dict[str, str | None] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    is_cut: bool = False


def parsed(body: bytes) -> Sitemap:
    """What a file says; one that is no sitemap, damaged or too large says nothing."""
    found = Sitemap()
    try:
        root = fromstring(_inflated(body))
    except (ParseError, DefusedXmlException, ValueError, zlib.error):
        return found
    for entry in root:
        address = _text(entry, "loc")
        if not address:
            continue
        if _name(entry) == "sitemap":
            found.files.append(address)
        elif _name(entry) == "url" and len(found.pages) < MOST_ENTRIES:
            found.pages[address] = _text(entry, "lastmod")
    return found


def pages_listed(get: Get, address: str) -> Iterator[tuple[str, str | None]]:
    """Pages of the sitemap at this address and of the files it names, on its own host only, in their order.

    At most 50 files are read.
    """
    for found in _files(get, address):
        yield from found.pages.items()


def whole_sitemap(get: Get, address: str, *, most_files: int | None = None) -> dict[str, str | None] | None:
    """Everything the sitemap lists; None where there is none, or where a file does not answer or is one too many: at most 50 are read."""
    pages: dict[str, str | None] = {}
    for found in _files(get, address, most_files):
        pages |= found.pages
        if found.is_cut:
            return None
    return pages or None


def _files(get: Get, address: str, most_files: int | None = None) -> Iterator[Sitemap]:
    most = min(MOST_FILES, most_files or MOST_FILES)
    host = host_of(address)
    waiting, read = [address], set[str]()
    while waiting and len(read) < most:
        current = waiting.pop(0)
        read.add(current)
        body = get(current)
        found = parsed(body or b"")
        # The protocol lets a sitemap speak for its own host only.
        found.pages = {page: date for page, date in found.pages.items() if host_of(page) == host}
        waiting += [file for file in found.files if file not in read and host_of(file) == host]
        found.is_cut = body is None or (bool(waiting) and len(read) == most)
        yield found


def _inflated(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    inflate = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    text = inflate.decompress(body, MOST_BYTES)
    if inflate.unconsumed_tail:
        raise ValueError("more than a sitemap may hold")
    return text


def _text(entry: Element, name: str) -> str | None:
    return next(((child.text or "").strip() or None for child in entry if _name(child) == name), None)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
