"""The site that every validator looks at, made once and rolled back."""

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.validators.served import Served, load_site, served_pages

NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def pages(django_db_setup, django_db_blocker, tmp_path_factory) -> list[Served]:
    """Every public page of the demo, of imported documents and of a reviewed page, as HTML."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(settings, "MEDIA_ROOT", str(media))
        cache.clear()
        load_site()
        found = served_pages(Client())
        transaction.set_rollback(True)
    cache.clear()
    return found


@pytest.fixture(scope="session")
def node_project() -> Path:
    """The folder of the validators that are npm packages, installed."""
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed")
    lock = NODE / "package-lock.json"
    # The suite may run on two databases at once, from the same folder.
    with lock.open() as waiting:
        fcntl.flock(waiting, fcntl.LOCK_EX)
        marker = NODE / "node_modules" / ".package-lock.json"
        if not marker.exists() or marker.stat().st_mtime < lock.stat().st_mtime:
            subprocess.run(
                ["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=NODE, check=True, timeout=300
            )
    return NODE
