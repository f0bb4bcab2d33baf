"""What every error of the content API has in common."""

import json

from django.http import HttpResponse

PREFIX = "/api/content/v1/"


def assert_problem(response: HttpResponse, status: int, kind: str) -> dict:
    """The problem in this response, after checking all that RFC 9457 and our contract ask of it."""
    assert response.status_code == status, response.content[:300]
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] in ("no-store", "private, no-store")
    problem = json.loads(response.content)
    assert set(problem) == {"type", "title", "status", "detail", "instance", "request_id", "errors"}
    assert problem["type"] == f"{PREFIX}problems/{kind}/"
    assert problem["status"] == status
    assert problem["request_id"] == response["X-Request-ID"]
    assert "Traceback" not in response.content.decode()
    return problem


def refused(response: HttpResponse) -> dict:
    """The one error of a 422."""
    errors = assert_problem(response, 422, "invalid-parameters")["errors"]
    assert len(errors) == 1, errors
    return errors[0]
