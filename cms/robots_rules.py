"""What a robots.txt may say: the editors' own lines, and a choice for each kind of crawler that asks by name.

A crawler that finds a group of its own reads no other, so each group repeats what everybody is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError

DEFAULT_RULES = "User-agent: *\nDisallow: /admin/\n"
EVERYBODY = "*"
MOST_CHARACTERS = 20_000

_ALLOWED = ("User-agent", "Allow", "Disallow", "Crawl-delay")
_NAMES = {name.lower(): name for name in _ALLOWED}
_AGENT = re.compile(r"\*|[A-Za-z][A-Za-z0-9_.-]*")
_DELAY = re.compile(r"\d{1,4}(\.\d{1,2})?")


@dataclass(frozen=True)
class CrawlerKind:
    """Crawlers with one purpose. `field` is the choice in the site identity."""

    field: str
    title: str
    agents: tuple[str, ...]

    @property
    def help_text(self) -> str:
        return f"{self.title} ({', '.join(self.agents)})"


SEARCH_ENGINES = CrawlerKind(
    "allow_search_engines",
    "Search engines: list pages in their results, which lead readers here",
    ("Googlebot", "Bingbot", "DuckDuckBot", "Applebot", "YandexBot"),
)
ANSWER_ENGINES = CrawlerKind(
    "allow_answer_engines",
    "Answer engines: read pages to answer a question now, and name them as the source",
    (
        "OAI-SearchBot",
        "ChatGPT-User",
        "Claude-SearchBot",
        "Claude-User",
        "PerplexityBot",
        "Perplexity-User",
        "DuckAssistBot",
        "MistralAI-User",
    ),
)
MODEL_TRAINING = CrawlerKind(
    "allow_model_training",
    "Collectors of text to train language models: what they take is neither cited nor updated",
    (
        "GPTBot",
        "ClaudeBot",
        "Google-Extended",
        "Applebot-Extended",
        "CCBot",
        "Meta-ExternalAgent",
        "Amazonbot",
        "Bytespider",
    ),
)
KINDS = (SEARCH_ENGINES, ANSWER_ENGINES, MODEL_TRAINING)


@dataclass(frozen=True)
class RobotsPolicy:
    """One site's choices. `barred` are the fields of the kinds that may read nothing."""

    rules: str = DEFAULT_RULES
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Line:
    """One line that is no comment: its number from 1, the directive's name as it is usually spelt, and its value."""

    number: int
    name: str
    value: str


def validate_rules(text: str) -> None:
    """Refuse what crawlers would misread: each message names the line, what is wrong and what is allowed."""
    errors = list(_mistakes(text))
    if len(text) > MOST_CHARACTERS:
        errors.append(f"These are {len(text)} characters; {MOST_CHARACTERS} are allowed.")
    if errors:
        raise ValidationError(errors)


def robots_text(policy: RobotsPolicy, *, sitemap: str) -> str:
    """The whole file: the editors' lines, a group for each kind of crawler, and where the sitemap is."""
    # A site that never filled in the field, or emptied it, is no site without rules.
    rules = policy.rules.replace("\r\n", "\n").strip() or DEFAULT_RULES.strip()
    parts = [rules, *_groups(policy, _lines(rules)), f"Sitemap: {sitemap}"]
    return "\n\n".join(parts) + "\n"


def _groups(policy: RobotsPolicy, lines: list[Line]) -> Iterator[str]:
    named = {line.value.lower() for line in lines if line.name == "User-agent"}
    for kind in KINDS:
        # What the editors say about a crawler themselves is all that it is told.
        agents = [agent for agent in kind.agents if agent.lower() not in named]
        if agents:
            told = ["Disallow: /"] if kind.field in policy.barred else _told_everybody(lines)
            yield "\n".join([f"# {kind.title}.", *(f"User-agent: {agent}" for agent in agents), *told])


def _told_everybody(lines: list[Line]) -> list[str]:
    """The rules for all crawlers, which one with a group of its own would not read."""
    told, here, previous = [], False, ""
    for line in lines:
        if line.name == "User-agent":
            here = line.value == EVERYBODY or (here and previous == "User-agent")
        elif here:
            told.append(f"{line.name}: {line.value}".rstrip())
        previous = line.name
    return told or ["Disallow:"]


def _mistakes(text: str) -> Iterator[str]:
    agent_named = False
    for line in _lines(text):
        if line.name == "User-agent":
            agent_named = True
        elif not agent_named and line.name in _ALLOWED:
            yield f"Line {line.number}: “{line.name}” stands before any “User-agent”, so it is for nobody."
        mistake = _mistake(line)
        if mistake:
            yield f"Line {line.number}: {mistake}"


def _mistake(line: Line) -> str | None:
    match line.name:
        case "Sitemap":
            return "the address of the sitemap is added by itself; leave it out."
        case "User-agent":
            right, allowed = (
                bool(_AGENT.fullmatch(line.value)),
                "one crawler's name, such as “Bingbot”, or “*”",
            )
        case "Allow" | "Disallow":
            right, allowed = _is_path(line), "a path that starts with “/” or “*”, without spaces"
        case "Crawl-delay":
            right, allowed = bool(_DELAY.fullmatch(line.value)), "a number of seconds"
        case _:
            return f"“{line.name[:40]}” is no directive. Allowed are {', '.join(_ALLOWED)} and comments behind “#”."
    return None if right else f"“{line.value[:60]}” is not {allowed}."


def _is_path(line: Line) -> bool:
    # An empty Disallow bars nothing: RFC 9309 has it.
    empty = line.name == "Disallow" and not line.value
    return empty or (line.value.startswith(("/", "*")) and not re.search(r"\s", line.value))


def _lines(text: str) -> list[Line]:
    found = []
    for number, raw in enumerate(text.splitlines(), start=1):
        name, _, value = raw.partition("#")[0].partition(":")
        if name.strip():
            known = {**_NAMES, "sitemap": "Sitemap"}
            found.append(Line(number, known.get(name.strip().lower(), name.strip()), value.strip()))
    return found
