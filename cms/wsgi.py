"""WSGI entry point: production settings unless the environment says otherwise."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django, without a Content-Type it cannot read: that would fail before any error page could answer."""
    try:
        _, parameters = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        b"".decode(parameters.get("charset", "utf-8"))
    except (ValueError, LookupError):
        environ["CONTENT_TYPE"] = ""
    return _django(environ, start_response)
