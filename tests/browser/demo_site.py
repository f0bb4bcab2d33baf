"""The demo as `make demo` serves it, on a free port and with data of its own; and the accounts that work on it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "vouch-demo"
START_SECONDS = 60
# The demo's own editor may publish, too. These two have one role each, as people at work have.
ROLES = {"writer": "Editors", "publisher": "Publishers"}
MAKE_ACCOUNTS = f"""
from django.contrib.auth.models import Group
from cms.models import User
for name, role in {ROLES}.items():
    user = User.objects.create_user(name, name + "@demo.example", "{PASSWORD}",
        first_name="Demo", last_name=name.capitalize())
    user.groups.set(Group.objects.filter(name=role))
"""


class ServerDidNotStart(RuntimeError):
    """The server ended, or said nothing for a minute."""


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
    raise ServerDidNotStart(f"The server did not answer at {address}.")


def _environment(data: Path, origin: str) -> dict[str, str]:
    environment = os.environ | {
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DEBUG": "0",
        "DEMO_PASSWORD": PASSWORD,
        "WAGTAILADMIN_BASE_URL": origin,
    }
    environment.pop("DATABASE_URL", None)
    return environment


@contextmanager
def served_demo(data: Path) -> Iterator[str]:
    """The address of a demo whose database and media are in the empty folder `data`; gone at the end."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    environment = _environment(data, origin)
    for command in (
        ["migrate", "--verbosity", "0"],
        ["load_demo", "--origin", origin],
        ["shell", "--verbosity", "0", "--command", MAKE_ACCOUNTS],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, timeout=300
        )
    granian = Path(sys.executable).with_name("granian")
    server = subprocess.Popen(
        [
            granian,
            "--interface",
            "wsgi",
            "--port",
            str(port),
            "--log-level",
            "warning",
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
