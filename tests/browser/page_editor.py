"""The page editor as people use it in a browser: its menu, its buttons, its preview, its own saving."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import FrameLocator, Page, TimeoutError, expect

WIDE = 800
_TRIES = 3
WATCHED = "addEventListener('w-unsaved:watch-edits', () => document.documentElement.dataset.watched = '')"


def open_from_menu(page: Page, *names: str) -> None:
    """Through Wagtail's menu, which a phone shows only on demand."""
    if page.viewport_size["width"] < WIDE:
        page.get_by_role("button", name="Toggle sidebar").click()
    for name in names[:-1]:
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("link", name=names[-1], exact=True).click()


def wait_until_watched(page: Page) -> None:
    """Wagtail looks for changes only some time after the editor has opened; a quick test would be too quick."""
    page.wait_for_selector("html[data-watched]")


def wait_until_saved(page: Page) -> None:
    """The editor saves by itself; a button that is pressed meanwhile would meet its request."""
    expect(page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")


@contextmanager
def saving_itself(page: Page) -> Iterator[None]:
    """Around a change: until the editor has saved it."""
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and bool(re.search(r"/edit/$", answer.url))
    ):
        yield
    wait_until_saved(page)


def act(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button in the footer, opening its menu where needed."""
    footer = page.locator("footer")
    button = footer.get_by_role("button", name=name)
    if not button.is_visible():
        footer.get_by_role("button", name="More actions").click()
    button.click()


def page_id(page: Page) -> int:
    """The id in the address of the page editor."""
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    return int(re.search(r"/pages/(\d+)/edit/", page.url)[1])


def open_preview(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Toggle preview").click()
    # Wagtail loads the next state in a second frame and then swaps them.
    return page.frame_locator(".w-preview__iframe:not(.w-preview__proxy)")


def choose_preview_mode(page: Page, label: str) -> None:
    """A choice that meets a preview that is still loading is lost in Wagtail's panel: then it is made again."""
    modes = page.get_by_label("Preview mode")
    wanted = modes.locator("option", has_text=label).get_attribute("value")
    shown = page.locator(f".w-preview__iframe:not(.w-preview__proxy)[src*='mode={wanted}']")
    for _ in range(_TRIES):
        expect(page.locator("iframe.w-preview__proxy")).to_have_count(0)
        modes.select_option(label=label)
        with suppress(TimeoutError):
            shown.wait_for(timeout=5_000)
            return
    expect(shown).to_be_visible()


def close_preview(page: Page) -> None:
    page.get_by_role("button", name="Toggle preview").click()
