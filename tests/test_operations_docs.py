"""docs/operations.md tells the truth: its commands and their options exist, its settings are those of the code."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from cms.published import triggers
from cms.published.freshness import bring_up_to_date
from cms.published.models import PublishedDocument
from tests.factories import make_faq_page

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SETTINGS = "".join(path.read_text() for path in sorted((ROOT / "cms" / "settings").glob("*.py")))

# What only the development settings read.
OF_DEVELOPMENT = {"DEBUG", "DEMO_PASSWORD"}

COMMANDS = sorted(set(re.findall(r"manage\.py (\w+)((?: --?[\w-]+)*)", DOCS)))


@pytest.mark.parametrize(("name", "options"), COMMANDS)
def test_every_command_and_option_exists(name, options):
    command = load_command_class(get_commands()[name], name)
    parser = command.create_parser("manage.py", name)
    known = {option for action in parser._actions for option in action.option_strings}
    assert set(re.findall(r"--[\w-]+", options)) <= known


def test_rebuilding_documents_is_documented_with_and_without_its_check():
    assert {("rebuild_documents", ""), ("rebuild_documents", " --check")} <= set(COMMANDS)


def test_every_setting_of_the_environment_is_listed():
    read = set(re.findall(r"\benv(?:\.\w+)?\(\s*\"([A-Z][A-Z_0-9]+)\"", SETTINGS)) - OF_DEVELOPMENT
    listed = set(re.findall(r"^\| `([A-Z_0-9]+)` \|", DOCS, re.MULTILINE))
    assert read - listed == set()


def test_the_memory_for_copies_is_the_default_of_the_code():
    [documented] = re.findall(r"^\| `ANSWER_COPIES_MB` \| .* \| (\d+) \|$", DOCS, re.MULTILINE)
    assert re.findall(r'"ANSWER_COPIES_MB", default=(\d+)', SETTINGS) == [documented]


def without_noting_pages() -> None:
    """Takes the trigger away that notes changes of pages."""
    connection.check_constraints()
    on_table = "" if connection.vendor == "sqlite" else "ON wagtailcore_page"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER published_mark_page_wagtailcore_page_update {on_table}")


@pytest.mark.django_db
def test_what_was_written_with_triggers_switched_off_is_found_and_put_right(site, capsys):
    page = make_faq_page(title="Before")
    bring_up_to_date(now=timezone.now())
    without_noting_pages()
    type(page).objects.filter(pk=page.pk).update(title="After")
    with pytest.raises(CommandError) as failure:
        call_command("rebuild_documents", "--check")
    assert failure.value.returncode == 1
    said = capsys.readouterr().err
    assert f"page {page.pk} on site {site.pk}" in said
    assert "wagtailcore_page are not noted: run migrate" in said
    triggers.install()
    call_command("rebuild_documents")
    call_command("rebuild_documents", "--check")
    assert PublishedDocument.objects.get(page_id=page.pk).title == "After"


def test_every_heading_that_is_linked_to_is_there():
    headings = {h.lower().replace(" ", "-") for h in re.findall(r"^##+ (.*)$", DOCS, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", DOCS)) <= headings
