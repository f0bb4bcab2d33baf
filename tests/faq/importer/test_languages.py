"""The language of a text, if it is clear."""

import pytest

from faq.importer.languages import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The eye is measured and the lens is chosen for it, which can take a day.", "en"),
        ("El ojo se mide y la lente se elige para él, lo que puede llevar un día en la clínica.", "es"),
        ("O olho é medido e a lente é escolhida para ele, o que pode levar um dia em uma clínica.", "pt"),
        ("Das Auge wird gemessen und die Linse ist für den Patienten, nicht für die Klinik.", "de"),
        ("L'œil est mesuré et la lentille est choisie pour vous dans une clinique.", "fr"),
        ("Zeiss 500 XL", None),
        ("", None),
    ],
)
def test_a_language_is_named_only_if_it_is_clearly_ahead(text, language):
    assert detect_language(text) == language
