"""docs/architecture.md names what is there: modules, tables, and the calls that join a new part to the house."""

import importlib
import re
from pathlib import Path

import pytest
from django.db import connection

from cms.published import freshness
from cms.published.builders import Finished
from cms.published.models import PublishedDocument

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PUBLISHED = DOCS.split("\n## Published documents\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:cms|faq|pricing|home)/[\w/.]+)`", DOCS))))
def test_every_file_is_there(name):
    assert (ROOT / name).exists()


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"^ *\|? +(\w+\.py)|-->  (\w+\.py)", PUBLISHED, re.M)))
)
def test_every_module_of_the_picture_is_there(name):
    assert (ROOT / "cms" / "published" / "".join(name)).is_file()


@pytest.mark.parametrize(
    "name", ["triggers.watch", "freshness.also_means", "builders.register", "documents.fresh"]
)
def test_every_call_is_there(name):
    assert f"`{name}" in PUBLISHED
    module, function = name.split(".")
    assert callable(getattr(importlib.import_module(f"cms.published.{module}"), function))


@pytest.mark.django_db
def test_every_table_is_there():
    named = set(re.findall(r"\b((?:cms|faq)_\w+)", PUBLISHED))
    assert "cms_publisheddocument" in named
    assert named <= set(connection.introspection.table_names())


def test_what_makes_a_row_due_is_listed():
    rows = set(re.findall(r"^\| `(\w+)` \|", PUBLISHED, re.MULTILINE))
    columns = {name.split("__")[0] for name, _ in _conditions(freshness.due(now=None))}
    assert rows == columns
    assert rows <= {field.name for field in PublishedDocument._meta.fields}
    assert "depends_on" in Finished.__dataclass_fields__


def _conditions(node):
    for child in node.children:
        yield from _conditions(child) if hasattr(child, "children") else [child]


def test_links_to_other_documents_lead_somewhere():
    for target in re.findall(r"\]\(([\w-]+\.md)", DOCS):
        assert (ROOT / "docs" / target).is_file()
