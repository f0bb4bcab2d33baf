"""A folder of media for each test."""

from pathlib import Path

import pytest

from cms.transfer.package import open_package
from home.transfer.site_import import import_site
from tests.home.transfer.full_site import exported_full_site


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def moved(db, settings, tmp_path):
    """The full site, exported, and imported into an empty installation with media of its own."""
    path = exported_full_site(tmp_path / "site.zip")
    settings.MEDIA_ROOT = tmp_path / "moved"
    return import_site(open_package(path))
