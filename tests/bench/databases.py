"""A database for each size of site: a SQLite file in a folder of its own, or a database of a PostgreSQL server."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

SETTINGS = "tests.bench.settings"


@contextlib.contextmanager
def environment(pages: int, folder: Path) -> Iterator[dict[str, str]]:
    """Environment variables for a site of that many pages; a PostgreSQL database is dropped with the block."""
    name = f"vouch_bench_{pages}_{os.getpid()}"
    home = folder / str(pages)
    (home / "static").mkdir(parents=True)
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "DEBUG": "0",
        "DATA_DIR": str(home),
        "BENCH_NAME": name,
        "LOG_LEVEL": "ERROR",
    }
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        variables.pop("DATABASE_URL", None)
        yield variables
        return
    _run(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield {**variables, "DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}
    finally:
        _run(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(server: str, statement: sql.Composed) -> None:
    with psycopg.connect(server, autocommit=True, connect_timeout=10) as connection:
        connection.execute(statement)
