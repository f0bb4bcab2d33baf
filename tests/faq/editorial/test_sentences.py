"""Where sentences end, and what excuses a word in one. Hostile text must not take the checks long."""

import re

import pytest

from faq.editorial.languages import VOCABULARIES
from faq.editorial.sentences import excerpt_of, is_denied, sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("¿Duele? No. ¡Nada!", ["¿Duele?", "No.", "¡Nada!"]),
        ("“It works.” Then it stops.", ["“It works.”", "Then it stops."]),
        ("Ask Dr. Example. Then wait.", ["Ask Dr. Example.", "Then wait."]),
        ("The answer is no. It cannot.", ["The answer is no.", "It cannot."]),
        ("Licence no. 12345 is valid.", ["Licence no. 12345 is valid."]),
        ("It costs 3.5 euros.", ["It costs 3.5 euros."]),
        ("A line\nand   another", ["A line", "and another"]),
        ("", []),
    ],
)
def test_a_text_is_split_into_sentences(text, sentences):
    assert list(sentences_of(text)) == sentences


@pytest.mark.parametrize(
    ("language", "sentence", "denied"),
    [
        ("en", "No procedure is quick, simple or SAFE", True),
        ("en", "It does not hurt and it is not, strictly speaking, SAFE", True),
        ("en", "No pain, SAFE", False),
        ("en", "It does not hurt, and it is SAFE", False),
        ("en", "It is not cheap but SAFE", False),
        ("en", "There is no doubt that it is SAFE", False),
        ("en", "No, it is SAFE", False),
        ("en", "It isn’t SAFE", True),
        ("es", "Ningún método es rápido, sencillo o SAFE", True),
        ("es", "No duele, pero es SAFE", False),
        ("es", "Sin duda es SAFE", False),
        ("es", "No, es SAFE", False),
    ],
)
def test_a_negation_reaches_as_far_as_its_clause(language, sentence, denied):
    start = re.search("SAFE", sentence).start()
    assert is_denied(sentence, start, VOCABULARIES[language]) is denied


def test_an_excerpt_shows_the_words_in_question():
    sentence = f"{'before ' * 60}HERE {'after ' * 60}".strip()
    excerpt = excerpt_of(sentence, sentence.index("HERE"))
    assert "HERE" in excerpt
    assert len(excerpt) <= 160
    assert excerpt_of("Short.", 3) == "Short."


def test_every_word_of_a_text_is_in_a_sentence():
    text = "One. two Three? (Four) “Five.” Dr. Six no. 7\nEight… Nine; ten"
    assert " ".join(sentences_of(text)).split() == text.split()
