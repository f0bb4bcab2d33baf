"""The content API's answers are the same for everybody."""

from django.http import HttpResponse, HttpResponseNotModified
from django.test import RequestFactory

from cms.api_middleware import StatelessApiMiddleware


def through(path: str, response: HttpResponse | None = None):
    seen = {}

    def view(request):
        seen.update(cookies=request.COOKIES, header=request.META.get("HTTP_COOKIE"))
        return response or HttpResponse(headers={"Vary": "Accept-Language, Cookie"})

    request = RequestFactory().get(path, HTTP_COOKIE="sessionid=abc")
    assert request.COOKIES  # other middleware may have looked already
    return StatelessApiMiddleware(view)(request), seen


def test_cookies_do_not_reach_the_api():
    response, seen = through("/api/content/v1/faqs/")
    assert seen == {"cookies": {}, "header": None}
    assert response["Vary"] == "Accept, Authorization"


def test_other_addresses_keep_theirs():
    for path in ("/", "/api/content/v10/", "/api/v2/pages/", "/admin/"):
        response, seen = through(path)
        assert seen["cookies"] == {"sessionid": "abc"}
        assert response["Vary"] == "Accept-Language, Cookie"


def test_not_modified_claims_no_length():
    response, _ = through("/api/content/v1/", HttpResponseNotModified(headers={"Content-Length": "0"}))
    assert "Content-Length" not in response.headers


def test_previews_are_kept_by_nobody_whatever_the_answer():
    public = {"Cache-Control": "public", "Cache-Tag": "page:1"}
    for status in (200, 404):
        response, _ = through("/api/content/v1/preview/x/", HttpResponse(status=status, headers=public))
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "Cache-Tag" not in response
    response, _ = through("/api/content/v1/faqs/", HttpResponse(headers=public))
    assert response["Cache-Control"] == "public"
    assert "X-Robots-Tag" not in response
