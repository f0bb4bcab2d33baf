"""All checks together: complete, documented, and silent about the demo where they would say "error"."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from faq.editorial.claim_checks import CLAIM_CHECKS
from faq.editorial.drafts import draft_findings
from faq.editorial.findings import SEVERITIES
from faq.editorial.languages import LANGUAGES, VOCABULARIES
from faq.editorial.registry import CHECKS, findings_in
from faq.models import FAQPage
from faq.review.texts import with_text
from home.demo_loader import load_demo
from tests.faq.editorial.manuscripts import TODAY, manuscript

EDITORS = Path(__file__).resolve().parents[3] / "docs" / "editors.md"


def table_row(check) -> str:
    return (
        f"| `{check.code}` | {check.severity} | {check.looks_for} | {check.spares} | {check.reason} "
        f"| [{check.guidance.title}]({check.guidance.address}) |"
    )


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_every_check_says_what_why_and_who_says_so(check):
    assert re.fullmatch(r"[a-z]+(?:_[a-z]+)+|contradiction|testimonial", check.code)
    assert check.severity in SEVERITIES
    assert all([check.looks_for, check.spares, check.message, check.reason])
    assert check.guidance.address.startswith("http")
    assert set(check.languages) <= set(LANGUAGES)


def test_the_table_in_the_documentation_is_the_registry():
    listed = [
        line
        for line in EDITORS.read_text().splitlines()
        if re.match(r"\| `[a-z_]+` \| (?:error|warning|info) ", line)
    ]
    assert listed == [table_row(check) for check in CHECKS.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_kinds_of_words(language):
    words, english = VOCABULARIES[language], VOCABULARIES["en"]
    assert set(words.phrases) == {check.code for check in CLAIM_CHECKS}
    assert set(words.terms) == set(english.terms)


def test_findings_come_with_the_most_serious_first():
    text = manuscript("It is a silent killer. The risks are low. It is completely safe.")
    found = [SEVERITIES.index(finding.severity) for finding in findings_in(text, today=TODAY)]
    assert found == sorted(found)
    assert set(found) == {0, 1, 2}


@pytest.mark.django_db
def test_no_page_of_the_demo_has_an_error():
    load_demo()
    pages = with_text(FAQPage.objects.all()).select_related("treatment", "locale")
    found = draft_findings(pages, now=timezone.now())
    assert found
    errors = [
        (key, f.code, f.where, f.excerpt)
        for key, list_ in found.items()
        for f in list_
        if f.severity == "error"
    ]
    assert errors == []
