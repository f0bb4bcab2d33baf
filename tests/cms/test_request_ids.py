"""The id that matches an answer with the log."""

import uuid

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cms.request_ids import RequestIdMiddleware


def answer(sent: str) -> str:
    request = RequestFactory().get("/", HTTP_X_REQUEST_ID=sent)
    response = RequestIdMiddleware(lambda request: HttpResponse(request.request_id))(request)
    assert response.content.decode() == response["X-Request-ID"]
    return response["X-Request-ID"]


@pytest.mark.parametrize("sent", ["0af7651916cd43dd", "edge.node-1_request"])
def test_the_id_of_a_proxy_is_kept(sent):
    assert answer(sent) == sent


@pytest.mark.parametrize("sent", ["", "short", "a" * 65, "with space", "a\r\nSet-Cookie: x", "<script>alert"])
def test_anything_else_is_replaced(sent):
    assert uuid.UUID(answer(sent))


@pytest.mark.django_db
def test_every_answer_has_an_id_of_its_own(client):
    assert client.get("/health/live")["X-Request-ID"] != client.get("/health/live")["X-Request-ID"]
