"""Adobe's structured data validator (npm): Google's rules for each type, and the vocabulary."""

import json
import subprocess

import pytest

from tests.validators.served import Served
from tests.validators.vocabulary import vocabulary

pytestmark = pytest.mark.django_db

# Google's product snippets want a `Product` around an offer; a treatment is none, and is not sold here.


def findings(node_project, pages: list[Served]) -> list[dict]:
    question = {
        "schema": {"@graph": vocabulary["@graph"]},
        "pages": [{"url": page.url, "html": page.html} for page in pages],
    }
    answer = subprocess.run(
        ["node", "adobe.mjs"],
        cwd=node_project,
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return json.loads(answer.stdout)


def test_it_has_nothing_to_say_against_any_page(node_project, pages):
    assert findings(node_project, pages) == []


def test_it_notices_a_property_that_does_not_belong(node_project):
    graph = {"@context": "https://schema.org", "@type": "Person", "name": "A", "medicalSpecialty": "Surgical"}
    html = f'<html><body><script type="application/ld+json">{json.dumps(graph)}</script></body></html>'
    found = findings(node_project, [Served("https://guide.example/", html)])
    assert ["medicalSpecialty" in item["issueMessage"] for item in found] == [True]
