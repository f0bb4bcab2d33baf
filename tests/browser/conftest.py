"""The demo, served as `make demo` serves it, and a Chromium whose pages must not report errors."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "vouch-demo"
START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen) -> None:
    """Until the server answers; fails at once if it ended, and after a minute in any case."""
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"The server did not answer at {address}.")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo site with a database of its own."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DATA_DIR": str(tmp_path_factory.mktemp("demo")),
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DEBUG": "0",
        "DEMO_PASSWORD": PASSWORD,
        "WAGTAILADMIN_BASE_URL": origin,
    }
    environment.pop("DATABASE_URL", None)
    for command in (["migrate", "--verbosity", "0"], ["load_demo", "--origin", origin]):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, timeout=300
        )
    server = subprocess.Popen(
        [
            Path(sys.executable).with_name("granian"),
            "--interface",
            "wsgi",
            "--port",
            str(port),
            "cms.wsgi:application",
        ],
        cwd=ROOT,
        env=environment,
    )
    try:
        wait_for(f"{origin}/admin/login/", server)
        yield origin
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one that the environment variable CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.fail("Install Debian's package “chromium”, or name a Chromium in the variable CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def note_errors(page: Page, errors: list[str]) -> None:
    """Everything that a developer would see in red."""

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.text} ({message.location.get('url')})")

    def note_response(response: Response) -> None:
        if response.status >= 400:
            errors.append(f"{response.status} {response.url}")

    page.on("console", note_message)
    page.on("response", note_response)
    page.on("pageerror", lambda error: errors.append(str(error)))


def log_in(page: Page, user: str) -> None:
    page.goto("/admin/login/")
    page.locator("#id_username").fill(user)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


@pytest.fixture
def open_page(chromium: Browser, demo: str) -> Iterator[Callable[..., Page]]:
    """Opens a page, logged in on demand; in the end no page may have reported an error."""
    errors: list[str] = []
    contexts = []

    def open_one(user: str | None = None, width: int = 1280, height: int = 900) -> Page:
        context = chromium.new_context(base_url=demo, viewport={"width": width, "height": height})
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
    assert errors == []
