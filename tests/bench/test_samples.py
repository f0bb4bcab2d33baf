"""What the benchmark makes of noisy measurements."""

import math

from tests.bench import samples


def test_ratios_are_those_of_the_same_round():
    assert samples.typical_ratio([10, 40, 30], [5, 20, 10]) == 2


def test_a_round_that_lacks_a_measurement_is_left_out():
    assert samples.round_ratios([10, math.nan, 30], [5, 20, 0]) == [2]
    assert samples.typical_ratio([1], [0]) is None


def test_the_spread_is_half_of_the_range_over_the_median():
    assert samples.spread([90, 100, 110]) == 0.1
    assert samples.spread([0, 0, 0]) == 0


def test_a_batch_holds_at_least_one_call_and_no_more_than_allowed():
    assert samples.batch_size(0.01, wanted=0.1, most=300) == 10
    assert samples.batch_size(5, wanted=0.1, most=300) == 1
    assert samples.batch_size(0.000001, wanted=0.1, most=300) == 300
