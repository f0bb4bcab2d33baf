"""Every list is read to its end in both ways, and both give the same."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms.api import content_api
from tests.factories import PriceFactory, make_faq_page, make_question, paragraph
from tests.problem_assertions import refused

pytestmark = pytest.mark.django_db


def lists(*, with_cursor: bool) -> list[str]:
    """Addresses of the public lists that have cursors, or of those that are paged by offset only."""
    found = []
    for path, methods in content_api.get_openapi_schema()["paths"].items():
        names = {parameter["name"] for parameter in methods["get"]["parameters"]}
        public = not path.endswith("/audit/")
        if public and "offset" in names and ("cursor" in names) == with_cursor:
            found.append(path)
    return found


@pytest.fixture
def content(site) -> None:
    """Something of which every list has several."""
    for number in range(5):
        table = PriceFactory(price_table__title=f"Prices {number % 2}").price_table
        answer = [paragraph("<p>Months.</p>"), {"type": "price_table", "value": table.pk}]
        page = make_faq_page(
            title=f"Page {number % 2}",
            questions=[make_question(long_answer=answer)],
            treatment=table.treatment,
        )
        Redirect.add_redirect(f"/old-{number}", redirect_to=page)


def read(client, address: str, next_of) -> list[dict]:
    """The items of all pages; `next_of` gives the address of the next page or None."""
    items, asked = [], 0
    while address:
        answer = client.get(address).json()
        items += answer["items"]
        address, asked = next_of(answer), asked + 1
        assert asked < 50
    return items


@pytest.mark.parametrize("path", lists(with_cursor=True))
def test_by_cursor_and_by_offset_a_list_is_the_same(client, content, path):
    def by_cursor(answer: dict) -> str | None:
        cursor = answer["meta"]["next_cursor"]
        return f"{path}?limit=2&cursor={cursor}" if cursor else None

    whole = client.get(f"{path}?limit=100").json()
    assert len(whole["items"]) == whole["meta"]["total"] >= 5
    assert read(client, f"{path}?limit=2", by_cursor) == whole["items"]
    assert read(client, f"{path}?limit=2", lambda answer: answer["links"]["next"]) == whole["items"]


@pytest.mark.parametrize("path", lists(with_cursor=False))
def test_a_list_without_cursors_is_read_by_its_links(client, content, path):
    whole = client.get(f"{path}?limit=100").json()
    assert read(client, f"{path}?limit=2", lambda answer: answer["links"]["next"]) == whole["items"]
    assert client.get(f"{path}?limit=1").json()["meta"]["next_cursor"] is None


def test_what_is_found_by_words_is_paged_by_offset(client, content):
    path = "/api/content/v1/questions/?q=months"
    whole = client.get(path).json()
    assert len(whole["items"]) == 5
    first = client.get(f"{path}&limit=2").json()
    assert first["meta"]["next_cursor"] is None
    assert read(client, f"{path}&limit=2", lambda answer: answer["links"]["next"]) == whole["items"]
    other = client.get("/api/content/v1/questions/?limit=2").json()["meta"]["next_cursor"]
    assert refused(client.get(f"{path}&cursor={other}"))["code"] == "invalid_cursor"


@pytest.mark.parametrize("path", lists(with_cursor=True))
def test_how_much_is_shown_may_change_on_the_way(client, content, path):
    whole = client.get(f"{path}?limit=100").json()["items"]
    cursor = client.get(f"{path}?limit=2").json()["meta"]["next_cursor"]
    name = (
        "path" if "redirects" in path or "sitemap" in path else "question" if "questions" in path else "title"
    )
    rest = client.get(f"{path}?limit=1&fields={name}&cursor={cursor}").json()["items"]
    assert rest == [{name: whole[2][name]}]
