"""The pages of the benchmark as plain values: the same seed gives the same pages, however many there are."""

import datetime as dt
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench import words

SEED = 20261001
QUESTIONS_A_PAGE = 10
SENTENCES_AN_ANSWER = 7
SOURCES = 60
REVIEWERS = 10
PRICE_TABLES = 40
PRICES_EVERY = 5
"""One page in so many shows a price table."""
NEWEST = dt.date(2026, 9, 30)
_POOL = 600
_DAYS = 700


@dataclass(frozen=True)
class QuestionPlan:
    """A question with its answers; `link` and `price_table` are numbers of a page and of a table, from 0."""

    uuid: uuid.UUID
    question: str
    short_answer: str
    paragraphs: tuple[str, ...]
    sources: tuple[int, ...]
    link: int | None = None
    price_table: int | None = None


@dataclass(frozen=True)
class PagePlan:
    """A page; what it refers to are numbers from 0."""

    number: int
    key: uuid.UUID
    title: str
    slug: str
    summary: str
    treatment: int
    country: str
    reviewer: int
    modified_on: dt.date
    sources: tuple[int, ...]
    questions: tuple[QuestionPlan, ...]


def pages(count: int, *, seed: int = SEED, questions: int = QUESTIONS_A_PAGE) -> Iterator[PagePlan]:
    """`count` pages. Page 7 is the same among 100 and among 10,000, but for the page it links to."""
    pool = words.sentences(random.Random(seed), _POOL)
    for number in range(count):
        yield page(number, count, pool, seed=seed, questions=questions)


def page(number: int, count: int, pool: list[str], *, seed: int, questions: int) -> PagePlan:
    """Page `number` of `count`, its sentences out of `pool`."""
    rng = random.Random(f"{seed}/{number}")
    treatment = rng.randrange(len(words.TREATMENTS))
    country = rng.choice(words.COUNTRIES)
    title = f"{words.TREATMENTS[treatment]} in {country}, part {number + 1}"
    return PagePlan(
        number=number,
        key=_uuid(rng),
        title=title,
        slug=f"part-{number + 1}",
        summary=" ".join(rng.sample(pool, 3)),
        treatment=treatment,
        country=country,
        reviewer=rng.randrange(REVIEWERS),
        modified_on=NEWEST - dt.timedelta(days=rng.randrange(_DAYS)),
        sources=tuple(rng.sample(range(SOURCES), 2)),
        questions=tuple(_question(rng, position, number, count, pool) for position in range(questions)),
    )


def _question(rng: random.Random, position: int, number: int, count: int, pool: list[str]) -> QuestionPlan:
    topic = words.TOPICS[position % len(words.TOPICS)]
    round_of_topics = position // len(words.TOPICS)
    text = rng.sample(pool, SENTENCES_AN_ANSWER)
    first = position == 0
    return QuestionPlan(
        uuid=_uuid(rng),
        question=f"{topic}?" if not round_of_topics else f"{topic}, visit {round_of_topics + 1}?",
        short_answer=" ".join([*rng.sample(pool, 2), *_found_by(number, first=first)]),
        paragraphs=tuple(" ".join(text[start : start + 3]) for start in range(0, len(text), 3)),
        sources=(rng.randrange(SOURCES),) if position % 3 == 0 else (),
        # Not randrange: how much randomness that takes hangs on the count, and everything after would differ.
        link=int(rng.random() * count) if first else None,
        price_table=number % PRICE_TABLES if first and number % PRICES_EVERY == 0 else None,
    )


def _found_by(number: int, *, first: bool) -> Iterator[str]:
    """What searches look for, in the first question of a page."""
    if first:
        yield f"Ask about your {words.COMMON}."
    if first and number % words.RARE_EVERY == 0:
        yield f"Ask about {words.RARE}."


def _uuid(rng: random.Random) -> uuid.UUID:
    return uuid.UUID(int=rng.getrandbits(128), version=4)
