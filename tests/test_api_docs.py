"""docs/api.md says what the API does: its examples are run, its tables are complete."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms import address_api, pages_api
from cms.address_api import ResolveParameters
from cms.api import content_api
from cms.api_address import PREFIX
from cms.api_lists import LARGEST_OFFSET, LARGEST_PAGE, ListParameters
from cms.navigation_api import TAG, NavigationParameters
from cms.pages_api import PageListParameters
from cms.problems import kind_of
from faq import api, price_api, question_api, reviewer_api, treatment_api
from faq.api_card import CARD_KEYS, FIELDS
from faq.api_parameters import FAQListParameters
from faq.price_api import PriceListParameters
from faq.question_api import QuestionListParameters
from faq.treatment_api import TreatmentListParameters
from tests.api_pages import PAGE_ID, example_page, with_example_ids

DOCS = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
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
    assert len(EXAMPLES) == DOCS.count("```json") == 8


def test_every_parameter_is_listed():
    named = re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\| (`.*?) \|", section("Lists"), re.MULTILINE)))
    assert sorted(named) == sorted(FAQListParameters.model_fields)
    assert f"1 to {LARGEST_PAGE}" in section("Lists")
    assert f"0 to {LARGEST_OFFSET}" in section("Lists")


@pytest.mark.parametrize(
    ("title", "address", "parameters"),
    [
        ("Treatments, prices, reviewers", "treatments/", TreatmentListParameters),
        ("Treatments, prices, reviewers", "prices/", PriceListParameters),
        ("Treatments, prices, reviewers", "reviewers/", ListParameters),
        ("Pages, addresses, menu", "pages/", PageListParameters),
        ("Pages, addresses, menu", "pages/resolve/", ResolveParameters),
        ("Pages, addresses, menu", "navigation/", NavigationParameters),
        ("Pages, addresses, menu", "redirects/", ListParameters),
        ("Pages, addresses, menu", "sitemap/", ListParameters),
    ],
)
def test_every_parameter_of_the_other_lists_is_listed(title, address, parameters):
    [row] = re.findall(rf"^\| `{address}` \| (.*?) \|", section(title), re.MULTILINE)
    assert sorted(re.findall(r"`(\w+)`", row)) == sorted(parameters.model_fields)


def test_every_parameter_of_questions_is_listed():
    rows = re.findall(r"^\| (`.*?) \|", section("Single questions"), re.MULTILINE)
    named = re.findall(r"`(\w+)`", "\n".join(rows))
    assert sorted(named) == sorted(QuestionListParameters.model_fields)


def test_every_endpoint_is_listed():
    listed = re.findall(r"^\| `(\S+?)(?:\?path=)?` \|", section("Endpoints"), re.MULTILINE)
    paths = [
        re.sub(r"\{faq_id\}|\{page_id\}", "{id}", path) for path in content_api.get_openapi_schema()["paths"]
    ]
    paths = [path.replace("{question_uuid}", "{uuid}") for path in paths]
    assert set(listed) == {*paths, PREFIX, f"{PREFIX}openapi.json", f"{PREFIX}docs/"}


def test_every_tag_of_a_list_is_listed():
    modules = (api, pages_api, address_api, price_api, question_api, reviewer_api, treatment_api)
    listed = re.findall(r"`(list:\w+\.\w+)`", DOCS)
    assert {module.LIST_TAG for module in modules} == set(listed)
    assert f"`{TAG}`" in section("Headers and caching")


def test_every_key_of_a_card_is_listed():
    cards = section("Lists").split("an item is a card:")[1].split(".")[0]
    assert re.findall(r"`(\w+)`", cards) == list(CARD_KEYS)


def glossary() -> dict[str, str]:
    """The rows of the glossary by the names they explain."""
    rows = [row for row in section("Glossary").splitlines() if row.startswith("| `")]
    return {name: row for row in rows for name in re.findall(r"`([\w.]+)`", row.split("|")[1])}


@pytest.mark.parametrize("name", FIELDS)
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
