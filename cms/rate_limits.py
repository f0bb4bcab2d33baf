"""How many requests one client may send: a fixed window, counted in this process's memory, and whose request it is.

Every worker process counts for itself, so that a client gets at most the limit times the number of processes.
"""

import functools
import ipaddress
import re
import threading
from typing import NamedTuple

from django.core.exceptions import ImproperlyConfigured

# A count is about 200 bytes; a flood from more addresses than this pushes out the ones seen first.
MOST_CLIENTS = 10_000
_RATE = re.compile(r"([1-9][0-9]{0,8})/(second|minute|hour|day)")
_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}
_LONGEST_ADDRESS = 64


class Rate(NamedTuple):
    """At most `requests` in any window of `seconds`."""

    requests: int
    seconds: int


class Verdict(NamedTuple):
    """`remaining` requests are left in this window, which ends in `reset` whole seconds, 1 at least."""

    allowed: bool
    remaining: int
    reset: int


def rate_from(text: str) -> Rate | None:
    """The rate a setting such as "1200/minute" asks for; None for an empty one: no limit."""
    if not text:
        return None
    match = _RATE.fullmatch(text)
    if match is None:
        raise ImproperlyConfigured(
            f"API_RATE_LIMIT is {text!r}. Use a number from 1 and second, minute, hour or day, such as "
            "1200/minute, or leave it empty for no limit."
        )
    return Rate(int(match[1]), _SECONDS[match[2]])


class Counters:
    """Requests of each client in the current window. All windows begin together; threads may share one object."""

    def __init__(self, rate: Rate, *, most_clients: int = MOST_CLIENTS) -> None:
        self.rate = rate
        self._most_clients = most_clients
        self._window = -1
        self._counts: dict[str, int] = {}
        self._lock = threading.Lock()

    def count(self, client: str, *, now: float) -> Verdict:
        """Count one more request of `client`. `now` is in seconds, of any clock that never goes back."""
        requests, seconds = self.rate
        window = int(now // seconds)
        with self._lock:
            if window > self._window:
                self._window, self._counts = window, {}
            counts = self._counts
            used = counts.get(client, 0) + 1
            if used == 1 and len(counts) >= self._most_clients:
                del counts[next(iter(counts))]
            counts[client] = used
        reset = seconds - int(now % seconds)
        return Verdict(used <= requests, max(0, requests - used), reset)


def client_of(remote_address: str, forwarded_for: str, *, trusted_proxies: int) -> str:
    """Whom a request counts for: the address that the outermost trusted proxy saw.

    Each proxy adds the address it was asked from at the end of X-Forwarded-For; what stands further left is only
    claimed. A header that is too short or holds no address there is not used.
    """
    if trusted_proxies and forwarded_for:
        entries = forwarded_for.rsplit(",", trusted_proxies)
        if len(entries) >= trusted_proxies:
            # Long ones must not get into the cache, where they would stay.
            client = _client(entries[-trusted_proxies].strip()[:_LONGEST_ADDRESS])
            if client:
                return client
    remote_address = remote_address[:_LONGEST_ADDRESS]
    return _client(remote_address) or remote_address


@functools.lru_cache(maxsize=4_096)
def _client(address: str) -> str:
    """One name for an address; "" for what is none. Whoever has one IPv6 address usually has its whole /64."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    return str(ip.ipv4_mapped or ipaddress.IPv6Network((int(ip) >> 64 << 64, 64)))
