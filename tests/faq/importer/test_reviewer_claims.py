"""Name and credentials of the person a document says reviewed it."""

import pytest

from faq.importer.reviewer_claims import merge_claims, read_claim


@pytest.mark.parametrize(
    ("raw", "name", "credentials"),
    [
        ("Dr. Demo Reviewer", "Dr. Demo Reviewer", None),
        ("Demo Reviewer, MD, PhD", "Demo Reviewer", "MD, PhD"),
        ("Dt. Demo Reviewer, MSc — nutrition", "Dt. Demo Reviewer", "MSc"),
        ("Demo Reviewer (MD)", "Demo Reviewer", "MD"),
        ("el Dr. Demo Reviewer", "Dr. Demo Reviewer", None),
        ("Dr. Demo Reviewer — orthopaedics · Demo Board", "Dr. Demo Reviewer", None),
    ],
)
def test_a_claim_is_split_and_kept_verbatim(raw, name, credentials):
    claim = read_claim(raw)
    assert (claim.name, claim.credentials, claim.raw) == (name, credentials, raw)


def test_the_same_person_twice_is_one_claim():
    merged = merge_claims([read_claim("Dr. Demo Reviewer"), read_claim("Demo Reviewer, MD")])
    assert merged.credentials == "MD"


def test_two_people_are_no_claim():
    assert merge_claims([read_claim("Demo Reviewer A"), read_claim("Demo Reviewer B")]) is None
