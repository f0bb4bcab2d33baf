"""Whatever editors do, in whatever order: what the public reads is what a model of a few lines says."""

import json
import os
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from cms.published import copies, freshness
from cms.published.rebuilding import Difference, differences
from tests.cms.published.editors import Editors
from tests.problem_assertions import PREFIX

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "15"))
STEPS = 15
# Finding a shorter example takes minutes; whoever needs one adds Phase.shrink.
# Most rules need a page, which there is none of at first; and each example is a whole story.
UNSUITABLE = (HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
LIST = "faqs/?limit=100&include=questions,prices"


class Readers(Editors):
    """After each step somebody reads everything, who remembers what was read before."""

    def __init__(self) -> None:
        super().__init__()
        copies.copies.clear()
        self.client, self.steps = Client(), 0
        self.known: dict[str, Any] = {}
        self.mirror: dict[int, dict[str, Any]] = {}
        self.cursor = ""

    @initialize(at_once=st.sampled_from([1, 100]))
    def rebuild_at_once(self, at_once: int) -> None:
        """With 1, documents that tell of a change elsewhere are rebuilt only when they are read."""
        freshness.AT_ONCE = at_once

    def teardown(self) -> None:
        try:
            for pk, document in self.mirror.items():
                assert self.read(f"faqs/{pk}/") == document
            assert [each for each in differences(now=timezone.now()) if isinstance(each, Difference)] == []
        finally:
            super().teardown()

    def read(self, address: str, *, missing: tuple[int, ...] = ()) -> Any:
        """The JSON at an address, asked for by whoever has its last answer; None for one of these statuses."""
        before = self.known.get(address)
        self.steps += 1
        headers = {}
        if before is not None:
            name, header = (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))[self.steps % 2]
            headers = {name: before[header]}
        response = self.client.get(f"{PREFIX}{address}", headers=headers)
        if response.status_code in missing:
            return None
        if response.status_code == 304:
            response = before
        assert response.status_code == 200, (address, response.status_code)
        self.known[address] = response
        return json.loads(response.content)

    @invariant()
    def lists_and_their_counts(self) -> None:
        expected = self.model.public()
        listed = self.read(LIST)
        assert {item["id"]: said(item) for item in listed["items"]} == expected
        assert listed["meta"]["total"] == len(expected)
        treatment = self.treatments[self.steps % 2]
        about = {pk for pk in expected if self.model.pages[pk].treatment == treatment.pk}
        # A treatment that nothing public is about is refused.
        found = self.read(f"faqs/?treatment={treatment.slug}&fields=id", missing=(422,))
        assert {item["id"] for item in (found or {"items": []})["items"]} == about

    @invariant()
    def reviewed_pages(self) -> None:
        reviewed = {pk for pk, document in self.model.public().items() if document["reviewed"]}
        assert {item["id"] for item in self.read("faqs/?review=reviewed&limit=100")["items"]} == reviewed

    @invariant()
    def search(self) -> None:
        expected = self.model.public()
        found = self.read("questions/?q=answer&limit=100")
        answers = {item["page"]["id"]: item["short_answer"] for item in found["items"]}
        assert answers == {pk: document["answer"] for pk, document in expected.items()}
        assert found["meta"]["total"] == len(expected)

    @invariant()
    def a_mirror_that_follows_the_changes(self) -> None:
        more = True
        while more:
            changes = self.read(
                f"changes/?limit=3&cursor={self.cursor}" if self.cursor else "changes/?limit=3"
            )
            for each in changes["deletes"]:
                self.mirror.pop(each["id"], None)
            for each in changes["upserts"]:
                if each["type"] == "faq.FAQPage":
                    self.mirror[each["id"]] = self.read(f"faqs/{each['id']}/")
            self.cursor, more = changes["next_cursor"], changes["more"]
        assert {pk: said(document) for pk, document in self.mirror.items()} == self.model.public()

    @invariant()
    def redirects_and_addresses(self) -> None:
        expected = self.model.public()
        for path, pk in list(self.redirects.items())[-2:]:
            found = self.read(f"pages/resolve/?path={path}", missing=(404,))
            assert (found and found["location"]) == (expected[pk]["path"] if pk in expected else None)
        for pk in list(self.model.pages)[-2:]:
            page = self.read(f"faqs/{pk}/", missing=(404,))
            assert (page and said(page)) == expected.get(pk)
            html = self.client.get(expected[pk]["path"]).content.decode() if page else ""
            assert all(expected[pk][name] in html for name in ("title", "answer") if page)


def said(item: dict[str, Any]) -> dict[str, Any]:
    """What the model knows of a page, from what the API says of it."""
    return {
        "title": item["title"],
        "answer": item["questions"][0]["short_answer"],
        "path": item["meta"]["path"],
        "treatment": item["treatment"]["name"],
        "reviewed": item["review"]["status"] == "reviewed",
        "amount": item["prices"][0]["rows"][0]["amount_min"],
    }


@pytest.mark.django_db
def test_whatever_editors_do_readers_get_what_the_model_says(site, monkeypatch):
    monkeypatch.setattr(freshness, "AT_ONCE", freshness.AT_ONCE)
    # The transaction of the test stands for all that is committed.
    monkeypatch.setattr(copies, "transaction", _Committed)
    machine = settings(
        max_examples=EXAMPLES, stateful_step_count=STEPS, phases=PHASES, suppress_health_check=UNSUITABLE
    )
    run_state_machine_as_test(Readers, settings=machine)


class _Committed:
    """A database whose connection is in no transaction."""

    in_atomic_block = False

    @classmethod
    def get_connection(cls) -> type["_Committed"]:
        return cls
