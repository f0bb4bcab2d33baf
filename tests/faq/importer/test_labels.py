"""Labelled lines, with and without a colon."""

import pytest

from faq.importer.labels import match_label, read_labels, unknown_label


def fields(text: str, **options) -> list[tuple[str, str]]:
    return [(label.field, label.value) for label in read_labels(text, **options)]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Medically reviewed by: Dr. Demo", "reviewer", "Dr. Demo"),
        ("medically_reviewed_by: Dr. Demo", "reviewer", "Dr. Demo"),
        ("Revisado médicamente por: Dra. Demo", "reviewer", "Dra. Demo"),
        ("Reviewed: 2026-07-04", "reviewed_on", "2026-07-04"),
        ("Reviewed: Demo Name", "reviewer", "Demo Name"),
        ("Modified date: 2025-11-25", "modified_on", "2025-11-25"),
        ("Última actualización: 3 de mayo de 2026", "modified_on", "3 de mayo de 2026"),
        ("País: México", "country", "México"),
        ("Next review due: 2027", "review_due", "2027"),
        ("Medical review: Dr. Demo", "reviewer", "Dr. Demo"),
        ("Medical review: 2026-07-04", "reviewed_on", "2026-07-04"),
        ("Date of review: 2026-07-04", "reviewed_on", "2026-07-04"),
        ("Revisão médica: Dr. Demo", "reviewer", "Dr. Demo"),
        ("Aktualisiert am: 3. Mai 2026", "modified_on", "3. Mai 2026"),
        ("Mis à jour le : 3 mai 2026", "modified_on", "3 mai 2026"),
    ],
)
def test_a_label_with_a_colon_is_certain(text, field, value):
    assert fields(text) == [(field, value)]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Reviewed 2026-07-04", "reviewed_on", "2026-07-04"),
        ("Updated for 2026", "modified_on", "for 2026"),
        ("Medically reviewed by Dr. Demo Name", "reviewer", "Dr. Demo Name"),
        ("Revisado médicamente por el Dr. Demo", "reviewer", "el Dr. Demo"),
        ("By Demo Author", "author", "Demo Author"),
    ],
)
def test_without_a_colon_only_people_and_dates_count(text, field, value):
    assert fields(text) == [(field, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Treatment of the knee is next",
        "Updated guidelines were published",
        "Reviewed by many experts, the method is sound.",
        "Overview What a lens costs",
        "By The Numbers",
        "Price: $500",
    ],
)
def test_prose_is_no_label(text):
    assert fields(text) == []


def test_inside_a_list_of_details_any_known_label_counts():
    assert fields("Overview What a lens costs", loose=True) == [("overview", "What a lens costs")]
    assert fields("Country – Spain", loose=True) == [("country", "Spain")]


def test_one_byline_holds_several_values():
    assert fields("Reviewed by Demo Name · Last reviewed 2026-05-13") == [
        ("reviewer", "Demo Name"),
        ("reviewed_on", "2026-05-13"),
    ]


def test_what_has_no_label_of_its_own_stays_with_the_value_before():
    assert fields("Medically reviewed by Dt. Demo, MSc — nutrition — Last reviewed July 2026") == [
        ("reviewer", "Dt. Demo, MSc — nutrition"),
        ("reviewed_on", "July 2026"),
    ]


def test_a_label_is_kept_as_printed():
    assert match_label("Medically Reviewed By: Demo").label == "Medically Reviewed By"


def test_an_unknown_label_is_read_as_one():
    assert (unknown_label("Editor: Somebody").label, unknown_label("No label here")) == ("Editor", None)


def labelled(text):
    return [(label.field, label.value) for label in read_labels(text)]


@pytest.mark.parametrize(
    ("text", "who", "day"),
    [
        ("Medically reviewed by Dr. Demo A, MD on May 4, 2026", "Dr. Demo A, MD", "May 4, 2026"),
        ("Revisado por la Dra. Demo B el 4 de mayo de 2026", "la Dra. Demo B", "4 de mayo de 2026"),
        ("Medizinisch geprüft von Dr. Demo C am 4. Mai 2026", "Dr. Demo C", "4. Mai 2026"),
        ("Relu par le Dr Demo D le 4 mai 2026", "le Dr Demo D", "4 mai 2026"),
        ("Reviewed 4 May 2026 by Dr. Demo E", "Dr. Demo E", "4 May 2026"),
    ],
)
def test_who_reviewed_and_when_are_taken_apart(text, who, day):
    assert sorted(labelled(text)) == [("reviewed_on", day), ("reviewer", who)]


