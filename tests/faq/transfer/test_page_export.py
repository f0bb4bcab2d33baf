"""An FAQ page as JSON, read back by the importer to the same content."""

import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.dates import today
from faq.digest import content_digest
from faq.importer.pages import ImportOptions
from faq.importer.runs import import_files
from faq.models import Approval, FAQPage, Source
from faq.review.policy import is_reviewed
from faq.transfer.page_export import json_of, text_to_export
from pricing.models import PriceTable, Treatment
from tests.factories import (
    ImageFactory,
    PriceFactory,
    PriceTableFactory,
    SourceFactory,
    TreatmentFactory,
    approve_page,
    make_faq_page,
    make_question,
    make_reviewer,
    paragraph,
)


def filled_page(**fields) -> FAQPage:
    treatment = TreatmentFactory(name="Knee replacement", slug="knee-replacement")
    table = PriceTableFactory(title="Prices of 2026", treatment=treatment)
    table.prices = [PriceFactory.build(price_table=None, locale=table.locale, raw="$3,000 - $4,500")]
    table.save()
    answer = [
        paragraph("<p>Walk <b>early</b>.</p>"),
        {"type": "price_table", "value": table.pk},
        {"type": "callout", "value": {"style": "warning", "text": "<p>Stop smoking.</p>"}},
    ]
    questions = [
        make_question(long_answer=answer, group="Before", sources=[("source", SourceFactory())]),
        make_question("Does it hurt?", group="After", anchor="pain"),
    ]
    return make_faq_page(
        **{
            "slug": "knee",
            "treatment": treatment,
            "country": "MX",
            "evidence_stage": "emerging",
            "regulatory_status": "Approved in 2026.",
            "claimed_reviewer": "Dr Claimed",
            "medical_reviewer": make_reviewer(slug="reviewer-a"),
            "call_to_action_heading": "Ask",
            "sources": [("source", SourceFactory())],
            "questions": questions,
            **fields,
        }
    )


def imported(text: str, tmp_path, **options) -> FAQPage:
    """The page that the file becomes, once the page it came from is gone."""
    file = tmp_path / "page.json"
    file.write_text(text)
    [report] = import_files([str(file)], ImportOptions(**options), parent="/faq/", today=today())
    assert report.result.action in ("created", "updated"), report.result.reason
    return FAQPage.objects.get(pk=report.result.page)


def refusal(text: str, tmp_path) -> str:
    file = tmp_path / "page.json"
    file.write_text(text)
    [report] = import_files([str(file)], ImportOptions(), parent="/faq/", today=today())
    assert report.result.action == "refused"
    return report.result.reason


def exported(page: FAQPage) -> str:
    return json_of(text_to_export(FAQPage.objects.get(pk=page.pk), draft=False))


def forget_all(page: FAQPage) -> None:
    """Another installation, as far as a page can tell."""
    page.delete()
    PriceTable.objects.all().delete()
    Source.objects.all().delete()
    Treatment.objects.all().delete()


def test_export_import_export_gives_the_same_bytes_and_digest(site, tmp_path):
    page = filled_page()
    text, digest = exported(page), content_digest(page)
    forget_all(page)
    copy = imported(text, tmp_path)
    assert exported(copy) == text
    assert content_digest(copy) == digest
    assert not copy.live


def test_an_image_is_found_again_by_its_file(site, tmp_path):
    image = {"image": {"image": ImageFactory().pk, "alt_text": "A knee", "decorative": False}, "caption": "K"}
    page = filled_page(questions=[make_question(long_answer=[{"type": "image", "value": image}])])
    text = exported(page)
    page.delete()
    assert exported(imported(text, tmp_path)) == text


def test_what_is_not_here_is_left_out_and_reported(site, tmp_path):
    image = ImageFactory()
    block = {"image": {"image": image.pk, "alt_text": "A knee", "decorative": False}, "caption": "K"}
    page = filled_page(
        questions=[make_question(long_answer=[{"type": "image", "value": block}, paragraph("<p>a</p>")])]
    )
    text = exported(page)
    reviewer = page.medical_reviewer
    page.delete()
    image.delete()
    reviewer.delete()
    copy = imported(text, tmp_path)
    assert [block["type"] for block in copy.questions.get().long_answer.raw_data] == ["paragraph"]
    codes = {warning["code"] for warning in copy.import_report["warnings"]}
    assert codes >= {"image_left_out", "reviewer_not_here"}


def test_sources_prices_and_treatments_that_say_the_same_are_used_again(site, tmp_path):
    page = filled_page()
    text = exported(page)
    counts = [model.objects.count() for model in (Source, PriceTable, Treatment)]
    page.delete()
    imported(text, tmp_path)
    assert [model.objects.count() for model in (Source, PriceTable, Treatment)] == counts


def test_an_approval_never_travels_with_a_page(site, tmp_path):
    page = filled_page()
    approve_page(page)
    assert is_reviewed(page)
    text = exported(page)
    page.delete()
    copy = imported(text, tmp_path, publish=True)
    assert copy.live
    assert not is_reviewed(copy)
    assert not Approval.objects.filter(page_id=copy.pk).exists()
    assert "approv" not in text.replace("Approved in 2026", "")


