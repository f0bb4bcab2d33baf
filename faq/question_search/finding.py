"""Finding published questions by their words, at a cost that does not grow with how many there are."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from faq.question_search.databases import statements
from faq.question_search.facets import Narrowing
from faq.question_search.ranking import Candidate, ranked
from faq.question_search.wanted import Wanted

# So many of the newest matches are put in order; ranking all of them would cost the more the more there are.
MOST_RANKED = 500
MOST_FOUND = 1_000


@dataclass(frozen=True)
class Found:
    """Ids of published questions, best first; where `total_is_capped`, there are more than `total` of them.

    `document_ids` are those of their documents, each once, by its best question.
    """

    ids: list[int]
    document_ids: list[int]
    total: int
    total_is_capped: bool


NOTHING = Found(ids=[], document_ids=[], total=0, total_is_capped=False)


def search(wanted: Wanted, narrowing: Narrowing, *, now: dt.datetime) -> Found:
    """The questions that hold all that is wanted, among those in their schedule at `now`.

    Of many matches the 500 newest are ranked, the next follow as they come; beyond 1,000 none is looked at.
    """
    if not all(narrowing.alternatives()):
        return NOTHING
    candidates = _candidates(wanted, narrowing, now)
    is_capped = len(candidates) > MOST_FOUND
    best = ranked(candidates[:MOST_RANKED], wanted) + candidates[MOST_RANKED:MOST_FOUND]
    return Found(
        ids=[candidate.question_id for candidate in best],
        document_ids=list(dict.fromkeys(candidate.document_id for candidate in best)),
        total=len(best),
        total_is_capped=is_capped,
    )


def _candidates(wanted: Wanted, narrowing: Narrowing, now: dt.datetime) -> list[Candidate]:
    sql = statements()
    moment = connection.ops.adapt_datetimefield_value(now)
    # One more than are answered, to know whether there are more.
    values = [sql.match(wanted, narrowing), narrowing.site_id, moment, moment, MOST_FOUND + 1]
    with connection.cursor() as cursor:
        cursor.execute(sql.FIND, values)
        return [Candidate(*row) for row in cursor.fetchall()]
