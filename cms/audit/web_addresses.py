"""Addresses as structured data needs them: absolute, on a public host, comparable."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

from cms.audit.facts import LOCAL_HOSTS, AuditFacts
from cms.audit.served_page import ServedPage

_PRIVATE_ENDINGS = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
_UNFIT = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f]")


def parts(address: object) -> SplitResult | None:
    """The parts of an absolute http(s) address; None for anything else."""
    return _split(address) if isinstance(address, str) else None


@lru_cache(maxsize=4096)
def _split(address: str) -> SplitResult | None:
    if _UNFIT.search(address):
        return None
    try:
        found = urlsplit(address)
        usable = found.scheme.lower() in ("http", "https") and bool(found.hostname) and found.port != 0
    except ValueError:
        return None
    return found if usable else None


def is_absolute(address: object) -> bool:
    """Whether this is an absolute http or https address without characters that do not belong in one."""
    return parts(address) is not None


def origin(address: object) -> str | None:
    """Scheme and host in small letters."""
    found = parts(address)
    return f"{found.scheme}://{found.netloc}".lower() if found else None


def host_of(address: str) -> str | None:
    """Host and port of an address in small letters; None where it names none, as one that is damaged."""
    try:
        return urlsplit(address).netloc.lower() or None
    except ValueError:
        return None


def joined(base: str, address: str) -> str | None:
    """An address made absolute; None where that cannot be done."""
    try:
        return urljoin(base, address)
    except ValueError:
        return None


def without_fragment(address: str) -> str:
    """The address of the whole page."""
    return address.partition("#")[0]


def same_path(one: str, other: str) -> bool:
    """Whether two addresses name the same path; the query is of no account."""
    first, second = parts(one), parts(other)
    return bool(first and second) and (first.path or "/") == (second.path or "/")  # type: ignore[union-attr]


@lru_cache(maxsize=4096)
def is_private(address: str) -> bool:
    """Whether the host is one that only this machine or this network knows."""
    found = parts(address)
    host = (found.hostname or "").lower() if found else ""
    if not host:
        return False
    if host in LOCAL_HOSTS or host.endswith(_PRIVATE_ENDINGS) or ("." not in host and ":" not in host):
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    return number.is_private or number.is_loopback or number.is_link_local


def canonical(page: ServedPage) -> str:
    """The address the page gives itself; the one it was fetched from if it names none that can be used."""
    return without_fragment(next((found for found in page.canonicals if is_absolute(found)), page.url))


def site_origin(page: ServedPage, facts: AuditFacts) -> str | None:
    """Scheme and host of the site the page belongs to."""
    return origin(facts.origin) or origin(canonical(page))


def resolved(page: ServedPage, address: str) -> str:
    """An address in the page's HTML made absolute; as it is if that cannot be done."""
    return joined(page.url, address) or address
