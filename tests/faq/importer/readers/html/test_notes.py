"""Footnotes that are marked only by class or role."""

import pytest

from tests.faq.importer.samples import codes, read

LIST = "<ol><li>Demo T. Ears. 2020. <a href='#r1'>↩</a></li><li>Demo U. Noses. 2021.</li></ol>"


@pytest.mark.parametrize("attributes", ["class=footnotes", "role=doc-endnotes"])
@pytest.mark.parametrize("heading", ["", "<h2>Sources</h2>"])
def test_a_list_of_notes_is_a_list_of_sources(attributes, heading):
    result = read(
        f"<h1>Ears</h1><h2>Is it safe?</h2><p>Yes.¹</p>{heading}<div {attributes}><hr>{LIST}</div>", "a.html"
    )
    assert [source.text for source in result.document.sources] == [
        "Demo T. Ears. 2020.",
        "Demo U. Noses. 2021.",
    ]
    assert [block.type for block in result.document.questions[0].long_answer] == ["paragraph"]
    assert "unassigned_text" not in codes(result)


def test_another_list_stays_in_the_answer():
    result = read(f"<h1>Ears</h1><h2>Is it safe?</h2><p>Yes.</p><div class=notes>{LIST}</div>", "a.html")
    assert result.document.sources == []
