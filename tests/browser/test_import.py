"""The import in a real browser: files go up, one is refused, the others become drafts."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
DOCUMENTS = Path(__file__).parents[1] / "documents"
FILES = [
    DOCUMENTS / "hearing-aids-portugal.md",
    DOCUMENTS / "varicose-veins.html",
    DOCUMENTS / "tables" / "hearing-aids.csv",
]
WIDTHS = [1280, 390]


def violations(page: Page) -> list[str]:
    return [found["id"] for found in Axe().run(page).response["violations"]]


def upload(page: Page, files: list[Path]) -> None:
    page.goto("/admin/faq/import/")
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Upload and read").click()


def overflows(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_an_editor_imports_several_files_of_which_one_is_broken(open_page, tmp_path):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 cut off")
    page = open_page("editor")
    page.get_by_role("button", name="FAQ", exact=True).click()
    page.get_by_role("link", name="Import", exact=True).click()
    expect(page.get_by_label("Files")).to_be_visible()
    upload(page, [*FILES, broken])
    expect(page.get_by_role("row", name=re.compile(r"broken\.docx"))).to_contain_text("damaged")
    expect(page.get_by_role("row", name=re.compile("hearing-aids-portugal"))).to_contain_text("the treatment")

    page.get_by_role("link", name="hearing-aids-portugal.md").click()
    page.get_by_role("link", name=re.compile("Question 5")).click()
    expect(page.get_by_role("heading", name="5. What is the form called?")).to_be_in_viewport()
    page.get_by_label("Treatment").select_option(label="Add “Hearing aids” as a new treatment")
    page.get_by_role("button", name="Create draft").click()
    expect(page.get_by_text("The draft was created.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Title").first).to_have_value("Hearing aids in Portugal")

    page.get_by_role("link", name="Back to the import").click()
    page.get_by_role("button", name="Create 2 drafts without open choices").click()
    expect(page.get_by_text("Draft created")).to_have_count(3)
    page.goto("/faq/")
    expect(page.get_by_text("Hearing aids in Portugal")).to_have_count(0)


def test_many_files_show_their_progress(open_page, tmp_path):
    files = []
    for number in range(40):
        files.append(tmp_path / f"guide-{number}.txt")
        files[-1].write_text(
            f"Guide number {number} to ears\n\nIs it safe at night?\n\nThe ear needs rest, {number} times.\n"
        )
    page = open_page("editor")
    upload(page, files)
    page.get_by_role("button", name="Create 40 drafts without open choices").click()
    expect(page.get_by_text("Draft created")).to_have_count(40, timeout=60_000)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_import_is_accessible_and_fits_a_phone(open_page, width):
    page = open_page("admin", width=width)
    page.goto("/admin/faq/import/")
    assert violations(page) == []
    upload(page, FILES[:2])
    expect(page.get_by_role("link", name="varicose-veins.html")).to_be_visible()
    assert violations(page) == []
    assert not overflows(page)
    page.get_by_role("link", name="varicose-veins.html").click()
    expect(page.get_by_role("heading", name="What to look at")).to_be_attached()
    assert violations(page) == []
    assert not overflows(page)
