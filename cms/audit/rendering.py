"""Our own pages as they are served: asked for in this process, through all middleware, without a network.

The in-memory copies of answers are neither read nor filled, so that an audit looks at what is built now and pushes
nothing out of the memory that readers need.
"""

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponseBase
from django.urls import set_urlconf
from django.utils import timezone, translation
from wagtail.models import Site

from cms.audit.served_page import ServedPage
from cms.published.freshness import bring_up_to_date
from cms.published.state import token_of_request

USER_AGENT = "VouchAudit/1.0"
MOST_BYTES = 20 * 1024 * 1024
"""An answer of our own that is larger is cut there."""


class AuditRequest(WSGIRequest):
    """A request that nobody sent: it may name any of our sites as host, and is answered past the copies."""

    past_copies = True

    def get_host(self) -> str:
        # ALLOWED_HOSTS guards against forged headers. This one names a site's own host, which may be known only behind
        # a separate front end.
        return self.META["HTTP_HOST"]


class AuditHandler(WSGIHandler):
    """Django's own handler with our request; connections to the database stay as they are."""

    request_class = AuditRequest

    def answer(self, environ: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body."""
        request = self.request_class(environ)
        token = bring_up_to_date(now=timezone.now())
        # Middleware switches the language for the thread, which may have a reader of its own.
        with token_of_request(token), translation.override(translation.get_language()):
            set_urlconf(settings.ROOT_URLCONF)
            # Not get_response: that would write every link that leads nowhere to the log of failed requests.
            response = self._middleware_chain(request)  # type: ignore[attr-defined]
            body = _body(response)
        request.close()
        return response.status_code, dict(response.items()), body


def served(url: str, site: Site, *, style_sheets: Mapping[str, str] | None = None) -> ServedPage:
    """What GET answers at this public address of the site; redirects are not followed."""
    status, headers, body = fetch(url, site)
    html = body.decode("utf-8", errors="replace")
    return ServedPage(url=url, status=status, headers=headers, html=html, style_sheets=style_sheets or {})


def fetch(url: str, site: Site) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer at a public address of the site, or at a path of it."""
    return _handler().answer(environ_for(url, site))


def _body(response: HttpResponseBase) -> bytes:
    if not response.streaming:
        return response.content[:MOST_BYTES]  # type: ignore[attr-defined]
    chunks, size = [], 0
    for chunk in response.streaming_content:  # type: ignore[attr-defined]
        chunks.append(chunk)
        size += len(chunk)
        if size > MOST_BYTES:
            break
    return b"".join(chunks)[:MOST_BYTES]


def environ_for(url: str, site: Site) -> dict[str, Any]:
    """What a server would hand to Django for this address, on the host that the site is known by here."""
    parts = urlsplit(url)
    secure = settings.SECURE_SSL_REDIRECT or site.root_url.startswith("https:")
    host = site.hostname if site.port in (80, 443) else f"{site.hostname}:{site.port}"
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(parts.path or "/").decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": site.hostname,
        # By host and port Wagtail finds the site.
        "SERVER_PORT": str(site.port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "HTTP_ACCEPT": "text/html,application/xhtml+xml,*/*;q=0.8",
        "HTTP_USER_AGENT": USER_AGENT,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https" if secure else "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


@lru_cache(maxsize=1)
def _handler() -> AuditHandler:
    # Loading the middleware takes longer than answering a page.
    return AuditHandler()
