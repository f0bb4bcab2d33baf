"""Many documents at once: the same rows as one by one, in a number of queries that hardly grows with them."""

import json
import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from cms.dates import today
from cms.published.freshness import bring_up_to_date
from cms.published.models import DocumentMark, PublishedDocument
from faq.importer import page_batch, runs
from faq.importer.attempts import how_this_site_reads, read_bytes
from faq.importer.page_batch import import_new
from faq.importer.pages import ImportOptions, import_document
from faq.importer.runs import import_files
from faq.models import FAQIndexPage, FAQPage, Question
from pricing.models import PriceTable, Treatment
from tests.bench import articles
from tests.factories import faq_index

pytestmark = pytest.mark.django_db

SHORT = "A Guide to Ears\n\nIs it safe to wear one at night?\n\nIt is not, and the ear needs some rest."
SPANISH = (
    "Una guía de los oídos\n\n¿Es seguro llevar uno por la noche?\n\n"
    "No lo es para la mayoría de las personas, y el oído también necesita un descanso por la noche."
)
CITED = (
    f"{SHORT.replace('Ears', 'Noses')}\n\nSources\n\n- Demo Institute, Noses https://institute.example/noses"
)
TWO_TABLES = (
    "What Crowns Cost\n\nWhat does one crown cost?\n\nThat depends on the country you choose for it.\n\n"
    "Option Price (USD) Elsewhere (USD)\nOne crown $300 - $450 $900\nTwo crowns $500 $1,800\n\n"
    "What do two bridges cost?\n\nThat depends on the country as well.\n\n"
    "Option Price (USD) Elsewhere (USD)\nOne bridge $700 $1,900\nTwo bridges $1,200 $2,800\n"
)
# What is drawn at random, or says in which order the rows of several tables were written.
_OTHER_EACH_TIME = {
    "wagtailsearch.IndexEntry": {"id", "title_norm"},
    "wagtailsearch.SQLiteFTSIndexEntry": {"index_entry_id"},
    "wagtailcore.ReferenceIndex": {"id"},
    "cms.PublishedDocument": {"digest", "body", "card"},
    "faq.PublishedQuestion": {"digest"},
    "cms.DocumentState": {"token"},
}
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|\+00:00)?")


def documents() -> list[str]:
    return [*articles.texts(3), SHORT, CITED, TWO_TABLES]


def read_all(texts):
    how = how_this_site_reads(today=today())
    return [read_bytes(f"{number}.txt", text.encode(), how) for number, text in enumerate(texts)]


