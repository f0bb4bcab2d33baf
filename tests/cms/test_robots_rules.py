"""What editors may write into robots.txt, and the file that comes of it."""

import pytest
from django.core.exceptions import ValidationError

from cms.robots_rules import DEFAULT_RULES, MODEL_TRAINING, RobotsPolicy, robots_text, validate_rules

SITEMAP = "https://www.example.org/sitemap.xml"


@pytest.mark.parametrize(
    "text",
    [
        "",
        DEFAULT_RULES,
        "# ours\nuser-agent: Bingbot\ndisallow:\n\nUser-Agent: *\nAllow: /a*$\nCrawl-delay: 2.5  # slowly\r\n",
    ],
)
def test_what_crawlers_understand_is_taken(text):
    validate_rules(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Disallow: /a", "Line 1: “Disallow” stands before any “User-agent”"),
        ("User-agent: *\nDisallow: a", "Line 2: “a” is not a path that starts with “/” or “*”"),
        ("User-agent: *\nAllow:", "Line 2: “” is not a path"),
        ("User-agent: *\nDisallow: /a b", "Line 2: “/a b” is not a path"),
        ("User-agent: two words", "Line 1: “two words” is not one crawler's name"),
        ("User-agent: *\nCrawl-delay: soon", "Line 2: “soon” is not a number of seconds"),
        ("User-agent: *\nDissalow: /", "Line 2: “Dissalow” is no directive. Allowed are User-agent, Allow"),
        ("<script>", "Line 1: “<script>” is no directive"),
        (f"User-agent: *\n\nSitemap: {SITEMAP}", "Line 3: the address of the sitemap is added by itself"),
        ("#" * 20_001, "20000 are allowed"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_is_allowed(text, message):
    with pytest.raises(ValidationError) as refused:
        validate_rules(text)
    assert message in " ".join(refused.value.messages)


def group_of(agent: str, text: str) -> list[str]:
    block = next(part for part in text.split("\n\n") if f"User-agent: {agent}\n" in part)
    return [line for line in block.splitlines() if not line.startswith(("User-agent", "#"))]


def test_a_crawler_with_a_group_of_its_own_is_told_what_everybody_is_told():
    rules = "User-agent: Slowbot\nUser-agent: *\nDisallow: /drafts/\nCrawl-delay: 5\n\nUser-agent: Otherbot\nDisallow: /x/"
    text = robots_text(RobotsPolicy(rules), sitemap=SITEMAP)
    assert group_of("GPTBot", text) == ["Disallow: /drafts/", "Crawl-delay: 5"]


def test_barred_crawlers_may_read_nothing():
    text = robots_text(RobotsPolicy(barred=frozenset({MODEL_TRAINING.field})), sitemap=SITEMAP)
    assert group_of("GPTBot", text) == ["Disallow: /"]
    assert group_of("PerplexityBot", text) == ["Disallow: /admin/"]


def test_what_editors_say_about_a_crawler_by_name_is_all_that_it_is_told():
    text = robots_text(
        RobotsPolicy("User-agent: gptbot\nAllow: /", frozenset({MODEL_TRAINING.field})), sitemap=SITEMAP
    )
    assert text.lower().count("user-agent: gptbot") == 1
    assert "User-agent: CCBot" in text


def test_an_emptied_field_is_no_site_without_rules():
    assert robots_text(RobotsPolicy("  \r\n"), sitemap=SITEMAP).startswith(DEFAULT_RULES)
