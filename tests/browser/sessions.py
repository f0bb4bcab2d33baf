"""A Chromium, people who log in with it, and everything that a developer would see in red."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser.demo_site import PASSWORD


class NoChromium(RuntimeError):
    """There is no browser to test with."""


def chromium_path() -> str:
    """Debian's Chromium, or the one that the environment variable CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        raise NoChromium("Install Debian's package “chromium”, or name a Chromium in the variable CHROMIUM.")
    return path


@contextmanager
def started_chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


def note_errors(page: Page, errors: list[str]) -> None:
    """Errors of scripts and of the console, answers that are errors, requests that got no answer."""

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.text} ({message.location.get('url')})")

    def note_response(response: Response) -> None:
        if response.status >= 400:
            errors.append(f"{response.status} {response.url}")

    def note_failure(request: Request) -> None:
        # Leaving a page ends what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            errors.append(f"{request.failure} {request.url}")

    page.on("console", note_message)
    page.on("response", note_response)
    page.on("requestfailed", note_failure)
    page.on("pageerror", lambda error: errors.append(str(error)))


def log_in(page: Page, user: str) -> None:
    page.goto("/admin/login/")
    page.locator("#id_username").fill(user)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
