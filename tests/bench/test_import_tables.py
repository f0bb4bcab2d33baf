"""The table of imports."""

import pytest

from tests.bench.import_tables import rates, table


def measured(*chunks: tuple[float, float], readers: float = 0) -> dict:
    return {
        "chunks": [{"articles": 100, "seconds": seconds, "cpu": cpu} for seconds, cpu in chunks],
        "readers": readers,
        "by_wagtail": [{"articles": 3, "seconds": 0.6, "cpu": 0.3}],
        "peak_mib": 200.4,
    }


def test_rates_are_by_the_clock_and_by_processor_time():
    found = rates(measured((2.0, 1.0), (2.0, 1.0)))
    assert (found["per_second"], found["per_cpu_second"]) == (50, 100)
    assert (found["times_wagtail"], found["times_wagtail_cpu"]) == (pytest.approx(10), pytest.approx(10))


def test_processes_that_read_ahead_count_by_processor_time():
    found = rates(measured((2.0, 1.0), (2.0, 1.0), readers=2.0))
    assert (found["per_second"], found["per_cpu_second"]) == (50, 50)


def test_growth_is_the_cost_of_the_last_over_that_of_the_first():
    assert rates(measured((2.0, 1.0), (2.0, 1.5)))["last_tenth"] == pytest.approx(1.5)


def test_a_line_for_each_number_of_articles():
    lines = table({"1000": measured((2.0, 1.0)), "10000": measured((2.0, 1.0))}).splitlines()
    assert [line.split("|")[1].strip() for line in lines[2:]] == ["1,000", "10,000"]
