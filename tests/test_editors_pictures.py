"""The pictures in the documents: each exists, is small, and is taken by `make screenshots`."""

import re
from pathlib import Path

import pytest

from tests.browser.screenshots import FOLDER, PICTURES

ROOT = Path(__file__).parent.parent
MOST_BYTES = 200_000
NAMED = {
    (document, target)
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    for target in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", document.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize(("document", "target"), sorted(NAMED))
def test_a_picture_that_a_document_shows_is_there(document: Path, target: str):
    assert (document.parent / target).is_file(), f"{document.name} shows {target}"


def test_the_guide_for_editors_shows_every_picture_that_the_script_takes():
    shown = {Path(target).stem for document, target in NAMED if document.name == "editors.md"}
    assert shown == set(PICTURES)


def test_every_picture_is_taken_by_the_script_and_small():
    files = list(FOLDER.glob("*.png"))
    assert {file.stem for file in files} == set(PICTURES)
    assert [file.name for file in files if file.stat().st_size > MOST_BYTES] == []
