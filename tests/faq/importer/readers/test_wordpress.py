"""Posts as WordPress exports them."""

import json

from tests.faq.importer.samples import read

POST = {
    "title": {"rendered": "Ears &amp; Hearing"},
    "content": {"rendered": '<h2>Is it safe?</h2>\n<p>Yes, <a href="/more/">mostly</a>.</p>'},
    "modified": "2026-02-03T01:02:03",
    "link": "https://e.org/ears/",
}


def test_a_post_is_a_page_with_title_date_and_address():
    document = read(json.dumps(POST), "post.json").document
    assert document.title == "Ears & Hearing"
    assert document.modified_on == "2026-02-03"
    assert 'href="https://e.org/more/"' in document.questions[0].long_answer[0].html


def test_a_list_of_one_post_is_that_post():
    assert read(json.dumps([POST]), "a.json").document == read(json.dumps(POST), "a.json").document


def test_values_of_another_type_are_passed_over():
    odd = POST | {"modified": 5, "link": None, "yoast_head_json": [], "excerpt": "x"}
    assert read(json.dumps(odd), "a.json").document.modified_on is None


def test_what_no_database_and_no_encoding_can_hold_is_left_out():
    broken = "A\x00 \ud800word"
    post = POST | {
        "title": {"rendered": broken},
        "content": {"rendered": f"<h2>Is it {broken}?</h2><p>{broken} it is.</p>"},
        "yoast_head_json": {"author": broken},
    }
    found = read(json.dumps(post), "post.json")
    kept = found.document.model_dump_json() + "".join(row.model_dump_json() for row in found.warnings)
    assert "\\u0000" not in kept
    assert (found.document.title, found.document.author) == ("A word", "A word")
