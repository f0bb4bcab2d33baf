"""A server with a database of its own, started as `make demo` starts it and ended with the block."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import sql

from tests.adversary.content import Content
from tests.adversary.wire import Wire

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


class DidNotStart(RuntimeError):
    """The server ended, or did not answer in time; says what it said last."""


@contextlib.contextmanager
def environment() -> Iterator[dict[str, str]]:
    """For programs of this project: a temporary folder and an empty database; nothing else is touched.

    SQLite, or a new database on the PostgreSQL server that DATABASE_URL names.
    """
    with tempfile.TemporaryDirectory(prefix="vouch-adversary-") as folder:
        values = os.environ | {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "DEBUG": "0",
            "ALLOWED_HOSTS": "other.example",
            "CACHE_URL": "locmemcache://",
        }
        for name in ("API_RATE_LIMIT", "TRUSTED_PROXIES", "CORS_ALLOWED_ORIGINS"):
            values.pop(name, None)
        # Django would warn that it is missing.
        (Path(folder) / "static").mkdir()
        address = os.environ.get("DATABASE_URL", "")
        if not address.startswith("postgres"):
            values.pop("DATABASE_URL", None)
            yield values
            return
        with _new_database(address) as own:
            yield values | {"DATABASE_URL": own}


@contextlib.contextmanager
def _new_database(address: str) -> Iterator[str]:
    name = f"vouch_adversary_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True, connect_timeout=10) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{address.rsplit('/', 1)[0]}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def prepare(values: dict[str, str]) -> Content:
    """Tables and content in the environment's database."""
    manage = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(manage, cwd=ROOT, env=values, check=True, timeout=300)
    program = "from tests.adversary.planting import main; main()"
    plant = [sys.executable, "manage.py", "shell", "--no-imports", "--command", program]
    planted = subprocess.run(plant, cwd=ROOT, env=values, check=True, timeout=300, stdout=subprocess.PIPE)
    return Content(**json.loads(planted.stdout))


@contextlib.contextmanager
def running(values: dict[str, str], **settings: str) -> Iterator[Wire]:
    """The server in this environment, with these variables beside."""
    port = _free_port()
    command = [
        *(str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1"),
        *("--port", str(port), "--blocking-threads", "4", "--backpressure", "64"),
        *("--no-access-log", "--log-level", "critical", "cms.wsgi:application"),
    ]
    origin = {"WAGTAILADMIN_BASE_URL": f"http://127.0.0.1:{port}"}
    # A server under attack says a lot, and each finding tells which request to send again.
    log = Path(values["DATA_DIR"]) / f"server-{port}.log"
    with log.open("wb") as lines:
        server = subprocess.Popen(command, cwd=ROOT, env=values | origin | settings, stderr=lines)
    try:
        wire = Wire(port)
        if not _answers(wire, server):
            raise DidNotStart(log.read_text(errors="replace")[-2_000:])
        yield wire
    finally:
        server.terminate()
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(wire: Wire, server: subprocess.Popen) -> bool:
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        with contextlib.suppress(ConnectionError):
            if wire.send("/health/ready").status == 200:
                return True
        time.sleep(0.2)
    return False
