"""The index on PostgreSQL: vectors made of finished words, without any of its parsers and dictionaries."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection

from faq.question_search.facets import Narrowing
from faq.question_search.wanted import Term, Wanted

_WRITE = "COPY faq_questionsearch (id, question, short_answer, words) FROM STDIN"
_WRITTEN_BEFORE = "DELETE FROM faq_questionsearch WHERE id = ANY(%s)"
REMOVE = "DELETE FROM faq_questionsearch WHERE id = %s"
# LATERAL with OFFSET 0 keeps the planner to this order: matches first, by the index of words where they are few and
# from the newest on where they are many, then their rows one by one, until the limit.
FIND = (
    "SELECT found.id, live.document_id, live.position, found.question, found.short_answer "
    "FROM faq_questionsearch found "
    "CROSS JOIN LATERAL (SELECT document_id, position FROM faq_publishedquestion "
    "WHERE id = found.id OFFSET 0) live "
    "CROSS JOIN LATERAL (SELECT site_id, visible_from, visible_until FROM cms_publisheddocument "
    "WHERE id = live.document_id OFFSET 0) document "
    "WHERE found.words @@ %s::tsquery AND document.site_id = %s "
    "AND (document.visible_from IS NULL OR document.visible_from <= %s) "
    "AND (document.visible_until IS NULL OR document.visible_until > %s) "
    "ORDER BY found.id DESC LIMIT %s"
)

# A vector holds 1 MiB. Only texts of ten thousand long and different words reach this; their last are not found.
_LARGEST_VECTOR = 900_000
_SURELY_SMALL = _LARGEST_VECTOR // 4
"""Characters, of which each takes four bytes at most."""


def row(question_id: int, facets: Sequence[str], fields: Sequence[Sequence[str]]) -> tuple[object, ...]:
    """What `write` writes of a question."""
    question, short_answer, _ = fields
    return question_id, " ".join(question), " ".join(short_answer), _vector(facets, fields)


def write(cursor: Any, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows, in the place of those of the same questions."""
    last = {row[0]: row for row in rows}
    cursor.execute(_WRITTEN_BEFORE, [list(last)])
    # Django translates the errors of `execute` only.
    with connection.wrap_database_errors, cursor.copy(_WRITE) as copy:
        for values in last.values():
            copy.write_row(values)


def match(wanted: Wanted, narrowing: Narrowing) -> str:
    """The expression that FIND asks for."""
    alternatives = [
        "(" + " | ".join(f"'{token}'" for token in tokens) + ")" for tokens in narrowing.alternatives()
    ]
    return " & ".join([*alternatives, *(_term(term) for term in wanted.terms)])


def _vector(facets: Sequence[str], fields: Sequence[Sequence[str]]) -> str:
    lexemes: dict[str, str] = {}
    start = 1
    for field in fields:
        for place, word in enumerate(field, start=start):
            # No word holds a quote or a backslash: they are letters and digits.
            lexemes[word] = f"{lexemes[word]},{place}" if word in lexemes else f"'{word}':{place}"
        # One place is left out between fields, so that no phrase reaches from one into the next.
        start += len(field) + 1
    all_of_it = [*(f"'{token}'" for token in facets), *lexemes.values()]
    vector = " ".join(all_of_it)
    return vector if len(vector) <= _SURELY_SMALL else " ".join(_within_limit(all_of_it))


def _within_limit(lexemes: Iterable[str]) -> Iterator[str]:
    left = _LARGEST_VECTOR
    for lexeme in lexemes:
        left -= len(lexeme.encode())
        if left < 0:
            return
        yield lexeme


def _term(term: Term) -> str:
    phrase = " <-> ".join(f"'{word}'" for word in term.words)
    return f"{phrase}:*" if term.is_prefix else f"({phrase})"