def test_a_new_version_keeps_the_rows_of_its_questions(site, tmp_path):
    page = filled_page()
    data = json.loads(exported(page))
    data["questions"][0]["question"] = "Something else entirely?"
    data["questions"].reverse()
    draft = imported(json.dumps(data), tmp_path, update=True).get_latest_revision_as_object()
    assert draft.pk == page.pk
    assert {row.pk for row in draft.questions.all()} == {row.pk for row in page.questions.all()}
    assert [row.question for row in draft.questions.all()] == ["Does it hurt?", "Something else entirely?"]


def test_the_draft_is_exported_on_demand_or_if_nothing_is_live(site):
    page = filled_page(title="Live")
    page.title = "Newer"
    page.save_revision()
    page = FAQPage.objects.get(pk=page.pk)
    assert text_to_export(page, draft=False).title == "Live"
    assert text_to_export(page, draft=True).title == "Newer"
    page.unpublish()
    assert text_to_export(FAQPage.objects.get(pk=page.pk), draft=False).title == "Newer"


REFUSED = {
    "newer version": (lambda data: data.update(version=2), "version: |Update this installation"),
    "unknown part": (lambda data: data.update(approvals=[]), "approvals"),
    "state": (lambda data: data["page"].update(live=True), "“live” is no field"),
    "no title": (lambda data: data["page"].pop("title"), "“title” is missing"),
    "unknown source": (
        lambda data: data["page"]["sources"][0].update(value="source-9"),
        "no source with this key",
    ),
    "unknown block": (
        lambda data: data["questions"][0]["long_answer"][0].update(type="raw"),
        "“raw” is no type of block",
    ),
    "wrong shape": (lambda data: data["questions"][0].update(long_answer="text"), "shape of an export"),
    "wrong date": (lambda data: data["page"].update(modified_on="soon"), "soon"),
    "date to come": (lambda data: data["page"].update(modified_on="2999-01-01"), "modified_on"),
    "wrong country": (lambda data: data["page"].update(country="XX"), "country"),
    "wrong price": (
        lambda data: data["price_tables"]["pricetable-1"]["prices"][0].update(amount_min="-1"),
        "amount_min|0",
    ),
    "question twice": (lambda data: data["questions"].append(data["questions"][0]), "Question 3"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused_and_leaves_nothing(site, tmp_path, case):
    change, message = REFUSED[case]
    page = filled_page()
    data = json.loads(exported(page))
    forget_all(page)
    change(data)
    reason = refusal(json.dumps(data), tmp_path)
    assert any(part in reason for part in message.split("|")), reason
    assert not FAQPage.objects.exists()
    assert not Source.objects.exists()


WORDS = st.text(alphabet="abc äß¿?<>&\"'#*_|-\n:`🩺", max_size=40)
LINES = WORDS.map(lambda text: " ".join(text.split()))
RICH = WORDS.map(lambda text: f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>")
BLOCKS = st.one_of(
    RICH.map(paragraph),
    st.tuples(st.sampled_from(["note", "warning"]), RICH).map(
        lambda pair: {"type": "callout", "value": {"style": pair[0], "text": pair[1]}}
    ),
    st.lists(LINES, min_size=2, max_size=2).map(
        lambda cells: {
            "type": "table",
            "value": {
                "caption": cells[0],
                "columns": [{"type": "text", "heading": cells[1]}],
                "rows": [{"values": [cells[0]]}],
            },
        }
    ),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.fixed_dictionaries(dict.fromkeys(("summary", "disclaimer", "regulatory_status"), WORDS)),
    introduction=RICH,
    answers=st.lists(st.tuples(WORDS, LINES, st.lists(BLOCKS, max_size=3)), min_size=1, max_size=3),
)
def test_any_page_comes_back_as_it_was(site, tmp_path, texts, introduction, answers):
    questions = [
        make_question(f"Question {number}?", short_answer=short, group=group, long_answer=blocks)
        for number, (short, group, blocks) in enumerate(answers)
    ]
    page = make_faq_page(slug="any", introduction=introduction, questions=questions, **texts)
    text, digest = exported(page), content_digest(page)
    page.delete()
    copy = imported(text, tmp_path)
    found = exported(copy), content_digest(copy)
    copy.delete()
    assert found == (text, digest)


def test_the_command_prints_or_writes_a_page(site, tmp_path, capsys):
    page = filled_page()
    call_command("export_faq", "/faq/knee/", "--format", "json")
    assert capsys.readouterr().out == exported(page)
    call_command("export_faq", str(page.pk), "--format", "json", "--output", str(tmp_path / "knee.json"))
    assert (tmp_path / "knee.json").read_text() == exported(page)
    for wrong, message in (("/faq/none/", "There is no page"), ("/faq/", "is no FAQ page")):
        with pytest.raises(CommandError, match=message) as refused:
            call_command("export_faq", wrong)
        assert refused.value.returncode == 2
