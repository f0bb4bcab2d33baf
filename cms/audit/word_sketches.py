"""Small digests of texts that tell how many of their words two texts share, without keeping the texts."""

import hashlib
import re
from array import array
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

BANDS = 6
_ROWS = 3
_BINS = BANDS * _ROWS
_KEPT = 64
_EMPTY = 0xFFFFFFFF
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class WordSketch:
    """About 350 bytes, whatever the length of the text. `words` counts them."""

    words: int
    bins: array
    lowest: array

    def band(self, number: int) -> bytes:
        """Texts that share nearly all words agree in at least one of the `BANDS` bands, others hardly ever."""
        return self.bins[number * _ROWS : (number + 1) * _ROWS].tobytes()

    def shared(self, other: "WordSketch") -> float:
        """The share of words that both texts have, 0 to 1: exact for short texts, close for long ones."""
        mine, theirs = set(self.lowest), set(other.lowest)
        both = sorted(mine | theirs)[:_KEPT]
        common = sum(1 for token in both if token in mine and token in theirs)
        union_share = common / len(both) if both else 0.0
        return 2 * union_share / (1 + union_share)


def sketch(text: str) -> WordSketch:
    """The sketch of a text; a word that stands twice counts twice."""
    counts: Counter[str] = Counter(_WORD.findall(text.casefold()))
    bins = array("L" if array("I").itemsize < 4 else "I", [_EMPTY] * _BINS)
    tokens = {_token(word, number) for word, count in counts.items() for number in range(count)}
    for token in tokens:
        place = token % _BINS
        bins[place] = min(bins[place], token)
    return WordSketch(counts.total(), bins, array(bins.typecode, sorted(tokens)[:_KEPT]))


# The same words come back on every page.
@lru_cache(maxsize=32_768)
def _token(word: str, number: int) -> int:
    return int.from_bytes(
        hashlib.blake2b(f"{word} {number}".encode("utf-8", "replace"), digest_size=4).digest()
    )


def digest(text: str) -> int:
    """64 bits that stand for a text."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())
