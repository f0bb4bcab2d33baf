"""docs/api.md says what the API does: its examples are run, its tables are complete."""

import io
import json
import re
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms import address_api, changes_api, pages_api
from cms.answers import CACHE_CONTROL
from cms.api import content_api
from cms.api_address import PREFIX
from cms.api_fields import field_names
from cms.api_lists import LARGEST_OFFSET, LARGEST_PAGE, MOST_COUNTED
from cms.navigation_api import DEEPEST, TAG
from cms.problems import kind_of
from faq import api, price_api, question_api, reviewer_api, treatment_api
from faq.api_card import CARD_KEYS
from faq.documents import FAQDocument
from faq.question_search.excerpts import LONGEST_EXCERPT
from faq.question_search.finding import MOST_FOUND
from faq.question_search.wanted import LONGEST_TEXT, MOST_WORDS
from tests.api_pages import PAGE_ID, example_page, with_example_ids
from tests.factories import make_faq_page

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- GET (\S+) -->\n```json\n(.*?)\n```", DOCS, re.DOTALL)


def section(title: str) -> str:
    return DOCS.split(f"\n## {title}\n")[1].split("\n## ")[0]


def assert_shows(example: Any, answer: Any, where: str = "") -> None:
    """The example is the answer, with keys of objects left out and `…` for any value."""
    if isinstance(example, dict):
        for key, value in example.items():
            assert key in answer, f"{where}.{key} is not in the answer"
            assert_shows(value, answer[key], f"{where}.{key}")
    elif isinstance(example, list):
        assert len(example) == len(answer), where
        for number, value in enumerate(example):
            assert_shows(value, answer[number], f"{where}[{number}]")
    else:
        assert example in (answer, "…"), f"{where}: {answer!r}"


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "example"), EXAMPLES, ids=[address for address, _ in EXAMPLES])
def test_the_example_is_what_the_api_answers(client, site, address, example):
    page = example_page()
    Redirect.add_redirect("/old-address", redirect_to=page)
    answer = client.get(address.replace(f"/{PAGE_ID}/", f"/{page.pk}/")).json()
    assert_shows(json.loads(example), with_example_ids(answer, page))


def test_every_json_example_is_run():
    assert len(EXAMPLES) == DOCS.count("```json") == 13


def operations() -> dict[str, dict]:
    """What OpenAPI says of each address, by the address as the documentation writes it."""
    paths = content_api.get_openapi_schema()["paths"]
    return {
        re.sub(r"\{(?:faq|page)_id\}", "{id}", path).replace("{question_uuid}", "{uuid}"): methods["get"]
        for path, methods in paths.items()
    }


def parameters_of(operation: dict) -> dict[str, dict]:
    return {each["name"]: each["schema"] for each in operation["parameters"] if each["in"] == "query"}


def rows_of(title: str) -> dict[str, str]:
    """The first cell of each row of a section's tables that holds names, and the rest of the row."""
    rows = re.findall(r"^\| (`.*?) \| (.*) \|$", section(title), re.MULTILINE)
    return dict(rows)


def test_every_parameter_of_every_address_is_listed():
    listed = {
        PREFIX + first.strip("`"): set(re.findall(r"`(\w+)`", rest))
        for first, rest in rows_of("Parameters").items()
        if first.endswith("/`")
    }
    taken = {path: set(parameters_of(operation)) for path, operation in operations().items()}
    assert listed == {path: names for path, names in taken.items() if names}


def meanings() -> dict[str, str]:
    return {
        name: rest
        for first, rest in rows_of("Parameters").items()
        if not first.endswith("/`")
        for name in re.findall(r"`(\w+)`", first)
    }


def test_every_parameter_has_its_meaning_and_no_other_has():
    taken = {name for operation in operations().values() for name in parameters_of(operation)}
    assert set(meanings()) == taken


@pytest.mark.parametrize("name", ["html", "order"])
def test_every_value_of_a_parameter_of_few_words_is_listed(name):
    allowed = {
        value
        for operation in operations().values()
        for value in parameters_of(operation).get(name, {}).get("enum", [])
    }
    assert allowed
    assert allowed <= set(re.findall(r"`([\w-]+)`", meanings()[name]))


def test_bounds_are_those_of_the_code():
    assert f"1 to {LARGEST_PAGE}" in meanings()["limit"]
    assert f"0 to {LARGEST_OFFSET}" in meanings()["offset"]
    assert f"1 to {DEEPEST}" in meanings()["depth"]
    assert f"to {MOST_COUNTED:,}" in section("Lists and paging")
    searching = section("Searching")
    assert f"{LONGEST_TEXT} characters and {MOST_WORDS} words" in searching
    assert f"{MOST_FOUND:,} questions at most" in searching
    assert f"at most {LONGEST_EXCERPT} characters" in searching
    assert f"`{CACHE_CONTROL}`" in section("Caching and freshness")


def test_lists_with_and_without_cursors_are_told_apart():
    [with_cursor, without] = re.findall(
        r"^(`.*) have cursors; the short lists (.*), and$", section("Lists and paging"), re.MULTILINE
    )[0]
    lists = {
        path.removeprefix(PREFIX): parameters_of(operation)
        for path, operation in operations().items()
        if "offset" in parameters_of(operation)
    }
    assert set(re.findall(r"`(.*?)`", with_cursor)) == {p for p, taken in lists.items() if "cursor" in taken}
    assert set(re.findall(r"`(.*?)`", without)) == {p for p, taken in lists.items() if "cursor" not in taken}


