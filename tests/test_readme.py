"""The README tells the truth: its commands exist, its request gives its answer, its links lead somewhere."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from home.demo_loader import load_demo

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


@pytest.mark.django_db
def test_the_request_in_the_readme_gives_the_answer_in_the_readme(client, site):
    load_demo()
    [address] = re.findall(r'curl -s "http://127\.0\.0\.1:8000([^"]+)"', README)
    [answer] = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    assert client.get(address).json() == json.loads(answer)


@pytest.mark.django_db
def test_the_pages_named_in_the_readme_exist(client, site):
    load_demo()
    paths = re.findall(r"\(http://127\.0\.0\.1:8000(/[^)]*)\)", README)
    assert len(paths) >= 3
    for path in paths:
        assert client.get(path).status_code in (200, 302), path


def test_every_make_target_in_the_readme_exists():
    listed = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    for target in re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE):
        assert re.search(rf"make {target}\b", listed) or target == "help", target


def test_every_file_the_readme_links_to_exists():
    for target in re.findall(r"\]\(((?:docs/)?[A-Za-z-]+\.md)\)", README):
        assert (ROOT / target).is_file(), target


def test_every_requirement_has_its_reason():
    reasons = (ROOT / "docs/dependencies.md").read_text()
    pins = (ROOT / "requirements.txt").read_text() + (ROOT / "requirements-dev.txt").read_text()
    for name in re.findall(r"^([A-Za-z0-9_-]+)(?:\[\w+\])?==", pins, re.MULTILINE):
        assert re.search(rf"\b{re.escape(name)}\b", reasons), f"{name} has no reason in docs/dependencies.md"
