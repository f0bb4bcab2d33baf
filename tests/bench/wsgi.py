"""The project's WSGI application, with the bare views a second time: without any middleware, in the same process."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

# First: what follows needs Django set up, which this does.
from cms.wsgi import application as product
from tests.bench import stock

ALONE = "/without-middleware"
STOCK = "/bench/v"

with override_settings(MIDDLEWARE=[]):
    _without_middleware = WSGIHandler()
stock.prepare_answers()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Everything goes to the project, but bare views under a prefix of their own."""
    path = environ["PATH_INFO"]
    if path.startswith(ALONE):
        environ["PATH_INFO"] = path.removeprefix(ALONE)
        return _without_middleware(environ, start_response)
    if path.startswith(STOCK):
        with stock.answering():
            return product(environ, start_response)
    return product(environ, start_response)