def test_a_byline_may_begin_with_the_author_or_with_other_words():
    assert labelled("Written by Demo Author · Medically reviewed by Dr. Demo") == [
        ("author", "Demo Author"),
        ("reviewer", "Dr. Demo"),
    ]
    assert labelled("Von Demo Autorin · Zuletzt geprüft am 4. Mai 2026")[0] == ("author", "Demo Autorin")
    assert labelled("12 min read · Updated 2026-05-13") == [("", ""), ("modified_on", "2026-05-13")]


@pytest.mark.parametrize(
    "text", ["Reviewed by a panel of experts", "The clinic grew – updated for 2026", "Written by hand"]
)
def test_running_words_are_no_byline(text):
    assert read_labels(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Medically reviewed by Dr. Demo Name, MD. Last updated: 3/4/2026",
            [("reviewer", "Dr. Demo Name, MD"), ("modified_on", "3/4/2026")],
        ),
        (
            "Reviewed by Dr. Demo Name, MD | Last updated Jan. 4, 2026.",
            [("reviewer", "Dr. Demo Name, MD"), ("modified_on", "Jan. 4, 2026")],
        ),
        (
            "Revisado por Dra. Demo, última actualización: 31/12/2025",
            [("reviewer", "Dra. Demo"), ("modified_on", "31/12/2025")],
        ),
        (
            "Revisado por Dr. Demo, atualizado em 3 de maio de 2026",
            [("reviewer", "Dr. Demo"), ("modified_on", "3 de maio de 2026")],
        ),
        (
            "Geprüft von Dr. Demo · Zuletzt aktualisiert am 3. Mai 2026",
            [("reviewer", "Dr. Demo"), ("modified_on", "3. Mai 2026")],
        ),
        (
            "Revu par Dr Demo. Mis à jour le 3 mai 2026. Prochaine révision : 2027",
            [("reviewer", "Dr Demo"), ("modified_on", "3 mai 2026"), ("review_due", "2027")],
        ),
        (
            "Reviewed by: Dr Demo N., MD, 12 March 2025",
            [("reviewer", "Dr Demo N., MD"), ("reviewed_on", "12 March 2025")],
        ),
        (
            "Reviewed by: Dr Demo, MD, Licence 12345, Suite 4",
            [("reviewer", "Dr Demo, MD, Licence 12345, Suite 4")],
        ),
    ],
)
def test_a_day_behind_the_reviewer_is_no_part_of_the_name(text, found):
    assert fields(text) == found


def test_what_follows_a_day_is_no_part_of_it():
    assert fields("Reviewed 2026-07-04 · 19 min read") == [("reviewed_on", "2026-07-04"), ("", "")]


def test_a_day_that_does_not_exist_is_no_reviewer():
    assert fields("Reviewed: 31/02/2026") == [("reviewed_on", "31/02/2026")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Relu médicalement par le Dr Demo · Mis à jour le 1er mars 2026", [("reviewer", "le Dr Demo"), ("modified_on", "1er mars 2026")]),
        ("Révisé médicalement par : Dr Demo", [("reviewer", "Dr Demo")]),
        ("Date de mise à jour : 03/04/2025", [("modified_on", "03/04/2025")]),
        ("Medizinisch überprüft von Dr. Demo", [("reviewer", "Dr. Demo")]),
        ("Letzte Überprüfung: 3. Februar 2026", [("reviewed_on", "3. Februar 2026")]),
        ("Revisto por: Dra. Demo", [("reviewer", "Dra. Demo")]),
        ("Data da última revisão: 3 de maio de 2026", [("reviewed_on", "3 de maio de 2026")]),
        ("Fecha de la última actualización: 3 de mayo de 2026", [("modified_on", "3 de mayo de 2026")]),
        ("Nächste Überprüfung: 3. Februar 2027", [("review_due", "3. Februar 2027")]),
    ],
)  # fmt: skip
def test_labels_of_five_languages(text, found):
    assert fields(text) == found


def test_a_byline_may_hold_a_day_of_another_kind():
    assert fields("By Demo Author · Published May 1, 2024 · Updated 2026-04-03") == [
        ("author", "Demo Author"),
        ("", ""),
        ("modified_on", "2026-04-03"),
    ]


