"""Lighthouse on the demo's first page. What depends on the speed of this machine is measured by `make lighthouse`."""

import json

import pytest

from tests.browser.lighthouse_report import DEMO_PAGE, FOLDER, judge

pytestmark = pytest.mark.browser
MOST_BYTES = 100_000


def test_the_demo_page_has_every_point_for_accessibility_best_practices_and_search_engines(demo: str):
    report = judge(demo + DEMO_PAGE)
    for category in ["accessibility", "best-practices", "seo"]:
        assert (report.points(category), report.failed(category)) == (100, []), category
    assert report.measured("cumulative-layout-shift") == 0
    assert report.measured("total-byte-weight") < MOST_BYTES
    assert [address for address in report.requested() if not address.startswith(f"{demo}/")] == []


def test_the_lock_of_the_packages_names_no_place_to_get_them_from():
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
