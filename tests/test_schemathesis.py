"""The content API keeps to its own OpenAPI document, whatever somebody makes of that document."""

import json
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from wagtail.contrib.redirects.models import Redirect

from cms.api import content_api
from cms.wsgi import application
from tests.api_pages import example_page
from tests.cms.test_api_access import bearer
from tests.factories import approve_page, make_reviewer
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db

# For each operation and each sort of request; all operations together take about half a minute.
EXAMPLES = 15
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Every run asks for the same, so that a failure is the change's and not chance's.
CONFIG = schemathesis.Config.from_dict(
    {"seed": 1, "checks": {"negative_data_rejection": {"expected-statuses": [400, 404, 414, 422]}}}
)
SCHEMA = schemathesis.openapi.from_dict(
    json.loads(json.dumps(content_api.get_openapi_schema())), config=CONFIG
)
SCHEMA.app = application
OPERATIONS = {result.ok().label: result.ok() for result in SCHEMA.get_all_operations()}


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """A request to the application ends by closing connections, and with it the transaction of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def can_be_wrong(operation) -> bool:
    """Whether a request can be against the document: not where any text is a possible name."""
    schemas = [path.definition["schema"] for path in operation.path_parameters]
    return bool(operation.query) or any(
        schema["type"] != "string" or "format" in schema for schema in schemas
    )


@pytest.fixture
def known(site) -> dict[str, object]:
    """Path parameters that lead to something. A preview's token lives too short to be one."""
    page = example_page()
    approve_page(page, make_reviewer(slug="total-knee-replacement"))
    Redirect.add_redirect("/old", redirect_to=page)
    return {
        "faq_id": page.pk,
        "page_id": page.pk,
        "question_uuid": str(page.questions.get().uuid),
        "slug": page.treatment.slug,
        "kind": "not-found",
    }


def ask(label: str, mode: GenerationMode, path_parameters: dict | None, checks: list) -> set[int]:
    """Many requests to one operation, each checked; the statuses of the answers."""
    operation, statuses = OPERATIONS[label], set()
    headers = bearer(reads_audit=True) if label.endswith("/audit/") else {}

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(mode, path_parameters=path_parameters))
    def send(case: schemathesis.Case) -> None:
        response = case.call(headers=headers)
        case.validate_response(response, checks=checks)
        statuses.add(response.status_code)
        if response.status_code >= 400:
            assert response.headers["content-type"] == ["application/problem+json"]
            assert response.json()["status"] == response.status_code

    send()
    return statuses


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_requests_by_the_document_get_answers_by_the_document(known, label):
    """Of what exists at least one is answered, so that the checks have seen more than refusals."""
    names = {parameter.name for parameter in OPERATIONS[label].path_parameters}
    if names <= known.keys():
        statuses = ask(label, GenerationMode.POSITIVE, {name: known[name] for name in names}, CHECKS)
        assert 200 in statuses or "resolve" in label
    if names:
        statuses = ask(label, GenerationMode.POSITIVE, None, CHECKS)
    assert statuses <= {200, 404, 422}


@pytest.mark.parametrize("label", sorted(label for label in OPERATIONS if can_be_wrong(OPERATIONS[label])))
def test_requests_against_the_document_are_refused_as_the_document_says(known, label):
    ask(label, GenerationMode.NEGATIVE, None, [*CHECKS, negative_data_rejection])


def test_no_operation_is_left_out():
    assert len(OPERATIONS) == len(content_api.get_openapi_schema()["paths"])
    assert all(label.startswith(f"GET {PREFIX}") for label in OPERATIONS)
