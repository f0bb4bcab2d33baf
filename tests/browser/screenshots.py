"""The pictures of docs/editors.md, taken from a demo of their own: `make screenshots` rewrites docs/images."""

import io
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.demo_site import ROOT, served_demo
from tests.browser.page_editor import choose_preview_mode, open_preview
from tests.browser.sessions import log_in, started_chromium

FOLDER = ROOT / "docs" / "images"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
COLOURS = 128
PAGE = "Stem cells for knee osteoarthritis in Mexico"
PUBLIC_PAGE = "/faq/stem-cells-knee-osteoarthritis-mexico/"
DOCUMENT = ROOT / "tests" / "documents" / "hearing-aids-portugal.md"


def show(address: str) -> Callable[[Page], None]:
    def visit(page: Page) -> None:
        page.goto(address)

    return visit


def edit(page: Page) -> None:
    page.goto("/admin/faq/faqpage/")
    page.get_by_role("link", name=PAGE).first.click()
    page.wait_for_url(re.compile("/edit/"))


def edit_questions(page: Page) -> None:
    edit(page)
    page.locator("#inline_child_questions-0").evaluate("row => row.scrollIntoView()")
    page.mouse.wheel(0, -160)


def look_at_the_checks(page: Page) -> None:
    edit(page)
    page.get_by_role("tab", name="Review").click()
    page.locator("[data-editorial]").evaluate("checks => checks.scrollIntoView()")
    page.mouse.wheel(0, -160)


def preview(mode: str) -> Callable[[Page], None]:
    def look(page: Page) -> None:
        edit(page)
        shown = open_preview(page)
        shown.get_by_role("heading", level=1).wait_for()
        choose_preview_mode(page, mode)
        shown.locator(".about").first.wait_for()

    return look


def upload(page: Page) -> None:
    page.goto("/admin/faq/import/")
    page.get_by_label("Files").set_input_files(DOCUMENT)
    page.get_by_label(re.compile(r"\(English\)")).check()
    page.get_by_role("button", name="Upload and read").click()
    link = page.get_by_role("link", name=DOCUMENT.name)
    if link.count():
        link.click()
    page.get_by_label("Treatment").wait_for()


def review(page: Page) -> None:
    listed = page.request.get("/api/content/v1/faqs/?fields=id,meta.path&limit=100").json()["items"]
    [number] = [faq["id"] for faq in listed if faq["meta"]["path"] == PUBLIC_PAGE]
    page.goto(f"/admin/faq/review/{number}/")


def run_the_audit(page: Page) -> None:
    page.goto("/admin/reports/audit/")
    page.get_by_role("button", name="Run now").click()
    page.get_by_text("Last run").wait_for()


# The name of each picture: who looks, on what, and what they do before.
PICTURES: dict[str, tuple[str | None, dict[str, int], Callable[[Page], None]]] = {
    "dashboard": ("editor", DESKTOP, show("/admin/")),
    "faq-pages": ("editor", DESKTOP, show("/admin/faq/faqpage/")),
    "faq-pages-on-a-phone": ("editor", PHONE, show("/admin/faq/faqpage/")),
    "questions": ("editor", DESKTOP, show("/admin/faq/question/")),
    "page-editor": ("editor", DESKTOP, edit),
    "page-editor-questions": ("editor", DESKTOP, edit_questions),
    "editorial-checks": ("editor", DESKTOP, look_at_the_checks),
    "preview-search-result": ("editor", DESKTOP, preview("Search result")),
    "preview-structured-data": ("editor", DESKTOP, preview("Structured data")),
    "import": ("editor", DESKTOP, upload),
    "medical-review": ("reviewer", DESKTOP, review),
    "audit": ("editor", DESKTOP, run_the_audit),
    "public-page": (None, DESKTOP, show(PUBLIC_PAGE)),
    "public-page-on-a-phone": (None, PHONE, show(PUBLIC_PAGE)),
}


def small(picture: bytes) -> bytes:
    """The same picture in few colours, which screens of text need no more than."""
    file = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def take(browser: Browser, origin: str, name: str) -> None:
    user, size, prepare = PICTURES[name]
    context = browser.new_context(base_url=origin, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    if user:
        log_in(page, user)
    prepare(page)
    page.wait_for_load_state("networkidle")
    (FOLDER / f"{name}.png").write_bytes(small(page.screenshot()))
    context.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        served_demo(Path(data)) as origin,
        started_chromium() as browser,
    ):
        for name in PICTURES:
            take(browser, origin, name)


if __name__ == "__main__":
    main()
