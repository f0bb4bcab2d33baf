"""What goes into the index of the search, and how it gets out again."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction

from faq.question_search.databases import statements
from faq.question_search.facets import Facets
from faq.question_search.folding import words

# As many as a vector of PostgreSQL has places for, and then some: what follows in a longer text is not found.
MOST_INDEXED_WORDS = 10_000
_BATCH = 500


@dataclass(frozen=True)
class Entry:
    """A published question as the search knows it; `question_id` is the pk of its row, all texts are plain."""

    question_id: int
    facets: Facets
    question: str
    short_answer: str
    long_answer: str


def index(entries: Iterable[Entry]) -> None:
    """Put questions into the index, in the place of what it knew of them; all of them or, on an error, none."""
    sql = statements()
    with transaction.atomic(), connection.cursor() as cursor:
        rows = (sql.row(entry.question_id, entry.facets.tokens(), _fields(entry)) for entry in entries)
        while batch := list(islice(rows, _BATCH)):
            sql.write(cursor, batch)


def remove(question_ids: Iterable[int]) -> None:
    """Take questions out of the index. Whose row is deleted is out already: a trigger of the database sees to it."""
    ids = [(question_id,) for question_id in question_ids]
    if ids:
        with connection.cursor() as cursor:
            cursor.executemany(statements().REMOVE, ids)


def _fields(entry: Entry) -> tuple[list[str], list[str], list[str]]:
    left = MOST_INDEXED_WORDS
    fields = []
    for text in (entry.question, entry.short_answer, entry.long_answer):
        found = words(text)[:left]
        left -= len(found)
        fields.append(found)
    question, short_answer, long_answer = fields
    return question, short_answer, long_answer
