"""What a few noisy measurements say: neighbours on the machine only ever add time, and load moves between rounds."""

import math
import statistics
from collections.abc import Sequence


def least(values: Sequence[float]) -> float:
    """The measurement that was disturbed least."""
    return min(values)


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def round_ratios(values: Sequence[float], bases: Sequence[float]) -> list[float]:
    """Each measurement over that of the same round. Rounds in which either is missing (not a number) are left out."""
    pairs = zip(values, bases, strict=True)
    return [value / base for value, base in pairs if base and not math.isnan(value) and not math.isnan(base)]


def typical_ratio(values: Sequence[float], bases: Sequence[float]) -> float | None:
    """The median of the ratios of the rounds; None where no round has both."""
    ratios = round_ratios(values, bases)
    return statistics.median(ratios) if ratios else None


def spread(values: Sequence[float]) -> float:
    """How far apart the measurements lie: half of the distance from least to most, over the median."""
    middle = statistics.median(values)
    return (max(values) - min(values)) / 2 / middle if middle else 0.0


def batch_size(seconds: float, *, wanted: float, most: int) -> int:
    """How many calls of `seconds` each fill about `wanted` seconds; at least one."""
    return max(1, min(most, round(wanted / seconds))) if seconds > 0 else most
