"""The benchmark's tables."""

import pytest

from tests.bench import tables
from tests.bench.targets import BARE, DETAIL, OURS, V2

BASE, OWN, PEER = (f"{DETAIL} | {api}" for api in (BARE, OURS, V2))


def slices(*rates: float) -> list[dict]:
    rest = {"p50_ms": 1.0, "p99_ms": 2.0, "cpu_ms": 0.5, "failed": 0}
    return [{"requests_per_second": rate, **rest} for rate in rates]


def results() -> dict:
    seconds = {BASE: [0.001, 0.002], OWN: [0.002, 0.004], PEER: [0.02, 0.04]}
    took = {"rows": 2.0, "search_index": 1.0, "rebuild": {"seconds": 4.0, "peak_mib": 90.4}}
    prepared = {"took": took, "queries": dict.fromkeys(seconds, 3), "bytes": dict.fromkeys(seconds, 12_000)}
    published = [{"seconds": None, "queries": 92}, {"seconds": 0.1, "queries": None}]
    alone = [{"seconds": None, "queries": 217}, {"seconds": 0.2, "queries": None}]
    return {
        "machine": dict.fromkeys(("date", "processor", "memory", "system", "python", "packages"), "x"),
        "database": "SQLite 3",
        "rounds": 2,
        "prepared": {"100": prepared, "1000": prepared},
        "in_process": {"100": seconds, "1000": {key: [2 * s for s in each] for key, each in seconds.items()}},
        "http": {"1000": {BASE: slices(100, 300), OWN: slices(50, 150), PEER: slices(5, 15)}},
        "publish": {"1000": {"10 questions, Vouch": published, "10 questions, Wagtail alone": alone}},
    }


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_ratios_over_http_say_how_many_times_slower():
    _, _, bare, own, peer = rows(tables.http_table(results()))
    assert [bare[3], own[3], peer[3]] == ["1.00", "2.00", "20.0"]
    assert [bare[4], own[4], peer[4]] == ["", "", "10.0"]


def test_ratios_in_process_say_how_many_times_slower():
    _, _, _, own, peer = rows(tables.in_process_table(results()))
    assert own == [DETAIL, OURS, "4.00", "6.00", "2.00", "", "3", "12.0"]
    assert peer[4:6] == ["20.0", "10.0"]


def test_growth_is_the_largest_site_over_the_smallest():
    assert rows(tables.growth_table(results()))[3] == [DETAIL, OURS, "2.00", "4.00", "2.0"]


def test_publishing_is_compared_with_wagtail_alone():
    _, _, vouch, alone = rows(tables.publish_table(results()))
    assert vouch[1:] == ["100", "100", "0.50", "92"]
    assert alone[1:] == ["200", "200", "", "217"]


def test_the_rate_of_building_is_in_the_table():
    assert rows(tables.building_table(results()))[3] == ["1,000", "2.0", "1.0", "4.0", "250", "90"]


def test_a_site_without_a_server_has_no_table_of_load():
    assert "Over HTTP" not in tables.sections({**results(), "http": {}})


def test_the_text_stands_between_its_markers_and_nothing_else_changes():
    document = (
        "a\n<!-- bench sqlite -->\nold\n<!-- /bench sqlite -->\nb\n<!-- bench x -->\n<!-- /bench x -->\n"
    )
    written = tables.written(document, "sqlite", "new \\1")
    assert written == document.replace("old", "new \\1")
    assert tables.written(written, "sqlite", "new \\1") == written


def test_a_document_without_markers_is_refused():
    with pytest.raises(ValueError, match="no markers"):
        tables.written("a", "sqlite", "new")