def test_every_endpoint_is_listed():
    listed = re.findall(r"^\| `(\S+?)(?:\?path=)?` \|", section("Endpoints"), re.MULTILINE)
    assert set(listed) == {*operations(), PREFIX, f"{PREFIX}openapi.json", f"{PREFIX}docs/"}


def test_every_tag_of_a_list_is_listed():
    modules = (api, pages_api, address_api, price_api, question_api, reviewer_api, treatment_api)
    listed = re.findall(r"`(list:\w+\.\w+)`", DOCS)
    assert {module.LIST_TAG for module in modules} == set(listed)
    assert f"`{TAG}`" in section("Caching and freshness")
    assert f"`{changes_api.TAG}`" in section("Caching and freshness")


def test_every_key_of_a_card_is_listed():
    cards = section("Parts and forms").split("is a card:")[1].split(".")[0]
    assert re.findall(r"`(\w+)`", cards) == list(CARD_KEYS)


def glossary() -> dict[str, str]:
    """The rows of the glossary by the names they explain."""
    rows = [row for row in section("Glossary").splitlines() if row.startswith("| `")]
    return {name: row for row in rows for name in re.findall(r"`([\w.]+)`", row.split("|")[1])}


@pytest.mark.parametrize("name", field_names(FAQDocument))
def test_every_key_is_in_the_glossary(name):
    rows = glossary()
    # What a question's review and sources hold is explained once, with those of the page.
    name = re.sub(r"^questions\.(review|sources)\.", r"\1.", name)
    last = name.rsplit(".", 1)[-1]
    by_itself = name in rows or any(row.startswith(f"{name}.") for row in rows)
    in_the_row_of_its_object = any(
        name.startswith(f"{owner}.") and f"`{last}`" in row for owner, row in rows.items()
    )
    assert by_itself or in_the_row_of_its_object


def test_every_problem_is_listed():
    listed = re.findall(r"^\| (\d+) \| `([a-z-]+)`", section("Errors"), re.MULTILINE)
    assert listed == [
        (str(kind.status), kind.slug) for kind in (kind_of(int(status)) for status, _ in listed)
    ]
    assert len(listed) == 12


def test_every_code_of_an_error_is_listed():
    sources = [path.read_text() for app in ("cms", "faq") for path in sorted((ROOT / app).glob("*api*.py"))]
    sources += [(ROOT / name).read_text() for name in CODES_STAND_IN]
    pattern = r"""(?:refusal\(|NothingWantedError\(|ParameterError\([^)]*?code=)\s*"([a-z_]+)\""""
    used = {code for source in sources for code in re.findall(pattern, source)}
    listed = {
        code for first in rows_of("Errors") for code in re.findall(r"`([a-z_]+)`", first) if "-" not in first
    }
    assert listed == used
    assert len(used) > 10


CODES_STAND_IN = (
    "cms/cursors.py",
    "cms/locale_fallback.py",
    "faq/public_treatments.py",
    "faq/question_search/parameter.py",
    "faq/question_search/wanted.py",
)


# What Django sets on every answer of a site, whatever it serves.
SECURITY_HEADERS = {
    "X-Frame-Options",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["faqs/", "faqs/12/", "changes/", "navigation/"])
def test_every_header_of_an_answer_is_listed(client, site, address):
    page = example_page()
    response = client.get(PREFIX + address.replace(str(PAGE_ID), str(page.pk)))
    assert response.status_code == 200
    listed = {name for first in rows_of("Caching and freshness") for name in re.findall(r"`(.*?)`", first)}
    assert set(response.headers) - SECURITY_HEADERS <= listed


@pytest.fixture
def follow(client, monkeypatch):
    """The loop of the documentation, asking this test's site."""

    def urlopen(address: str, timeout: float) -> io.BytesIO:
        assert timeout
        answer = client.get(address.removeprefix("https://cms.example.org"))
        if answer.status_code != 200:
            raise HTTPError(address, answer.status_code, "", answer.headers, None)
        return io.BytesIO(answer.content)

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    [program] = re.findall(r"```python\n(.*?)\n```", DOCS, re.DOTALL)
    names: dict[str, Any] = {}
    exec(program, names)  # noqa: S102  it is our own documentation's
    return names["follow"]


@pytest.mark.django_db
def test_the_loop_over_changes_keeps_a_copy_in_step(client, site, follow):
    stays, goes = make_faq_page(), make_faq_page()
    pages: dict[int, dict] = {}
    cursor = follow(pages)
    assert {stays.pk, goes.pk} < set(pages)
    stays.title = "Another title"
    stays.save_revision().publish()
    goes.unpublish()
    new = make_faq_page()
    again = follow(pages, cursor)
    assert goes.pk not in pages
    assert pages[stays.pk] == client.get(f"{PREFIX}faqs/{stays.pk}/").json()
    assert pages[stays.pk]["title"] == "Another title"
    assert new.pk in pages
    assert follow(pages, again) == again


@pytest.mark.django_db
def test_a_page_that_goes_while_the_loop_runs_breaks_nothing(client, site, follow, monkeypatch):
    page = make_faq_page()
    first = client.get(f"{PREFIX}changes/").json()
    page.unpublish()
    monkeypatch.setitem(follow.__globals__, "get", _first_answer(first, follow.__globals__["get"]))
    pages: dict[int, dict] = {}
    follow(pages)
    assert page.pk not in pages


def _first_answer(first: dict, get):
    """`get`, whose first answer was given before something else happened."""
    answers = [first]
    return lambda address: answers.pop() if answers else get(address)


def test_every_heading_that_is_linked_to_is_there():
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.*)$", DOCS, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", DOCS)) <= headings
