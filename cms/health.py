"""Health checks: `live` says that the process answers, `ready` that it can serve pages."""

import functools

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.problems import problem_response


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Touches nothing but the process, so that a slow database never gets a healthy process restarted."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 if the database answers and has this code's tables, otherwise 503 with the reason."""
    try:
        waiting = missing_migrations()
    except Error:
        return problem_response(request, 503, "The database cannot be reached.")
    if waiting:
        return problem_response(request, 503, f"{waiting} app(s) wait for migrations: run manage.py migrate.")
    return JsonResponse({"status": "ok"})


def missing_migrations() -> int:
    """How many apps have a latest migration that the database has not seen; one query."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sum(1 for latest in _latest_migrations() if latest not in applied)


@functools.cache
def _latest_migrations() -> tuple[tuple[str, str], ...]:
    # Reading them from disk takes a while and cannot change while the process runs.
    return tuple(MigrationLoader(None).graph.leaf_nodes())
