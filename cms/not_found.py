"""What an address answers where nothing is: also while the database cannot be reached."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.views import defaults

logger = logging.getLogger(__name__)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page with ways on; without a database a bare one, rather than an error about the error."""
    try:
        return defaults.page_not_found(request, exception)
    except DatabaseError:
        logger.exception("The page for what was not found is shown without the site's name and links")
        return HttpResponseNotFound(render_to_string("404_bare.html"))
