"""A long table of single sentences: those that make a claim, and those that deny, ask, report or merely mention one.

Each line is `language | code | sentence`, with - for a sentence that no check of claims may find anything in.
"""

from pathlib import Path

import pytest

from faq.editorial.claim_checks import CLAIM_CHECKS
from faq.editorial.registry import findings_in
from tests.faq.editorial.manuscripts import TODAY, manuscript

CODES = {check.code for check in CLAIM_CHECKS} | {"success_rate_no_source"}
ROWS = [
    line.split(" | ", maxsplit=2)
    for line in (Path(__file__).parent / "claim_sentences.txt").read_text(encoding="utf-8").splitlines()
]
CLAIMS = [row for row in ROWS if row[1] != "-"]


def codes(language: str, sentence: str) -> set[str]:
    return {found.code for found in findings_in(manuscript(sentence, language), today=TODAY)} & CODES


@pytest.mark.parametrize(("language", "code", "sentence"), CLAIMS)
def test_a_claim_is_found(language, code, sentence):
    assert code in codes(language, sentence)


@pytest.mark.parametrize(("language", "sentence"), [(row[0], row[2]) for row in ROWS if row[1] == "-"])
def test_what_is_no_claim_of_the_text_is_spared(language, sentence):
    assert codes(language, sentence) == set()


@pytest.mark.parametrize("language", ["de", "fr", "pt", "pt-br", "", "it"])
def test_a_text_in_another_language_is_not_judged_by_these_words(language):
    for _, _, sentence in CLAIMS:
        assert findings_in(manuscript(sentence, language), today=TODAY) == []


def test_both_languages_have_enough_sentences():
    assert all(sum(row[0] == language for row in ROWS) >= 90 for language in ("en", "es"))
