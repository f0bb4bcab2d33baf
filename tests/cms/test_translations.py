"""The catalogue of translations: every string of the public pages is in it, translated, and compiled."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

LOCALE = Path(settings.BASE_DIR) / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())
APPS = ("cms", "faq", "pricing", "home")
KEYWORDS = {"gettext": None, "_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "gettext_lazy": None}


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def strings_of(source: str) -> set[str]:
    messages = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    return {_singular(text) for _, text, _, _ in messages}


def _singular(text: str | tuple[str, ...] | list[str]) -> str:
    """What a message is known by; of one with a plural, its singular."""
    return text if isinstance(text, str) else text[0]


def _forms(text: str | tuple[str, ...] | list[str]) -> str:
    """All forms of a message in one text."""
    return text if isinstance(text, str) else "\n".join(text)


def strings_in_templates() -> set[str]:
    found = set()
    for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        if not {"modeladmin", "admin", "mail"} & set(path.parts):
            # What stands between the tags is blanked out, but its indentation would be taken for Python's.
            code = "\n".join(line.strip() for line in templatize(path.read_text(), str(path)).splitlines())
            found |= strings_of(code)
    return found


def strings_in_code() -> set[str]:
    """What visitors can read beside the templates: the code that writes words into documents."""
    paths = [path for app in APPS for path in (Path(settings.BASE_DIR) / app).rglob("*.py")]
    return {text for path in paths for text in _marked(ast.parse(path.read_text()))}


def _marked(tree: ast.AST) -> Iterator[str]:
    """The strings marked in a module, those within f-strings included, which Babel overlooks in older Pythons."""
    for call in ast.walk(tree):
        named = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        if named and isinstance(call.args[0], ast.Constant):
            yield call.args[0].value


def test_strings_are_found_in_templates_and_code():
    assert "Not yet medically reviewed" in strings_in_templates()
    assert "Compared with %(country)s:" in strings_in_templates()
    assert {"from %(price)s", "Warning", "at least %(percent)s less"} <= strings_in_code()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_in_the_catalogue_and_nothing_else(language):
    known = {_singular(message.id) for message in catalogue(language) if message.id}
    assert known == strings_in_templates() | strings_in_code()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated_and_none_is_a_guess(language):
    messages = [message for message in catalogue(language) if message.id]
    assert [message.id for message in messages if message.fuzzy or not message.string] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language):
    for message in catalogue(language):
        wanted, given = (set(re.findall(r"%\(\w+\)s", _forms(text))) for text in (message.id, message.string))
        assert wanted == given


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_up_to_date(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = {_forms(message.id): _forms(message.string) for message in read_mo(file) if message.id}
    written = {_forms(message.id): _forms(message.string) for message in catalogue(language) if message.id}
    assert compiled == written, "run: make messages"


def test_every_language_of_the_site_but_english_has_a_catalogue():
    assert {code for code, _ in settings.LANGUAGES} - {"en"} == set(LANGUAGES)
