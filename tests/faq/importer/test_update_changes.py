"""What a new version of a document changed on its page."""

import pytest

from cms.dates import today
from faq.importer.pages import ImportOptions, import_document
from faq.importer.summary import summarise
from tests.factories import faq_index
from tests.faq.importer.samples import read

pytestmark = pytest.mark.django_db

TEXT = """# Hearing aids

Hearing aids make sounds louder, and most people need time to get used to them.

They do not bring back the hearing of the young.

## Are they loud?

“Not at all.”

They hum.

## What do they cost?

“It depends.”

| Item | Price |
|---|---|
| One | €900 |

## Who pays?

“The insurance does.”

Ask it first.

Reviewed by: Dr. Demo Author
"""


def version(text: str = TEXT, **options):
    how = ImportOptions(update=True, **options)
    return import_document(read(text, "aids.md"), faq_index(), how, today=today())


def changes(*replaced: tuple[str, str], **options) -> list[str]:
    version()
    text = TEXT
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return version(text, **options).result.changes


def test_a_new_page_has_no_changes(site):
    assert version().result.changes == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# Hearing aids", "# Hearing aids today", "Title (changed)"),
        ("They do not bring", "They never bring", "Introduction (changed)"),
        ("Are they loud?", "Are they really loud?", "“Are they really loud?” (changed)"),
        ("Ask it first.", "Ask it before.", "“Who pays?” (changed)"),
        ("€900", "€950", "Prices (changed)"),
        ("Dr. Demo Author", "Dr. Demo Writer", "Claimed reviewer (changed)"),
    ],
)
def test_one_change_is_one_line(site, old, new, told):
    assert changes((old, new)) == [told]


def test_questions_that_came_went_and_moved_are_told(site):
    head, _, cost, pays = TEXT.split("## ")
    pays, reviewer = pays.split("Reviewed by:")
    version()
    new = "Do they beep?\n\n“At times.”\n\nOnly when empty.\n\n"
    text = "## ".join([head, pays, cost, new]) + f"Reviewed by:{reviewer}"
    assert version(text).result.changes == [
        "“Who pays?” (moved)",
        "“Do they beep?” (added)",
        "“Are they loud?” (removed)",
    ]


def test_a_file_that_only_looks_different_changes_nothing(site):
    assert changes(("They hum.", "They   hum.  ")) == []


def test_a_dry_run_tells_the_same(site):
    assert changes(("Ask it first.", "Ask it before."), dry_run=True) == ["“Who pays?” (changed)"]


def test_the_changes_are_told_at_the_terminal(site):
    version()
    report = version(TEXT.replace("Ask it first.", "Ask it before."))
    assert "  changed: “Who pays?” (changed)" in summarise(report).split("\n")