def write(tmp_path, texts) -> list[str]:
    paths = [tmp_path / f"{number:03}.txt" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    return list(map(str, paths))


def run(paths, **options):
    return list(import_files(paths, ImportOptions(**options), parent="/faq/", today=today()))


def all_rows() -> dict[str, list[str]]:
    return {
        model._meta.label: sorted(map(_comparable(model), model._base_manager.values()))
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and model is not DocumentMark
    }


def _comparable(model):
    left_out = _OTHER_EACH_TIME.get(model._meta.label, set())

    def text(row: dict) -> str:
        kept = {name: value for name, value in row.items() if name not in left_out}
        parsed = _parsed(json.loads(json.dumps(kept, default=str)))
        return _MOMENT.sub("moment", _UUID.sub("uuid", json.dumps(parsed, sort_keys=True)))

    return text


def _parsed(value):
    """The value with stream fields, which are JSON within JSON, as what they say: PostgreSQL orders their keys anew."""
    if isinstance(value, dict):
        return {key: _parsed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_parsed(item) for item in value]
    if isinstance(value, str) and value.startswith(("[{", "{")):
        return _parsed(json.loads(value))
    return value


def after(do) -> dict[str, list[str]]:
    """All rows as they are after something, which is then taken back."""
    count_from_the_start()
    with transaction.atomic():
        do()
        bring_up_to_date(now=timezone.now())
        rows = all_rows()
        transaction.set_rollback(True)
    return rows


def count_from_the_start() -> None:
    """New rows get the numbers after those that exist: PostgreSQL goes on counting after what was taken back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


@pytest.mark.parametrize("publish", [True, False])
def test_every_table_holds_what_it_holds_after_one_import_by_one(site, publish):
    read, options = read_all(documents()), ImportOptions(publish=publish)

    def one_by_one():
        for document in read:
            import_document(document, faq_index(), options, today=today())

    def at_once():
        assert len(import_new(read, faq_index(), options, today=today())) == len(read)

    bring_up_to_date(now=timezone.now())
    expected, found = after(one_by_one), after(at_once)
    assert len(expected["faq.FAQPage"]) == len(read)
    for label, rows in expected.items():
        assert found[label] == rows, label


def test_reports_are_those_of_one_import_by_one(site):
    read, options = read_all(documents()), ImportOptions(publish=True)
    count_from_the_start()
    with transaction.atomic():
        expected = [import_document(each, faq_index(), options, today=today()) for each in read]
        transaction.set_rollback(True)
    count_from_the_start()
    assert list(import_new(read, faq_index(), options, today=today()).values()) == expected


def test_a_revision_opens_as_the_page_that_is_public(site, tmp_path):
    run(write(tmp_path, documents()), publish=True)
    for page in FAQPage.objects.all():
        draft = page.latest_revision.as_object().serializable_data()
        # What publishing writes beside the text.
        written = {"live_revision", "last_published_at"}
        public = page.serializable_data()
        assert {name for name in public if _parsed(draft[name]) != _parsed(public[name])} == written
        assert page.live_revision_id == page.latest_revision_id


def test_the_tree_the_documents_and_the_searches_know_the_pages(site, tmp_path):
    before = FAQIndexPage.objects.get().numchild
    run(write(tmp_path, documents()), publish=True)
    assert Page.find_problems() == ([], [], [], [], [])
    assert FAQIndexPage.objects.get().numchild == before + len(documents())
    assert PublishedDocument.objects.filter(type="faq.FAQPage").count() == len(documents())
    call_command("rebuild_documents", "--check", verbosity=0)
    assert [page.title for page in FAQPage.objects.search("bridges")] == ["What Crowns Cost"]


def test_each_language_goes_under_its_own_index(site, tmp_path, client):
    english = FAQIndexPage.objects.get()
    locale = Locale.objects.get_or_create(language_code="es")[0]
    spanish = english.get_parent().copy_for_translation(locale).specific
    spanish.save_revision().publish()
    index = english.copy_for_translation(locale)
    index.save_revision().publish()
    texts = [SHORT, SPANISH, CITED, SPANISH.replace("oídos", "ojos")]
    reports = list(
        import_files(write(tmp_path, texts), ImportOptions(publish=True), parent=None, today=today())
    )
    pages = [FAQPage.objects.get(pk=report.result.page) for report in reports]
    assert [page.get_parent().pk for page in pages] == [english.pk, index.pk, english.pk, index.pk]
    assert [page.locale_id for page in pages] == [english.locale_id, locale.pk] * 2
    assert {question.locale_id for question in pages[1].questions.all()} == {locale.pk}
    call_command("rebuild_documents", "--check", verbosity=0)
    found = client.get("/api/content/v1/questions/", {"q": "descanso", "locale": "es"}).json()
    assert sorted(item["page"]["id"] for item in found["items"]) == sorted([pages[1].pk, pages[3].pk])


def test_the_search_of_questions_finds_them(site, tmp_path, client):
    run(write(tmp_path, documents()), publish=True)
    found = client.get("/api/content/v1/questions/", {"q": "bridges cost"}).json()["items"]
    assert found[0]["question"] == "What do two bridges cost?"
    page = FAQPage.objects.get(title="What Crowns Cost")
    assert found[0]["page"]["id"] == page.pk


def test_a_new_treatment_is_made_once_however_documents_write_it(site, tmp_path):
    names = ("Ear Trumpets", "ear trumpets", "Ear  trumpets", "Ear Trumpets")
    texts = [
        f"{SHORT.replace('Ears', f'Ears {number}')}\n\nDetails\n\n• Treatment: {name}\n• Country: Spain"
        for number, name in enumerate(names)
    ]
    run(write(tmp_path, texts))
    pages = FAQPage.objects.filter(title__startswith="A Guide to Ears")
    assert set(pages.values_list("treatment__name", flat=True)) == {"Ear Trumpets"}
    assert (pages.count(), Treatment.objects.filter(slug="ear-trumpets").count()) == (4, 1)


def test_a_price_table_is_named_by_the_answers_that_show_it(site, tmp_path):
    run(write(tmp_path, [TWO_TABLES]), publish=True)
    run(write(tmp_path, [*articles.texts(2), TWO_TABLES.replace("Crowns", "Bridges")]), publish=True)
    shown = [
        block["value"]
        for question in Question.objects.all()
        for block in question.long_answer.raw_data
        if block["type"] == "price_table"
    ]
    assert sorted(shown) == sorted(PriceTable.objects.values_list("pk", flat=True))


def test_only_the_bad_one_among_good_files_is_refused(site, tmp_path):
    bad = SHORT.replace("A Guide to Ears", "A Guide to " + "Ears " * 60)
    texts = [*articles.texts(2), bad, CITED, "No question at all."]
    results = [report.result for report in run(write(tmp_path, texts), publish=True)]
    assert [result.action for result in results] == ["created", "created", "refused", "created", "refused"]
    assert "title" in results[2].reason
    assert FAQPage.objects.count() == 3


def test_files_with_the_same_title_or_content_in_one_run_are_told_apart(site, tmp_path):
    other = SHORT.replace("some rest", "rest")
    texts = [SHORT, other, SHORT, other.replace("Ears", "EARS"), TWO_TABLES]
    results = [report.result for report in run(write(tmp_path, texts))]
    assert [result.action for result in results] == ["created", "refused", "unchanged", "refused", "created"]


def test_a_slug_that_a_page_of_another_type_has_is_not_taken_again(site, tmp_path):
    index = FAQIndexPage.objects.get()
    index.add_child(instance=FAQIndexPage(title="Something else", slug="a-guide-to-ears"))
    paths = write(tmp_path, [SHORT, CITED])
    first, second = run(paths)
    assert (first.result.action, second.result.action) == ("refused", "created")
    assert "“Something else” exists here already" in first.result.reason


def test_what_the_database_refuses_is_imported_one_by_one(site, tmp_path, monkeypatch):
    def refuse(*arguments, **options):
        raise IntegrityError("no")

    monkeypatch.setattr(page_batch, "create", refuse)
    results = [report.result.action for report in run(write(tmp_path, documents()), publish=True)]
    assert results == ["created"] * len(documents())
    assert PriceTable.objects.count() == 5


def test_an_import_again_changes_nothing_and_an_update_only_what_is_new(site, tmp_path):
    paths = write(tmp_path, documents())
    run(paths, publish=True)
    assert {report.result.action for report in run(paths, publish=True)} == {"unchanged"}
    (tmp_path / "003.txt").write_text(SHORT.replace("some rest", "a rest"))
    actions = [report.result.action for report in run(paths, update=True)]
    assert actions == ["unchanged"] * 3 + ["updated"] + ["unchanged"] * 2


def test_chunks_keep_the_order_of_the_files(site, tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "AT_ONCE", 2)
    reports = run(write(tmp_path, documents()), publish=True)
    assert [report.result.file for report in reports] == [f"{number:03}.txt" for number in range(6)]
    assert list(FAQPage.objects.order_by("path").values_list("pk", flat=True)) == [
        report.result.page for report in reports
    ]


def test_wagtail_signals_are_sent_for_each_page(site, tmp_path):
    published = []

    def note(sender, instance, revision, **kwargs):
        published.append((instance.pk, revision.pk))

    page_published.connect(note, sender=FAQPage)
    try:
        run(write(tmp_path, documents()), publish=True)
    finally:
        page_published.disconnect(note, sender=FAQPage)
    assert published == list(FAQPage.objects.order_by("pk").values_list("pk", "live_revision_id"))


def test_the_queries_for_a_page_are_few_however_many_there_are(site):
    def queries(count: int, seed: int) -> int:
        read = read_all(articles.texts(count, seed=seed))
        with CaptureQueriesContext(connection) as found, transaction.atomic():
            assert len(import_new(read, faq_index(), ImportOptions(publish=True), today=today())) == count
            transaction.set_rollback(True)
        return len(found)

    queries(2, seed=1)
    few, many = queries(4, seed=2), queries(12, seed=3)
    assert (many - few) / 8 < 12


@pytest.mark.parametrize(
    ("setting", "value"), [("REVIEW_POLICY", "block"), ("AUDIT_BLOCKS_PUBLISHING", ["error"])]
)
def test_where_publishing_may_be_refused_each_document_is_judged_alone_with_its_prices(
    site, settings, setting, value
):
    (read,) = read_all([TWO_TABLES])
    assert page_batch.may_be_new(read, ImportOptions(publish=True))
    setattr(settings, setting, value)
    assert not page_batch.may_be_new(read, ImportOptions(publish=True))
    assert page_batch.may_be_new(read, ImportOptions())
