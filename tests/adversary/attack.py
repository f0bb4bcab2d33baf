"""All areas, one after the other, against one server."""

from collections.abc import Callable

from tests.adversary import addresses, bursts, caching, pages, parameters, privacy, raw_requests, server
from tests.adversary.inspector import Inspector

AREAS: tuple[Callable[[Inspector], None], ...] = (
    privacy.doors,
    privacy.oracles,
    privacy.other_apis,
    parameters.spellings,
    parameters.filters,
    parameters.paging,
    parameters.search,
    addresses.paths,
    addresses.methods,
    addresses.hosts,
    addresses.redirects,
    raw_requests.raw_requests,
    raw_requests.bodies,
    raw_requests.waiting_connections,
    caching.conditional,
    caching.cookies,
    caching.cache_headers,
    caching.origins,
    pages.html,
    pages.wagtail_api,
)


def attack(*, step: int = 1) -> Inspector:
    """Start a server, try everything, and end it; `step` shortens long lists. The findings are in the inspector."""
    with server.environment() as values:
        content = server.prepare(values)
        with server.running(values) as wire:
            inspector = Inspector(wire, content, step=step)
            for area in AREAS:
                _try(area, inspector)
        with server.running(values, API_RATE_LIMIT=bursts.RATE) as wire:
            inspector.wire = wire
            _try(bursts.burst, inspector)
    return inspector


def _try(area: Callable[[Inspector], None], inspector: Inspector) -> None:
    inspector.area = area.__name__.replace("_", " ")
    try:
        area(inspector)
    except (ConnectionError, TimeoutError, LookupError, TypeError, ValueError) as failure:
        # The server is gone, or an answer lacks what all of its kind have: the other areas are tried all the same.
        inspector.expect(False, f"ended by {failure!r}")
