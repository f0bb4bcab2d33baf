"""Answers kept as files: a test fails when one changes, `make snapshots` rewrites them for review."""

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "snapshots"


def assert_snapshot(name: str, data: Any) -> None:
    """Compare with tests/snapshots/<name>.json, or rewrite it where VOUCH_UPDATE_SNAPSHOTS is set."""
    path = FOLDER / f"{name}.json"
    if os.environ.get("VOUCH_UPDATE_SNAPSHOTS"):
        path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert data == json.loads(path.read_text(encoding="utf-8")), (
        f"{path} differs. If the change is meant: make snapshots, read the difference, and tell CHANGELOG.md."
    )
