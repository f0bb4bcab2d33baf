"""The index on PostgreSQL: vectors made of finished words, without any of its parsers and dictionaries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from faq.question_search.facets import Narrowing
from faq.question_search.wanted import Term, Wanted

WRITE = (
    "INSERT INTO faq_questionsearch (id, question, short_answer, words) VALUES (%s, %s, %s, %s::tsvector) "
    "ON CONFLICT (id) DO UPDATE SET question = excluded.question, short_answer = excluded.short_answer, "
    "words = excluded.words"
)
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


def row(question_id: int, facets: Sequence[str], fields: Sequence[Sequence[str]]) -> tuple[object, ...]:
    """The values of WRITE."""
    question, short_answer, _ = fields
    return question_id, " ".join(question), " ".join(short_answer), _vector(facets, fields)


def match(wanted: Wanted, narrowing: Narrowing) -> str:
    """The expression that FIND asks for."""
    alternatives = [
        "(" + " | ".join(f"'{token}'" for token in tokens) + ")" for tokens in narrowing.alternatives()
    ]
    return " & ".join([*alternatives, *(_term(term) for term in wanted.terms)])


def _vector(facets: Sequence[str], fields: Sequence[Sequence[str]]) -> str:
    places: defaultdict[str, list[str]] = defaultdict(list)
    start = 1
    for field in fields:
        for place, word in enumerate(field, start=start):
            places[word].append(str(place))
        # One place is left out between fields, so that no phrase reaches from one into the next.
        start += len(field) + 1
    # No word holds a quote or a backslash: they are letters and digits.
    words = (f"'{word}':{','.join(at)}" for word, at in places.items())
    return " ".join(_within_limit(chain((f"'{token}'" for token in facets), words)))


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
