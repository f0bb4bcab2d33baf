"""Documents made of words that stand once each, to see that none is lost, and how often a property is tried."""

import os
import re

from hypothesis import strategies as st

from faq.importer.reading import ReadDocument

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))

_BLOCKS = (
    "p", "div", "section", "h1", "h2", "h3", "h4", "li", "blockquote", "details", "summary", "figure", "nav", "header",
    "footer", "aside", "main", "article", "form", "pre", "dd", "dt", "td", "th", "caption", "button", "address", "tr",
    "table", "ul", "ol", "dl", "tbody", "thead", "body", "center", "noscript", "title", "head", "select", "option",
)  # fmt: skip
_INLINE = (
    "b",
    "strong",
    "i",
    "em",
    "a",
    "a href=https://example.org/",
    "span",
    "code",
    "sup",
    "time",
    "q",
    "font",
    "br",
)
_BEFORE = (
    "", "", "", "", "Short answer: ", "Note: ", "Reviewed by ", "Updated: ", "1. ", "Sources", "Details ", "What is ",
    "• ", "| ",
)  # fmt: skip
_AFTER = (
    "?",
    ".",
    ":",
    "",
    " ",
    "!",
    " <",
    " & ",
    "&nbsp;",
    " €1,200 ",
    " - ",
    "\n",
    "“",
    "”",
    "<br>",
    " | ",
    "%",
)
_WORD = re.compile(r"w\d+x")

_leaf = st.tuples(st.sampled_from(_BEFORE), st.sampled_from(_AFTER))
html_trees = st.recursive(
    _leaf,
    lambda inner: st.tuples(
        st.sampled_from(_BLOCKS * 2 + _INLINE), st.lists(inner, max_size=5), st.booleans()
    ),
    max_leaves=40,
)
markdown_pieces = st.lists(
    st.sampled_from(
        ("# ", "## ", "- ", "1. ", "> ", "    ", "```\n", "|", "**", "_", "[^1]", "\n", "\n\n", "[^1]: ", "[a]: ", "](",
         "[", "---\n", "|--|--|\n", " W ", " W W. ", " W? ", "<details>", "</details>", "<summary>", "`", "\\", "***",
         "===\n", "~~", "![", " < ", "<", ">", "&amp;", "W", "+++\n", "W: W\n")
    ),
    max_size=40,
)  # fmt: skip


class UniqueWords:
    """Writes documents in which every word stands once."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def next(self) -> str:
        """A word that was not used yet."""
        self.words.append(f"w{len(self.words)}x")
        return self.words[-1]

    def html(self, node: tuple) -> str:
        """A tree as HTML; end tags are left out where the tree says so."""
        if len(node) == 2:
            return f"{node[0]}{self.next()} {self.next()}{node[1]}"
        tag, children, closed = node
        return f"<{tag}>{''.join(map(self.html, children))}{f'</{tag.split()[0]}>' if closed else ''}"

    def markdown(self, pieces: list[str]) -> str:
        """Pieces of Markdown with a new word for each W."""
        return "".join(re.sub("W", lambda _: self.next(), piece) for piece in pieces)

    def lost(self, read: ReadDocument) -> list[str]:
        """The words that stand nowhere in a report."""
        report = read.document.model_dump_json() + "".join(
            warning.model_dump_json() for warning in read.warnings
        )
        found = set(_WORD.findall(report))
        return [word for word in self.words if word not in found]
