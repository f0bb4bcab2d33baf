"""What a search finds, on either database."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from faq.question_search import NothingWantedError, finding
from tests.faq.question_search.published import NOW, find, found, make_document, publish

pytestmark = pytest.mark.django_db


def test_every_word_must_be_there_wherever_it_stands():
    pk = publish("How long is recovery?", "Some weeks.", "Most people drive after a month.")
    assert found("recovery weeks drive") == [pk]
    assert found("recovery years") == []


def test_accents_and_case_make_no_difference():
    pk = publish("¿Cuánto dura una prótesis de rodilla?", locale="es")
    for text in ("protesis", "PRÓTESIS", "pro\u0301tesis", "cuanto RODILLA"):
        assert found(text) == [pk]


def test_a_word_finds_longer_ones_that_it_begins_from_three_letters_on():
    pk = publish("What is peri-implantitis?")
    assert found("implant") == found("imp") == [pk]
    assert found("im") == found("plantitis") == []


def test_there_is_no_stemming():
    pk = publish("What does an implant cost?")
    assert found("implant") == [pk]
    assert found("implantitis") == found("implants") == []


def test_a_word_of_any_length_finds_longer_ones():
    word = "otorhinolaryngologist" * 2
    pk = publish(f"Do I need an {word}s opinion?")
    for length in range(3, len(word) + 1):
        assert found(word[:length]) == [pk]


def test_a_phrase_is_found_as_it_stands_and_not_across_texts():
    pk = publish("How long until full recovery?", "Twelve weeks.", "Or more.")
    assert found('"full recovery"') == found('until "full recovery" weeks') == [pk]
    assert found('"recovery full"') == found('"full recov"') == []
    assert found('"recovery twelve"') == found('"weeks or"') == []


def test_the_best_answer_comes_first():
    long = publish("What else?", "Much.", "Pain goes away.")
    question = publish("How long does the pain last?")
    short = publish("What happens after?", "The pain fades.")
    assert found("pain") == [question, short, long]


@pytest.mark.parametrize(
    ("fields", "narrowing"),
    [
        ({"site_id": 2}, {"site_id": 2}),
        ({"locale": "es"}, {"locale": "es"}),
        ({"treatment_id": 7}, {"treatment_ids": (7,)}),
        ({"country": "MX"}, {"country": "MX"}),
        ({"page_id": 70}, {"page_id": 70}),
        ({"reviewer_id": 7}, {"reviewer_ids": (7,)}),
        ({"review_status": "expired"}, {"review_status": "expired"}),
    ],
)
def test_a_search_is_narrowed_to(fields, narrowing):
    publish("Knee in Spain?", page_id=7, treatment_id=70, country="ES", reviewer_id=70)
    wanted = publish("Knee in Mexico?", **fields)
    assert found("knee", **narrowing) == [wanted]


def test_treatments_are_alternatives_and_none_of_them_finds_nothing():
    first, second, _ = (publish("Knee?", treatment_id=treatment) for treatment in (1, 2, 12))
    assert sorted(found("knee", treatment_ids=(1, 2))) == [first, second]
    assert found("knee", treatment_ids=()) == []


def test_filters_narrow_together():
    publish("Knee?", locale="es", country="MX")
    publish("Knee?", locale="en", country="ES")
    both = publish("Knee?", locale="es", country="ES")
    assert found("knee", locale="es", country="ES") == [both]


def test_facets_are_no_words():
    publish("Knee?", site_id=1, locale="en", country="MX", treatment_id=7)
    for text in ("s1", "len", "t7", "cmx", "=cmx", "=len"):
        assert found(text) == []


def test_the_schedule_is_kept_at_the_moment_of_reading():
    hour = dt.timedelta(hours=1)
    pk = publish("Knee?", visible_from=NOW, visible_until=NOW + hour)
    assert found("knee", now=NOW - dt.timedelta(seconds=1)) == []
    assert found("knee", now=NOW) == found("knee", now=NOW + hour - dt.timedelta(seconds=1)) == [pk]
    assert found("knee", now=NOW + hour) == []


def test_pages_come_once_by_their_best_question():
    first, second = make_document(), make_document()
    publish("What else?", "The knee.", document=first)
    publish("What of the knee?", document=second)
    publish("Which knee?", document=first)
    assert find("knee").document_ids == [second.pk, first.pk]


def test_what_is_found_is_counted_to_the_cap_and_the_rest_is_newest_first(monkeypatch):
    monkeypatch.setattr(finding, "MOST_RANKED", 2)
    monkeypatch.setattr(finding, "MOST_FOUND", 4)
    best = publish("Knee?")
    ids = [publish("What else?", "", f"The knee, {number}.") for number in range(3)]
    some = find("knee")
    assert (some.total, some.total_is_capped) == (4, False)
    assert some.ids == [ids[2], ids[1], ids[0], best]
    newest = publish("Knee?")
    capped = find("knee")
    assert (capped.total, capped.total_is_capped) == (4, True)
    assert capped.ids == [newest, ids[2], ids[1], ids[0]]


def test_neither_another_site_nor_a_filter_is_starved_by_the_cap(monkeypatch):
    monkeypatch.setattr(finding, "MOST_RANKED", 1)
    monkeypatch.setattr(finding, "MOST_FOUND", 2)
    wanted = publish("Knee?", site_id=2, locale="es", treatment_id=3)
    hidden = [publish("Knee?", site_id=2, visible_from=NOW + dt.timedelta(days=1)) for _ in range(4)]
    for _ in range(4):
        publish("Knee?", locale="en", treatment_id=4)
    assert hidden
    assert found("knee", site_id=2) == found("knee", site_id=2, treatment_ids=(3,)) == [wanted]
    assert find("knee", site_id=2).total_is_capped is False


def test_the_words_of_a_long_answer_are_found_far_down_and_as_phrases():
    pk = publish("Knee?", "", f"{'word ' * 5_000} the very end")
    assert found('"very end"') == found("very knee") == [pk]


HOSTILE = [
    '"', '"""', "knee)", "(knee", "knee*", "*knee", "^knee", "knee:*", "knee'", "knee\\", "'knee':*A", "knee & !knee",
    "NEAR(knee hip, 2)", "knee AND", "NOT knee", "question:knee", "{question}: knee", "-knee", "knee <-> knee",
    "knee\x00", "knee\u2028", "knee 😀", "%s knee", "%(knee)s", "a OR " * 40, "knee; DROP TABLE faq_questionsearch",
    "=s1", "=s2 knee", "knee\ud800", "\ufdfa" * 11,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_an_expression_of_the_database(text):
    pk = publish("Near knee question and not s1 a or s2?", "Drop the table hip 2.", "s faq questionsearch.")
    try:
        assert found(text) in ([pk], [])
    except NothingWantedError:
        assert "knee" not in text


class AnyText(TestCase):
    @given(st.text(max_size=200))
    @example("'\"\\ :*")
    def test_any_text_is_answered_or_refused(self, text):
        pk = publish("What is it?", "", text)
        try:
            ids = found(text.replace('"', " "))
        except NothingWantedError:
            return
        assert ids == [pk]
