"""Documents to import, as plain text: the same seed gives the same documents, however many there are."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.bench import words

SEED = 20261002
_POOL = 600
_COUNTRY_NAMES = {
    "ES": "Spain",
    "MX": "Mexico",
    "DE": "Germany",
    "PT": "Portugal",
    "TR": "Turkey",
    "CZ": "Czechia",
    "PL": "Poland",
    "GB": "United Kingdom",
}
_PRICES = (
    "Course Price here (EUR) Price elsewhere (EUR) Savings",
    "Single appointment €140 - €185 €310 - €395 ~55%",
    "Six appointments €760 - €940 €1,650 - €2,120 ~54%",
    "Twelve with lodging €2,380 - €2,910 €6,450+ ~58%",
    "",
    "Note: Medicines bought at a pharmacy are charged apart.",
)
_PRICED = 6
"""The question with the price table, from 0."""


def texts(count: int, *, seed: int = SEED) -> Iterator[str]:
    """So many documents of about 11 kB each: ten questions with a short and a long answer, and one price table."""
    pool = words.sentences(random.Random(seed), _POOL)
    for number in range(count):
        yield text(number, pool, seed=seed)


def text(number: int, pool: list[str], *, seed: int = SEED) -> str:
    """Document `number`, its sentences out of `pool`."""
    rng = random.Random(f"{seed}/{number}")
    treatment, country = rng.choice(words.TREATMENTS), rng.choice(list(_COUNTRY_NAMES.values()))
    blocks = [
        f"{treatment} in {country}: what to know, part {number + 1}",
        _paragraph(rng, pool, 3),
        f"{treatment} in {country}",
        *(_paragraph(rng, pool, 5) for _ in range(3)),
    ]
    for position, topic in enumerate(words.TOPICS):
        blocks += [f"{topic}?", f"“{_paragraph(rng, pool, 2)}”"]
        blocks += [_paragraph(rng, pool, 5) for _ in range(2)]
        if position == _PRICED:
            blocks.append("\n".join(_PRICES))
    blocks += [
        "Ready to ask a question?",
        _paragraph(rng, pool, 2),
        "contact us",
        _details(rng, treatment, country),
    ]
    return "\n\n".join(blocks)


def _paragraph(rng: random.Random, pool: list[str], sentences: int) -> str:
    """Two clauses make a sentence, so that hardly any stands in two documents: nothing is known from before."""
    clauses = rng.sample(pool, sentences + sentences % 2)
    pairs = zip(clauses[::2], clauses[1::2], strict=True)
    return " ".join(f"{first[:-1]}, and {second[0].lower()}{second[1:]}" for first, second in pairs)


def _details(rng: random.Random, treatment: str, country: str) -> str:
    return "\n".join(
        [
            "Details",
            "",
            f"  • Medically reviewed by: Demo Reviewer {rng.randrange(9) + 1}",
            f"  • Modified date: 2026-0{rng.randrange(9) + 1}-1{rng.randrange(9)}",
            f"  • Treatment: {treatment}",
            f"  • Country: {country}",
            f"  • Overview What {treatment.lower()} in {country} takes, who to ask first and what it costs.",
        ]
    )


def write(folder: Path, count: int, *, seed: int = SEED) -> list[Path]:
    """Write the documents into a folder; their paths in order."""
    paths = []
    for number, content in enumerate(texts(count, seed=seed), start=1):
        path = folder / f"article-{number:05}.txt"
        path.write_text(content)
        paths.append(path)
    return paths
