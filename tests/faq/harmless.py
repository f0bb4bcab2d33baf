"""Whether what is served could run anything, in whichever way a browser or a Markdown reader takes it."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

PARSERS = ("lxml", "html5lib")
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
RUNS = re.compile(r"\s*(javascript|vbscript|data):", re.IGNORECASE)


def strict(body: str | bytes) -> object:
    """Parsed as the standard has it: no NaN, and no name twice in an object."""

    def once(pairs: list[tuple[str, object]]) -> dict:
        assert len(pairs) == len({name for name, _ in pairs})
        return dict(pairs)

    return json.loads(body, object_pairs_hook=once, parse_constant=pytest.fail)


def assert_inert(html: str, url: str) -> None:
    """However a browser reads it: one script, which is data, and nothing else that could run or load."""
    for parser in PARSERS:
        soup = BeautifulSoup(html, parser)
        # Beside the data, only files of our own.
        [script] = [
            each for each in soup.find_all("script") if not each.get("src", "").startswith("/static/")
        ]
        assert script["type"] == "application/ld+json", url
        strict(script.string)
        assert not soup.find_all(["iframe", "object", "embed", "style", "svg", "base"]), url
        # Our own search and filters ask for a page of the site.
        forms = [(form["method"], form["action"][:1], form["action"][1:2]) for form in soup.find_all("form")]
        assert all((method, slash) == ("get", "/") and second != "/" for method, slash, second in forms), url
        for tag in soup.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], (url, tag)
            addresses = [tag[name] for name in ("href", "src", "action", "srcset") if name in tag.attrs]
            assert not [address for address in addresses if RUNS.match(address)], (url, tag)


def assert_harmless_markdown(markdown: str, where: str) -> None:
    """Read by a Markdown parser that lets HTML through, it holds neither HTML nor a link that runs something."""
    soup = BeautifulSoup(MARKDOWN.render(markdown), "html5lib")
    assert not soup.find_all(["script", "style", "iframe", "svg", "object", "form"]), where
    for tag in soup.find_all(True):
        assert set(tag.attrs) <= {"href", "src", "alt", "title", "start", "class"}, (where, tag)
        assert not RUNS.match(tag.get("href", tag.get("src", ""))), (where, tag)
