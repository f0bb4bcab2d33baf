"""The index on SQLite: an FTS5 table, asked in its own syntax, of which searches supply quoted words only."""

from collections.abc import Sequence
from typing import Any

from faq.question_search.facets import Narrowing
from faq.question_search.wanted import Term, Wanted

_WRITE = (
    "INSERT OR REPLACE INTO faq_questionsearch (rowid, facets, question, short_answer, long_answer) "
    "VALUES (%s, %s, %s, %s, %s)"
)
REMOVE = "DELETE FROM faq_questionsearch WHERE rowid = %s"
# CROSS JOIN keeps this order of tables, so that the index is read from its newest end and left at the limit.
FIND = (
    "SELECT found.rowid, live.document_id, live.position, found.question, found.short_answer "
    "FROM faq_questionsearch found "
    "CROSS JOIN faq_publishedquestion live ON live.id = found.rowid "
    "CROSS JOIN cms_publisheddocument document ON document.id = live.document_id "
    "WHERE faq_questionsearch MATCH %s AND document.site_id = %s "
    "AND (document.visible_from IS NULL OR document.visible_from <= %s) "
    "AND (document.visible_until IS NULL OR document.visible_until > %s) "
    "ORDER BY found.rowid DESC LIMIT %s"
)


def row(question_id: int, facets: Sequence[str], fields: Sequence[Sequence[str]]) -> tuple[object, ...]:
    """What `write` writes of a question."""
    return question_id, " ".join(facets), *(" ".join(field) for field in fields)


def write(cursor: Any, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows, in the place of those of the same questions."""
    cursor.executemany(_WRITE, rows)


def match(wanted: Wanted, narrowing: Narrowing) -> str:
    """The expression that FIND asks for."""
    alternatives = [
        "(" + " OR ".join(f'"{token}"' for token in tokens) + ")" for tokens in narrowing.alternatives()
    ]
    return " AND ".join([*alternatives, *(_term(term) for term in wanted.terms)])


def _term(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.is_prefix else "")
