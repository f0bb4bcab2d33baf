"""The WSGI entry point."""

import pytest
from django.test import RequestFactory

from cms.wsgi import application


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content_type", ["text/plain; a*=bogus'en'b", "text/plain; charset=hex", "text/plain; charset=utf-8", ""]
)
def test_a_content_type_that_django_cannot_read_does_not_fail_the_request(content_type):
    environ = RequestFactory()._base_environ(PATH_INFO="/health/live", CONTENT_TYPE=content_type)
    answered = []
    list(application(environ, lambda status, headers, exc_info=None: answered.append(status)))
    assert answered == ["200 OK"]
