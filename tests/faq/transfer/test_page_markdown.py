"""An FAQ page as Markdown, read back by the importer to the same words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.dates import today
from faq.digest import reviewable_content
from faq.importer.pages import ImportOptions
from faq.importer.runs import import_files
from faq.models import FAQPage
from faq.transfer.page_markdown import markdown_of
from home.demo_loader import load_demo
from tests.factories import (
    PriceFactory,
    PriceTableFactory,
    SourceFactory,
    TreatmentFactory,
    faq_index,
    make_faq_page,
    make_question,
    paragraph,
)
from tests.faq.importer.samples import DOCUMENTS

# What Markdown has no place for: a question's own sources become the page's, and the stage is left to an editor.
_LEFT_OUT = {"sources", "evidence_stage", "regulatory_status"}


def reread(page: FAQPage, text: str, tmp_path) -> FAQPage:
    """The page that the Markdown becomes where the page itself is gone."""
    file = tmp_path / "page.md"
    file.write_text(text)
    parent = str(page.get_parent().pk)
    page.delete()
    [report] = import_files([str(file)], ImportOptions(), parent=parent, today=today())
    assert report.result.action == "created", report.result.reason
    return FAQPage.objects.get(pk=report.result.page)


def words(page: FAQPage) -> dict:
    content = {name: value for name, value in reviewable_content(page).items() if name not in _LEFT_OUT}
    questions = [{**question, "sources": None} for question in content["questions"]]
    return {**content, "questions": questions}


def written(**fields) -> str:
    """The Markdown of a page with one question of these fields, without its head."""
    page = make_faq_page(title="Knees", questions=[make_question(**fields)])
    return markdown_of(page).partition("---\n\n")[2]


def test_every_demo_page_comes_back_the_same(site, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    for page in load_demo().pages:
        page = FAQPage.objects.get(pk=page.pk)
        text, title = markdown_of(page), page.title
        copy = reread(page, text, tmp_path)
        assert markdown_of(copy) == text, title


FILES = sorted(
    path
    for path in DOCUMENTS.rglob("*")
    if path.suffix in (".txt", ".md", ".html", ".csv", ".tsv") or path.name == "wordpress-post.json"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_document_comes_back_the_same(site, tmp_path, path):
    parent = str(faq_index().pk)
    [report] = import_files([str(path)], ImportOptions(), parent=parent, today=today(), title="A text")
    page = FAQPage.objects.get(pk=report.result.page)
    text, before = markdown_of(page), words(page)
    copy = reread(page, text, tmp_path)
    assert markdown_of(copy) == text
    assert words(copy) == before


@pytest.mark.parametrize("group", ["", "Before the operation"])
def test_what_a_question_is_depends_on_its_heading_alone(site, tmp_path, group):
    page = make_faq_page(
        title="Knees",
        introduction_heading="What are knees?",
        introduction="<p>“They bend.”</p><h3>Which is better?</h3><p><b>The left one.</b></p>",
        questions=[
            make_question("Walking", short_answer="", group=group, long_answer=[paragraph("<p>“Slowly at first.”</p>")]),
            make_question("5 km", short_answer="No.", group=group, long_answer=[paragraph("<p>Is it far?</p><p>Ready to start?</p>")]),
            make_question("Swimming", short_answer="", group=group, long_answer=[]),
        ],
    )  # fmt: skip
    text, before = markdown_of(page), words(page)
    assert "question headings: '##" in text
    copy = reread(page, text, tmp_path)
    assert words(copy) == before
    assert markdown_of(copy) == text


def test_the_head_holds_what_is_known_of_the_page(site):
    page = make_faq_page(
        title="Knees: what to ask",
        summary="It helps\nmost people.",
        treatment=TreatmentFactory(name="Knee replacement"),
        country="MX",
        claimed_reviewer="Dr Demo, MD",
        sources=[("source", SourceFactory(title="A", publisher="B", url="https://e.example/a"))],
    )
    assert markdown_of(page).startswith(
        "---\ntitle: 'Knees: what to ask'\nsummary: It helps most people.\nlanguage: en\n"
        "treatment: Knee replacement\ncountry: Mexico\nreviewer: Dr Demo, MD\nmodified date: '2026-09-01'\n"
        "question headings: '##'\nsources:\n- A (B) https://e.example/a\n---\n\n# Knees: what to ask\n"
    )


def test_questions_stand_below_their_groups_and_headings_below_them(site):
    answer = [paragraph("<h3>In detail</h3><p>Yes.</p>")]
    assert written(question="Is it safe?", short_answer="Yes.", group="Safety", long_answer=answer) == (
        "# Knees\n\n## Safety\n\n### Is it safe?\n\n**Short answer:** Yes.\n\n#### In detail\n\nYes.\n"
    )
    assert "\n## Is it safe?\n" in written(question="Is it safe?")


def test_a_price_table_is_a_table_with_its_caption_and_note(site, tmp_path):
    table = PriceTableFactory(title="Prices", note="Without flights.", treatment=None)
    both = [
        ("MX", "One knee", "3000", "4500"),
        ("US", "One knee", "9000", "9000"),
        ("MX", "Both", "8000", None),
    ]
    table.prices = [
        PriceFactory.build(
            price_table=None,
            locale=table.locale,
            country=country,
            option=option,
            amount_min=low,
            amount_max=high,
        )
        for country, option, low, high in both
    ]
    table.save()
    answer = [{"type": "price_table", "value": table.pk}]
    page = make_faq_page(title="Knees", questions=[make_question("What does it cost?", long_answer=answer)])
    text = markdown_of(page)
    assert "| Both | from USD 8,000 |  |" in text
    assert "Table: Prices\n" in text
    assert text.rstrip().endswith("Note: Without flights.")
    copy = reread(page, text, tmp_path)
    prices = copy.questions.get().long_answer[0].value.prices.all()
    found = [(str(row.country), row.option, row.currency, row.amount_min, row.amount_max) for row in prices]
    assert found == [
        ("MX", "One knee", "USD", 3000, 4500),
        ("US", "One knee", "USD", 9000, 9000),
        ("MX", "Both", "USD", 8000, None),
    ]
    assert markdown_of(copy) == text


def test_no_text_becomes_markup(site):
    text = written(question="# Is <b>it</b> safe?", short_answer="- *No*", long_answer=[])
    assert "## \\# Is \\<b>it\\</b> safe?" in text
    assert "**Short answer:** \\- \\*No\\*" in text


WORD = st.sampled_from(
    [
        "knee",
        "doctor",
        "weeks",
        "walk",
        "pain",
        "pounds",
        "12",
        "90%",
        "Zürich",
        "niño",
        "co-pay",
        "x_y",
        "a*b",
        "<i>",
        "&",
        "#1",
    ]
)
SENTENCES = st.lists(WORD, min_size=4, max_size=9).map(lambda words: f"People say {' '.join(words)}.")
RICH = st.one_of(
    SENTENCES.map(lambda text: f"<p>{_escaped(text)}</p>"),
    st.lists(SENTENCES, min_size=2, max_size=4).map(
        lambda items: (
            f"<ul>{''.join(f'<li>{_escaped(item)}</li>' for item in items)}</ul><p>That is all they say.</p>"
        )
    ),
    SENTENCES.map(lambda text: f'<p>See <a href="https://e.example/a">this page</a>: {_escaped(text)}</p>'),
)
TABLES = st.lists(SENTENCES, min_size=4, max_size=4).map(
    lambda cells: {
        "type": "table",
        "value": {
            "caption": "",
            "columns": [{"type": "text", "heading": name} for name in cells[:2]],
            "rows": [{"values": cells[2:]}],
        },
    }
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    heads=st.tuples(SENTENCES, SENTENCES, SENTENCES),
    introduction=st.lists(RICH, max_size=2).map("".join),
    answers=st.lists(
        st.tuples(SENTENCES, st.lists(RICH, min_size=1, max_size=3).map("".join), st.none() | TABLES),
        min_size=1,
        max_size=3,
    ),
    group=st.sampled_from(["", "Before the operation"]),
)
def test_plain_pages_come_back_the_same(site, tmp_path, heads, introduction, answers, group):
    questions = [
        make_question(
            f"Is knee number {number} safe?",
            short_answer=short,
            group=group,
            long_answer=[paragraph(rich), *([table] if table else [])],
        )
        for number, (short, rich, table) in enumerate(answers)
    ]
    subtitle, summary, disclaimer = heads
    page = make_faq_page(
        title="Knees",
        slug="knees",
        subtitle=subtitle,
        summary=summary,
        disclaimer=disclaimer,
        introduction=introduction,
        questions=questions,
    )
    text, before = markdown_of(page), words(page)
    copy = reread(page, text, tmp_path)
    again, after = markdown_of(copy), words(copy)
    copy.delete()
    assert again == text
    assert after == before
