"""Whole quotations, and whose words they are."""

import pytest

from faq.importer.quotations import ends_in_speaker, is_attribution, is_testimonial, unquote


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“Yes, it does.”", "Yes, it does."),
        ('"Yes, it does."', "Yes, it does."),
        ("« Oui, bien sûr. »", "Oui, bien sûr."),
        ("„Ja, gewiss.“", "Ja, gewiss."),
        ("“Yes, it does”.", "Yes, it does"),
        ('"The "gold" lens is dear."', 'The "gold" lens is dear.'),
        ("“It is called ‘phaco,’ from the Greek.”", "It is called ‘phaco,’ from the Greek."),
        ("“The “new” lens is dear.”", "The “new” lens is dear."),
        ("“It’s the surgeon’s choice.”", "It’s the surgeon’s choice."),
    ],
)
def test_a_whole_quotation_loses_its_outer_marks_only(text, inner):
    assert unquote(text) == inner


@pytest.mark.parametrize(
    "text",
    [
        "“Yes,” she says, “it does.”",
        '"Yes," she says, "it does."',
        "“Yes, it does,” says Dr. Demo.",
        "It is a “new” lens.",
        "“Open only",
        "“”",
        "",
    ],
)
def test_anything_else_is_no_whole_quotation(text):
    assert unquote(text) is None


def test_somebody_speaking_of_himself_is_a_testimonial():
    assert is_testimonial("I could read the clock again after a day!")
    assert is_testimonial("After two weeks I was back at work.")
    assert not is_testimonial("Most people read the clock after a day.")
    assert not is_testimonial("Grade I cataracts are rarely taken out.")


def test_a_dash_and_a_name_say_who_spoke():
    assert is_attribution("— Demo Patient, 54")
    assert not is_attribution("— This is a whole sentence that begins with a dash.")


@pytest.mark.parametrize(
    "text", ["“It helped.” — Demo Patient, 54", "«Me ayudó.» (Demo Paciente)", '"It helped." - D.']
)
def test_words_with_their_speaker_behind_them(text):
    assert ends_in_speaker(text)


@pytest.mark.parametrize("text", ["“It helped.”", "It helped – a lot", "“Yes,” he says, “it does.”"])
def test_words_without_a_speaker_behind_them(text):
    assert not ends_in_speaker(text)
