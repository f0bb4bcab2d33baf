"""The demo, served as `make demo` serves it, and a Chromium whose pages must not report errors."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.demo_site import served_demo
from tests.browser.sessions import log_in, note_errors, started_chromium

# The editor saves by itself, also what is only half written; Wagtail refuses that with this status and tries again.
SAVED_HALF_WRITTEN = re.compile(r"(^| status of )400 .*/admin/pages/(add/|\d+/edit/)")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo site with a database of its own."""
    with served_demo(tmp_path_factory.mktemp("demo")) as origin:
        yield origin


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with started_chromium() as browser:
        yield browser


@pytest.fixture
def open_page(chromium: Browser, demo: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens a page, logged in on demand; in the end no page may have reported an error.

    `answered_with(status)` marks a test that is answered with that status on purpose.
    """
    marker = request.node.get_closest_marker("answered_with")
    meant = [SAVED_HALF_WRITTEN]
    if marker:
        meant.append(re.compile(rf"(^| status of ){marker.args[0]} "))
    errors: list[str] = []
    contexts = []

    def open_one(
        user: str | None = None, width: int = 1280, height: int = 900, scheme: str = "light"
    ) -> Page:
        context = chromium.new_context(
            base_url=demo, viewport={"width": width, "height": height}, color_scheme=scheme
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        note_errors(page, errors)
        if user:
            log_in(page, user)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert [error for error in errors if not any(each.search(error) for each in meant)] == []
