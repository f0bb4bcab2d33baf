"""docs/review.md tells the truth: its worked example is carried out, its tables are complete."""

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command, load_command_class
from django.db import connection

from cms import conf
from faq.models import Approval, FAQPage
from faq.review.status import IN_FORCE, LABELS, ReviewStatus
from tests.factories import (
    SourceFactory,
    TreatmentFactory,
    approve_page,
    make_faq_page,
    make_question,
    paragraph,
)

DOCS = (Path(__file__).parent.parent / "docs" / "review.md").read_text(encoding="utf-8")
[LINE] = re.findall(r"```json\n(.*?)\n```", DOCS, re.DOTALL)
[DIGEST] = re.findall(r"^([0-9a-f]{64})  -$", DOCS, re.MULTILINE)


def section(title: str) -> str:
    return re.split(r"\n##+ ", DOCS.split(f" {title}\n")[1])[0]


def table(title: str) -> list[list[str]]:
    rows = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]


def show(*options) -> str:
    out = io.StringIO()
    call_command("show_approval", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def record(site) -> Approval:
    """The approval of the page in the example."""
    source = SourceFactory(
        title="Guideline on knee replacement",
        publisher="Demonstration Institute",
        url="https://institute.example/guideline",
    )
    answer = "<p>Most people walk with crutches on the first day.</p><ul><li>Pain eases over weeks.</li></ul>"
    question = make_question(
        "How long does recovery take?",
        "About three months.",
        [paragraph(answer)],
        sources=[{"type": "source", "value": source.pk}],
    )
    link = '<a href="https://institute.example/knee">cannot do</a>'
    page = make_faq_page(
        title="Knee replacement in Spain",
        treatment=TreatmentFactory(name="Knee replacement"),
        country="ES",
        evidence_stage="established",
        summary="A new joint can relieve pain.",
        introduction_heading="Before you decide",
        introduction=f"<p>What the operation can and {link}.</p>",
        questions=[question],
    )
    return approve_page(page)[0]


@pytest.mark.django_db
def test_the_text_in_the_example_is_what_the_command_prints(record):
    assert show(str(record.uuid), "--content") == LINE
    assert record.content_digest == f"sha256:{DIGEST}"


@pytest.mark.django_db
def test_a_standard_tool_gives_the_digest_in_the_example(record):
    tool = ["sha256sum"] if shutil.which("sha256sum") else ["shasum", "-a", "256"]
    for options in ([str(record.uuid)], ["--page", str(record.page_id)]):
        text = show(*options, "--content").encode()
        printed = subprocess.run(tool, input=text, capture_output=True, check=True, timeout=60).stdout
        assert printed.decode().strip() == f"{DIGEST}  -"


@pytest.mark.django_db
def test_the_database_gives_text_and_digest_without_us(record):
    [statement] = re.findall(r"```sql\n(.*?)\n```", DOCS, re.DOTALL)
    with connection.cursor() as cursor:
        cursor.execute(statement)
        content, digest = cursor.fetchone()
    assert (content, digest) == (LINE, f"sha256:{DIGEST}")


@pytest.mark.django_db
def test_the_api_gives_the_digest_of_what_it_serves(client, record):
    [program] = re.findall(r"curl -s \S+/faqs/7/ \| python3 -c \"(.*?)\"\n", DOCS)
    answer = client.get(f"/api/content/v1/faqs/{record.page_id}/").content
    command = [sys.executable, "-c", program]
    printed = subprocess.run(command, input=answer, capture_output=True, check=True, timeout=60).stdout
    assert printed.decode().strip() == f"sha256:{DIGEST}"


@pytest.mark.django_db
def test_the_comparison_shows_the_words_that_differ(record, tmp_path):
    page = FAQPage.objects.get(pk=record.page_id)
    page.summary = "A new joint always relieves pain."
    page.save_revision().publish()
    pretty = [sys.executable, "-m", "json.tool", "--no-ensure-ascii"]
    for name, options in (("approved", [str(record.uuid)]), ("today", ["--page", str(page.pk)])):
        text = show(*options, "--content").encode()
        done = subprocess.run(pretty, input=text, capture_output=True, check=True, timeout=60)
        (tmp_path / f"{name}.json").write_bytes(done.stdout)
    difference = subprocess.run(
        ["diff", "approved.json", "today.json"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    ).stdout
    changed = [line for line in difference.splitlines() if line[0] in "<>"]
    assert [line.split(": ")[1] for line in changed] == [
        '"A new joint can relieve pain.",',
        '"A new joint always relieves pain.",',
    ]


def test_the_program_in_the_docs_works_the_digest_out(tmp_path):
    [program] = re.findall(r"```python\n(.*?)\n```", DOCS, re.DOTALL)
    reordered = dict(reversed(json.loads(LINE).items()))
    (tmp_path / "text.json").write_text(json.dumps(reordered, indent=2), encoding="utf-8")
    command = [sys.executable, "-c", program]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert printed.stdout.strip() == f"sha256:{DIGEST}"
    assert hashlib.sha256(LINE.encode()).hexdigest() == DIGEST


def test_every_status_is_listed_with_its_label_and_only_those_in_force_show_a_reviewer():
    rows = {row[0].strip("`"): row for row in table("Statuses")}
    assert set(rows) == set(ReviewStatus)
    for status, row in rows.items():
        assert row[1] == LABELS[ReviewStatus(status)]
        assert (row[3] == "not reviewed") == (status not in IN_FORCE)


def test_every_setting_is_listed_with_its_default(settings):
    defaults = {
        "REVIEW_POLICY": conf.review_policy,
        "REVIEW_MONTHS": conf.review_months,
        "REVIEW_DUE_SOON_DAYS": conf.review_due_soon_days,
        "REGISTRATION_VALID_MONTHS": conf.registration_valid_months,
        "REVIEW_REMINDER_GROUP": conf.review_reminder_group,
    }
    rows = {row[0].strip("`"): row for row in table("Policies and settings") if row[0].startswith("`R")}
    assert {name: row[2].strip("`") for name, row in rows.items()} == {
        name: str(read()) for name, read in defaults.items()
    }


def test_every_command_and_option_exists():
    named = re.findall(r"`manage\.py (\w+) ?([^`]*)`", DOCS)
    assert {name for name, _ in named} == {"review_status", "send_review_reminders", "show_approval"}
    for name, usage in named:
        known = load_command_class("faq", name).create_parser("manage.py", name).format_help()
        for option in re.findall(r"--[a-z-]+", usage):
            assert option in known


def test_every_link_within_the_page_leads_to_a_heading():
    headings = {
        re.sub(r"[^a-z ]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", DOCS, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([a-z-]+)\)", DOCS)) <= headings
