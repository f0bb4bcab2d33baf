"""Every rule finds its own broken page, and finds nothing on a good one."""

import inspect

import pytest

from cms.audit.rules import MODULES, REGISTRY
from tests.cms.audit import broken_content, broken_prices, broken_reviews, broken_technique
from tests.cms.audit.page_draft import PageDraft

BROKEN = {
    name: make
    for module in (broken_technique, broken_content, broken_reviews, broken_prices)
    for name, make in vars(module).items()
    if inspect.isfunction(make) and make.__module__ == module.__name__ and not name.startswith("_")
}


def test_a_good_page_raises_nothing():
    assert PageDraft().findings() == []


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_page_raises_exactly_its_finding(code):
    draft = PageDraft()
    BROKEN[code](draft)
    found = draft.findings()
    also = ALSO.get(code, set())
    assert {finding.rule for finding in found} == {code, *also}
    for finding in found:
        assert finding.message
        assert finding.where
        assert finding.url == draft.url
        assert finding.severity is REGISTRY[finding.rule].severity


# Wrongs that cannot be done without another one.
ALSO = {"author_is_nobody": {"text_for_node"}, "speakable_without_text": {"speakable_in_use"}}


def test_every_rule_has_a_broken_page():
    assert set(BROKEN) == set(REGISTRY)


def test_every_rule_stands_in_a_module_of_its_subject_and_explains_itself():
    modules = {module.__name__ for module in MODULES}
    for rule in REGISTRY.values():
        assert rule.check.__module__ in modules
        assert rule.check.__doc__
        assert rule.reason.endswith(".")
        assert rule.source
