"""Production refuses to start without what only its operator can know."""

import os
import subprocess
import sys

import pytest

ENVIRONMENT = {
    "SECRET_KEY": "k7Jq2vX9s4Tz8Lw1Rb6Yc3Nf5Hg0Pd-test-only",
    "ALLOWED_HOSTS": "www.example.org",
    "WAGTAILADMIN_BASE_URL": "https://cms.example.org",
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
}


def start(tmp_path, **changes):
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **ENVIRONMENT, **changes}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "ERROR"]
    return subprocess.run(
        command, env={k: v for k, v in environment.items() if v}, capture_output=True, text=True, timeout=120
    )


def test_production_starts_with_its_secrets(tmp_path):
    assert start(tmp_path).returncode == 0


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "WAGTAILADMIN_BASE_URL"])
def test_production_does_not_start_without(tmp_path, name):
    result = start(tmp_path, **{name: ""})
    assert result.returncode != 0
    assert f"Set the environment variable {name}" in result.stderr


def test_production_does_not_start_with_the_key_of_development(tmp_path):
    result = start(tmp_path, SECRET_KEY="insecure-key-for-development-only")
    assert "must be a random string" in result.stderr
