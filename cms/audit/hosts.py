"""Which hosts an audit may connect to: public ones, and those that whoever started it typed in."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

Resolve = Callable[[str, int], list[str]]
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class Refused(ValueError):
    """An address that an audit does not connect to; the text says why."""


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, whatever it is wrapped in."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class Hosts:
    """Finds the IP address to connect to. Each host is looked up once, and that address is used to the end.

    A private address is right where somebody typed its host and port: they may audit the machine before them. One
    that a redirect or a sitemap names was chosen by another server, which must not reach into our network through us.
    """

    def __init__(self, typed: Iterable[str], *, resolve: Resolve = resolved) -> None:
        self._typed = {place_of(url) for url in typed}
        self._resolve = resolve
        self._known: dict[tuple[str, int], str] = {}

    def address_of(self, url: str) -> str:
        """The IP address for this URL. Raises `Refused`, or OSError where the host is not found."""
        place = place_of(url)
        if place not in self._known:
            self._known[place] = self._chosen(place)
        return self._known[place]

    def _chosen(self, place: tuple[str, int]) -> str:
        host, port = place
        try:
            found = self._resolve(host, port)
        except UnicodeError as error:
            raise Refused(f"{host} is no host name.") from error
        if not found:
            raise Refused(f"{host} has no address.")
        if place not in self._typed and not all(is_public(address) for address in found):
            raise Refused(f"{host} is not on the public internet, and nobody typed it.")
        return found[0]


def place_of(url: str) -> tuple[str, int]:
    """Host and port of an http(s) URL. Raises `Refused` for anything else, and for one with a password in it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"{url} is no address: {error}.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise Refused(f"{url} is no address of the web. Use http:// or https://.")
    if parts.username or parts.password:
        raise Refused(f"{parts.scheme}://{host} carries a user name. Leave it out.")
    return host.lower().rstrip("."), port or (443 if parts.scheme == "https" else 80)
