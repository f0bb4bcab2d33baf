"""Lighthouse's judgement of a page, without the network. `python -m tests.browser.lighthouse_report` prints it."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.demo_site import served_demo
from tests.browser.sessions import chromium_path

FOLDER = Path(__file__).parent / "lighthouse"
DEMO_PAGE = "/faq/stem-cells-knee-osteoarthritis-mexico/"
CATEGORIES = ["accessibility", "best-practices", "seo", "performance"]
TIMES = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index"]
SECONDS = 240


@dataclass(frozen=True)
class Report:
    """What Lighthouse found, as it wrote it."""

    raw: dict[str, Any]

    def points(self, category: str) -> int:
        """From 0 to 100."""
        return round(self.raw["categories"][category]["score"] * 100)

    def failed(self, category: str) -> list[str]:
        """The audits that cost points."""
        counted = [ref["id"] for ref in self.raw["categories"][category]["auditRefs"] if ref["weight"]]
        return [audit for audit in counted if self.raw["audits"][audit]["score"] not in (None, 1)]

    def measured(self, audit: str) -> float:
        """The figure of an audit, in its own unit: bytes, milliseconds, or a share of the screen."""
        return self.raw["audits"][audit]["numericValue"]

    def requested(self) -> list[str]:
        return [item["url"] for item in self.raw["audits"]["network-requests"]["details"]["items"]]


def install() -> None:
    """The pinned packages, once; a second run at the same time waits for the first."""
    lock = FOLDER / "package-lock.json"
    with lock.open() as waiting:
        fcntl.flock(waiting, fcntl.LOCK_EX)
        marker = FOLDER / "node_modules" / ".package-lock.json"
        if not marker.exists() or marker.stat().st_mtime < lock.stat().st_mtime:
            subprocess.run(
                ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"],
                cwd=FOLDER,
                check=True,
                timeout=SECONDS,
            )


def judge(address: str) -> Report:
    """Lighthouse as on a slow phone, its default. Raises CalledProcessError where it could not run."""
    install()
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "report.json"
        command = [
            shutil.which("node") or "node",
            FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js",
            address,
            "--quiet",
            "--no-enable-error-reporting",
            "--chrome-flags=--headless=new --no-sandbox",
            "--output=json",
            f"--output-path={written}",
        ]
        environment = os.environ | {"CHROME_PATH": chromium_path()}
        subprocess.run(command, check=True, timeout=SECONDS, env=environment, stdout=sys.stderr)
        return Report(json.loads(written.read_text(encoding="utf-8")))


def table(report: Report) -> str:
    """The points of each category, and the times behind those for performance."""
    rows = [(name, f"{report.points(name)} of 100") for name in CATEGORIES]
    rows += [(name, f"{report.measured(name):.0f} ms") for name in TIMES]
    rows += [
        ("cumulative-layout-shift", f"{report.measured('cumulative-layout-shift'):g}"),
        ("total-byte-weight", f"{report.measured('total-byte-weight') / 1000:.0f} kB"),
    ]
    return "\n".join(
        ["| Lighthouse | demo page |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as data, served_demo(Path(data)) as origin:
        judge(origin + DEMO_PAGE)  # The first answer is built; readers get the ones after it.
        sys.stdout.write(table(judge(origin + DEMO_PAGE)) + "\n")


if __name__ == "__main__":
    main()
