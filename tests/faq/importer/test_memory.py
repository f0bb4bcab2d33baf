"""Python's search for unused cycles while an import runs."""

import contextlib
import gc

import pytest

from faq.importer.memory import rarely_searched


@pytest.fixture
def thresholds():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_memory_is_searched_less_often_until_the_import_ends_or_fails(thresholds):
    gc.set_threshold(700, 10, 10)
    during = []
    with contextlib.suppress(ZeroDivisionError), rarely_searched():
        during.append(gc.get_threshold()[0])
        1 / 0  # noqa: B018
    assert during[0] > 10_000
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("chosen", [0, 1_000_000])
def test_who_has_it_searched_less_or_never_keeps_that(thresholds, chosen):
    gc.set_threshold(chosen, 10, 10)
    with rarely_searched():
        assert gc.get_threshold()[0] == chosen