def test_a_sentence_of_a_name_and_a_day_is_a_label():
    assert fields("Revisado médicamente por el Dr. Demo Montes de Oca el 18 de febrero de 2026.") == [
        ("reviewer", "el Dr. Demo Montes de Oca"),
        ("reviewed_on", "18 de febrero de 2026."),
    ]
    assert fields("Reviewed by Dr. Demo Name, MD.") == [("reviewer", "Dr. Demo Name, MD.")]


@pytest.mark.parametrize(
    "text",
    [
        "Reviewed by Dr. Demo Name, who has worked here for years.",
        "Reviewed by The Demo Team.",
        "Reviewed by Demo.",
    ],
)
def test_any_other_sentence_that_begins_like_one_is_none(text):
    assert fields(text) == []


def test_who_made_a_page_and_when_it_was_changed_may_stand_in_one_line():
    assert fields("Created by Demo Author, last modified on Mar 04, 2026") == [
        ("author", "Demo Author"),
        ("modified_on", "Mar 04, 2026"),
    ]


def test_a_line_of_labels_of_any_kind_between_bars_is_taken_apart():
    assert fields("Treatment: IVF | Country: Greece | Updated: 7 July 2026 | Reviewed by: Dr. Demo, MD") == [
        ("treatment", "IVF"),
        ("country", "Greece"),
        ("modified_on", "7 July 2026"),
        ("reviewer", "Dr. Demo, MD"),
    ]


def test_a_bar_within_a_value_stays_there():
    assert fields("Overview: ears | noses") == [("overview", "ears | noses")]


def test_a_day_behind_the_reviewer_may_follow_a_dash():
    assert fields("Relecture médicale : Dre Demo Nom — 14 mars 2026") == [
        ("reviewer", "Dre Demo Nom"),
        ("reviewed_on", "14 mars 2026"),
    ]


def test_more_words_may_stand_before_a_bar_than_before_a_dash():
    line = "Fact checked by Dr. Demo Name, surgeon at the clinic {} Last updated on 2 August 2026"
    assert fields(line.format("|"))[1:] == [("modified_on", "2 August 2026")]
    assert fields(line.format("—")) == []


def test_what_stands_behind_the_day_of_publication_is_read():
    assert fields("Publicado em 10/02/2026 às 14h32 - Atualizado em 18/02/2026 às 09h10") == [
        ("", ""),
        ("modified_on", "18/02/2026 às 09h10"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Reviewed by our medical team", "Revisado por nuestro equipo médico", "Reviewed by our clinical team."],
)
def test_a_team_of_ours_is_who_reviewed(text):
    assert [field for field, _ in fields(text)] == ["reviewer"]


def test_what_a_team_of_ours_does_is_no_label():
    assert fields("Reviewed by our team before every operation") == []


@pytest.mark.parametrize(
    "text",
    [
        "This article was medically reviewed by Demo Name, MD.",
        "Texto revisto por Demo Name, MD",
        "Contenu validé par Demo Name, MD",
        "Content reviewed by: Demo Name, MD",
    ],
)
def test_what_was_reviewed_may_stand_before_the_label(text):
    assert [(field, value.rstrip(".")) for field, value in fields(text)] == [("reviewer", "Demo Name, MD")]


def test_sentences_of_labelled_days_are_labels():
    assert fields("Last reviewed June 2026. Next review June 2029.") == [
        ("reviewed_on", "June 2026"),
        ("review_due", "June 2029"),
    ]
    assert fields("Last reviewed June 2026. We checked it twice.") == []


def test_behind_a_dash_two_labels_are_certain():
    assert fields("By the editors — last reviewed 11/12/2025 — reviewed by Dr. Demo Name, MD")[1:] == [
        ("reviewed_on", "11/12/2025"),
        ("reviewer", "Dr. Demo Name, MD"),
    ]


def test_a_clinician_behind_the_day_of_review_is_the_reviewer():
    assert fields("Última revisión médica: 10 de febrero de 2026. Dr. Demo Nombre, cirujano") == [
        ("reviewed_on", "10 de febrero de 2026"),
        ("reviewer", "Dr. Demo Nombre, cirujano"),
    ]


def test_the_day_of_publication_may_end_in_a_comma():
    line = "Veröffentlicht am 02.03.2026, zuletzt aktualisiert am 17.06.2026 | Lesedauer: 6 Min."
    assert ("modified_on", "17.06.2026") in fields(line)


def test_what_was_done_is_a_label_before_a_person_and_a_day():
    assert fields("Fachlich geprüft: Dr. Demo Name") == [("reviewer", "Dr. Demo Name")]
    assert fields("Ärztlich geprüft: 4. März 2026") == [("reviewed_on", "4. März 2026")]
