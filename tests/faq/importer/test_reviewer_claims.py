"""Name and credentials of the person a document says reviewed it."""

import pytest

from faq.importer.reviewer_claims import merge_claims, names_nobody, read_claim, read_claims


@pytest.mark.parametrize(
    ("raw", "name", "credentials"),
    [
        ("Dr. Demo Reviewer", "Dr. Demo Reviewer", None),
        ("Demo Reviewer, MD, PhD", "Demo Reviewer", "MD, PhD"),
        ("Dt. Demo Reviewer, MSc — nutrition", "Dt. Demo Reviewer", "MSc"),
        ("Demo Reviewer (MD)", "Demo Reviewer", "MD"),
        ("el Dr. Demo Reviewer", "Dr. Demo Reviewer", None),
        ("Mr Demo Reviewer FRCS", "Mr Demo Reviewer", "FRCS"),
        ("Demo Reviewer MD PhD, cardiologist", "Demo Reviewer", "MD PhD, cardiologist"),
        ("DEMO DO", "DEMO DO", None),
        ("Dr. Demo Reviewer.", "Dr. Demo Reviewer", None),
        ("Dr. Demo R.", "Dr. Demo R.", None),
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


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Dr. Demo A and Dr. Demo B", ["Dr. Demo A", "Dr. Demo B"]),
        ("Dr. Demo Alba, MD, and Dr. Demo Berg, PhD", ["Dr. Demo Alba", "Dr. Demo Berg"]),
        ("Dra. Demo Alba y el Dr. Demo Berg", ["Dra. Demo Alba", "Dr. Demo Berg"]),
        ("Demo Alba and Demo Berg, MD", ["Demo Alba", "Demo Berg"]),
        ("Prof. Dr. med. Demo Alba", ["Prof. Dr. med. Demo Alba"]),
        ("Demo Alba, Dr. med.", ["Demo Alba"]),
        ("Dr. Demo Ramón y Cajal", ["Dr. Demo Ramón y Cajal"]),
        ("Dr. Demo Alba, Obstetrics and Gynaecology", ["Dr. Demo Alba"]),
        ("Demo Clinical Board and Review Team", ["Demo Clinical Board and Review Team"]),
    ],
)
def test_each_person_is_a_claim_of_its_own(raw, names):
    assert [claim.name for claim in read_claims(raw)] == names


@pytest.mark.parametrize(
    ("printed", "nobody"),
    [
        ("Our medical team", True),
        ("Medical Review Board", True),
        ("Dr. Demo Name of the knee team", False),
        ("Demo Name board-certified surgeon", False),
    ],
)
def test_a_body_of_people_is_nobody_and_a_certificate_of_a_board_is_no_body(printed, nobody):
    assert [names_nobody(claim) for claim in read_claims(printed)] == [nobody]
