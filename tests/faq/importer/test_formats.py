"""What holds for any Markdown document, web page or export, however damaged: nothing is lost, nothing breaks."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importer.errors import UnreadableDocument
from tests.faq.importer.hostile import EXAMPLES, UniqueWords, html_trees, markdown_pieces
from tests.faq.importer.samples import codes, read

HEAD = "<h1>A Guide</h1><h2>Is it safe?</h2><p>Yes.</p>"


def lost_words(text: str, words: UniqueWords, file: str) -> list[str]:
    """The words of a document that its report lost; none where it was refused."""
    try:
        return words.lost(read(text, file))
    except UnreadableDocument:
        return []


def refusal_of(data: str | bytes, file: str) -> UnreadableDocument | None:
    """Why a file is refused, or None."""
    try:
        read(data, file)
    except UnreadableDocument as refusal:
        return refusal
    return None


@settings(max_examples=EXAMPLES)
@given(st.lists(html_trees, min_size=1, max_size=8))
def test_every_word_of_a_page_is_in_its_report(trees):
    words = UniqueWords()
    page = "".join(map(words.html, trees))
    assert lost_words(page, words, "page.html") == []


@settings(max_examples=EXAMPLES)
@given(markdown_pieces, st.lists(html_trees, max_size=3))
def test_every_word_of_a_markdown_document_is_in_its_report(pieces, trees):
    words = UniqueWords()
    text = "\n\n".join([words.markdown(pieces), *map(words.html, trees)]) or "x"
    assert lost_words(text, words, "document.md") == []


@settings(max_examples=EXAMPLES)
@given(
    st.one_of(
        st.text(alphabet="<>/=\"'!-[]{}abph12 &;#\n?.:|`*\\~_^", max_size=300), st.binary(max_size=200)
    ),
    st.sampled_from(["page.html", "document.md", "post.json"]),
)
def test_any_file_is_read_or_refused(data, file):
    refusal = refusal_of(data, file)
    assert refusal is None or (refusal.file == file and refusal.reason)


REFUSED = {
    "levels.html": (f"{HEAD}{'<div>' * 50_000}x", "nested more than 256 deep"),
    "attributes.html": (f"<div {' '.join(f'a{n}=1' for n in range(50_000))}>x", "more than 1000 attributes"),
    "tag.html": (HEAD + "<a" * 20_000, "never closed"),
    "quoted.html": (HEAD + "<a b='" * 20_000, "never closed"),
    "comment.html": (HEAD + "<!--" * 20_000, "never closed"),
    "marked.html": (HEAD + "<![CDATA[" * 20_000, "never closed"),
    "script.html": (f"{HEAD}<script>{'x' * 1000}<p>lost", "<script> is never closed"),
    "declaration.html": (f"{HEAD}<![x[ y ]]>", "damaged"),
    "nothing.html": ("<p> </p><script>x</script>", "No text was found"),
    "nul.html": (b"<p>a\0b</p>", "binary"),
    "brackets.md": ("[" * 20_000, "more than 1000 marks"),
    "emphasis.md": ("*a " * 20_000, "more than 1000 marks"),
    "images.md": ("![ " * 20_000, "more than 1000 marks"),
    "footnote.md": (
        "# A\n\nx [^1]\n\n[^1]: " + "[" * 1_001,
        r"more than 1000 marks .*\(line 5\)",
    ),
    "aliases.md": ("---\na: &x [y]\nb: *x\n---\n# A", "Anchors and aliases"),
    "flow.md": (f"---\na: {'[' * 3000}\n---\n# A", "nested more than 10 deep"),
    "toml.md": (f"+++\na = {'[' * 3000}\n+++\n# A", "nested more than 10 deep"),
    "number.md": (
        f"+++\na = {'1' * 5_000}\n+++\n# A",
        "TOML data at the head of the file|TOML data at the head is damaged",
    ),
    "levels.json": ("[" * 100_000, "nested too deep"),
    "number.json": ("1" * 5_000, "too long"),
    "shape.json": ('{"title": {"rendered": "A"}}', "no WordPress post"),
    "posts.json": ('[{"content": {}}, {"content": {}}]', "holds 2 posts"),
    "broken.json": ('{\n"title": ', "no JSON"),
}


@pytest.mark.parametrize("file", REFUSED)
def test_what_cannot_be_read_whole_is_refused_with_a_reason(file):
    data, reason = REFUSED[file]
    with pytest.raises(UnreadableDocument, match=reason) as refusal:
        read(data, file)
    assert refusal.value.file == file


LARGE = {
    "paragraphs.html": HEAD + "<p>x" * 20_000,
    "items.html": f"{HEAD}<ul>" + "<li>x" * 20_000,
    "links.html": HEAD + "<a>" * 20_000 + "x",
    "breaks.html": f"{HEAD}<p>" + "a<br>" * 20_000,
    "spans.html": f"{HEAD}<table>" + "<tr><td colspan=99999 rowspan=99999>a<td>b" * 300 + "</table>",
    "regions.html": HEAD + "<nav>x</nav>" * 5_000,
    "one region.html": f"{HEAD}<nav>" + "<p>x" * 20_000,
    "marks.html": f"{HEAD}<p>" + "<b>x</b> y<br><br>" * 20_000,
    "signs.html": HEAD + "< & &# " * 20_000,
    "headings.md": "# A\n\n" + "## Is it?\n\nx\n\n" * 1_000,
    "footnotes.md": "# A\n\n## Is it?\n\n" + "[^1]: x\n" * 2_000,
}


@pytest.mark.parametrize("file", LARGE)
def test_a_document_of_many_parts_is_read(file):
    assert "not_a_faq" not in codes(read(LARGE[file], file))


@pytest.mark.parametrize("file", ["a.html", "a.md", "a.json"])
def test_a_reference_to_a_character_of_thousands_of_digits_is_no_character(file):
    page = f"{HEAD}<p>&#{'1' * 5_000}; x</p>"
    if file.endswith(".json"):
        page = json.dumps({"title": {"rendered": "A Guide"}, "content": {"rendered": page}})
    assert "\N{REPLACEMENT CHARACTER}" in read(page, file).document.model_dump_json()


def test_half_a_character_in_a_damaged_tag_can_be_printed():
    post = '{"title": {"rendered": "A"}, "content": {"rendered": "<h2>Is it safe?</h2>Yes. <x\\ud800 y>"}}'
    assert [warning.model_dump_json() for warning in read(post, "a.json").warnings]


def test_lists_nested_beyond_what_is_read_are_reported_line_by_line():
    text = "# A\n\n## Is it?\n\n" + "\n".join(f"{'  ' * level}- w{level}x" for level in range(200))
    words = UniqueWords()
    words.words = [f"w{level}x" for level in range(200)]
    assert words.lost(read(text, "document.md")) == []
