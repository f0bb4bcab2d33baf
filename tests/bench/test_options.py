"""What `make bench` can be asked for."""

import argparse

import pytest

from tests.bench.__main__ import options, sizes


def test_sizes_are_sorted_and_each_is_there_once():
    assert sizes("1000,100,100") == [100, 1000]


@pytest.mark.parametrize("text", ["many", "", "100,5"])
def test_other_sizes_are_refused(text):
    with pytest.raises(argparse.ArgumentTypeError):
        sizes(text)


def test_a_run_without_options_is_short():
    chosen = options([])
    assert (chosen.pages, chosen.rounds, chosen.write) == ([100, 1000], 3, False)
