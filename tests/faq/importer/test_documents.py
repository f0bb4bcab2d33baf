"""Texts, Markdown documents, web pages and a WordPress export: what is read from each stands in a file beside it."""

import re

import pytest

from tests.faq.importer.expectations import expected, outcome
from tests.faq.importer.samples import DOCUMENTS, codes, read

NAMES = (
    "balon-gastrico-colombia.md",
    "hearing-aids-portugal.md",
    "ivf-greece.md",
    "physiotherapy-after-hip-replacement.md",
    "implantes-dentales-mexico.html",
    "laser-eye-surgery-turkey.html",
    "sleep-apnoea.html",
    "varicose-veins.html",
    "wordpress-post.json",
    "liposuction-thailand.txt",
    "bone-density-scans.md",
    "questions-sur-la-myopie.html",
    "ear-tubes.html",
    "bunion-surgery.html",
    "pacemakers-at-work.md",
    "tonsils-out.html",
    "zahnimplantate-ungarn.txt",
    "facetas-dentarias-brasil.html",
    "skin-checks.md",
    "ivf-mexico.txt",
    "gallstones.md",
)
ADDRESSES_AND_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|https?://\S+|\]\([^)]*\)|\{[^{}]*\}")


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_read_as_expected(name):
    document = read((DOCUMENTS / name).read_bytes(), name)
    assert outcome(document) == expected(document, DOCUMENTS / f"{name}.expected.json")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(".json")])
def test_every_word_of_a_document_is_somewhere_in_its_report(name):
    """Looks at the file itself and not at what a reader made of it."""
    data = (DOCUMENTS / name).read_bytes()
    source = data.decode("cp1252" if name == "sleep-apnoea.html" else "utf-8")
    source = re.sub(r"<(script|style).*?</\1>", "", source, flags=re.DOTALL)
    source = (
        source.replace("&nbsp;", " ").replace("&ndash;", "–").replace("&mdash;", "—").replace("&euro;", "€")
    )
    words = set(re.findall(r"[^\W_]{4,}", ADDRESSES_AND_MARKUP.sub(" ", source).replace("&gt;", ">")))
    read_document = read(data, name)
    report = read_document.document.model_dump_json() + "".join(
        f"{warning.excerpt} {warning.message}" for warning in read_document.warnings
    )
    lost = words - set(re.findall(r"[^\W_]+", report))
    # Labels that only say what follows, and the names of the data at the head.
    assert lost <= {
        "Short", "answer", "Answer", "Respuesta", "corta", "resumen", "Note", "Nota", "References", "About", "this",
        "page", "Detalles", "Sources", "title", "subtitle", "lang", "lastmod", "pais", "description", "country",
        "treatment", "tags", "medicallyReviewedBy", "lastReviewed", "registry", "Kind", "brief", "last", "reviewed", "faqs",
        "question", "short_answer", "short", "date_modified", "date", "modified", "reviewed_by", "last_reviewed",
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_carries_active_content(name):
    document = read((DOCUMENTS / name).read_bytes(), name)
    html = [
        html
        for question in document.document.questions
        for block in question.long_answer
        for html in ([block.html] if block.type == "paragraph" else getattr(block, "html", []))
    ]
    assert not re.search(r"<(?!/?(?:p|a|b|i)\b)|\son\w+=|javascript:|data:", "".join(html))


def test_reading_twice_gives_the_same_report():
    data = (DOCUMENTS / "laser-eye-surgery-turkey.html").read_bytes()
    first, second = read(data, "a.html"), read(data, "a.html")
    assert first == second
    assert "structured_data_differs" in codes(first)
