"""What belongs to the lists that a heading opens, and what merely follows."""

from tests.faq.importer.samples import excerpts, read


def test_a_date_below_the_sources_is_no_source():
    document = read(
        "<h1>Ears</h1><h2>Is it safe?</h2><p>Yes.</p><h3>References</h3><ol><li>Demo T. Ears. 2020.</li></ol><p>Feb. 6, 2026</p>",
        "a.html",
    )
    assert [source.text for source in document.document.sources] == ["Demo T. Ears. 2020."]
    assert excerpts(document, "unassigned_text") == ["Feb. 6, 2026"]
