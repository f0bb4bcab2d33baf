"""An imported document becomes a page, or changes nothing at all."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ReferenceIndex

from cms.dates import today
from faq.digest import content_digest
from faq.importer.errors import PageRefused
from faq.importer.pages import ImportOptions, import_document
from faq.models import FAQPage, MedicalReviewer, Source, TextDigest
from pricing.models import PriceTable, Treatment
from tests.factories import MedicalReviewerFactory, TreatmentFactory, UserFactory, faq_index
from tests.faq.importer.samples import CATARACT, faq, read

pytestmark = pytest.mark.django_db

TEXT = CATARACT.read_text()


def run(text: str = TEXT, file: str = CATARACT.name, **options):
    return import_document(read(text, file), faq_index(), ImportOptions(**options), today=today())


def page() -> FAQPage:
    return FAQPage.objects.get()


def counts() -> list[int]:
    return [model.objects.count() for model in (FAQPage, Treatment, PriceTable, Source)]


def test_a_document_becomes_a_draft(site):
    result = run().result
    assert (result.action, result.page, result.live) == ("created", page().pk, False)
    assert result.path == "/faq/is-cataract-surgery-in-costa-rica-worth-the-trip/"
    assert not page().live
    assert page().latest_revision is not None


def test_publishing_makes_it_live_with_its_revision(site):
    assert run(publish=True).result.live
    assert page().live
    assert page().live_revision == page().latest_revision


def test_every_field_of_the_page_is_filled(site):
    TreatmentFactory(name="Cataract surgery")
    run()
    made = page()
    assert made.title == "Is Cataract Surgery in Costa Rica Worth the Trip?"
    assert made.subtitle == "What Travellers Ask Before They Book a New Lens"
    assert made.introduction.count("<p>") == 3
    assert (made.treatment.name, made.country.code) == ("Cataract surgery", "CR")
    assert made.modified_on == dt.date(2026, 2, 17)
    assert made.search_description.startswith("What a new lens costs")
    assert (made.call_to_action_link_text, made.call_to_action_link_url) == ("contact us", "")
    assert made.questions.count() == 10
    assert made.questions.first().long_answer.raw_data[0]["value"].count("<p>") == 2
    assert all(question.anchor for question in made.questions.all())


def test_the_prices_are_rows_shown_at_their_place(site):
    run()
    question = page().questions.all()[2]
    assert [block["type"] for block in question.long_answer.raw_data] == ["paragraph", "price_table"]
    table = PriceTable.objects.get(pk=question.long_answer.raw_data[1]["value"])
    assert table.prices.count() == 6
    assert table.prices.last().amount_max is None
    assert table.treatment == page().treatment
    assert table.note.startswith("Drops for the first four weeks")


def test_a_printed_reviewer_is_text_and_never_linked(site):
    MedicalReviewerFactory(name="Demo Reviewer", prefix="Dr.")
    run()
    assert page().claimed_reviewer == "Dr. Demo Reviewer"
    assert page().medical_reviewer is None
    assert MedicalReviewer.objects.count() == 1


def test_the_page_remembers_where_it_came_from(site):
    run()
    made = page()
    assert made.source_document_name == CATARACT.name
    assert made.source_document_digest == read(TEXT).digest
    assert made.imported_on == today()
    assert made.import_report["warnings"][0]["code"] == "reviewer_unverified"
    assert made.import_report["document"]["price_tables"][0]["savings"][0]["raw"] == "~50%"
    assert made.latest_revision.as_object().source_document_digest == made.source_document_digest


def test_the_same_file_again_changes_nothing(site):
    first = run().result.page
    before = page().latest_revision_id
    result = run(file="renamed.txt", update=True).result
    assert (result.action, result.page) == ("unchanged", first)
    assert page().latest_revision_id == before
    assert counts()[0] == 1


def test_a_dry_run_says_the_same_and_writes_nothing(site):
    dry = run(dry_run=True, publish=True)
    assert dry.result.action == "dry_run"
    assert counts() == [0, 0, 0, 0]
    real = run()
    assert (dry.document, dry.warnings) == (real.document, real.warnings)


def test_a_missing_treatment_is_created_and_reported(site):
    assert "treatment_created" in [warning.code for warning in run().warnings]
    assert Treatment.objects.get().name == "Cataract Surgery"


def test_a_changed_document_is_refused_without_update(site):
    run()
    before = counts()
    with pytest.raises(PageRefused, match=r"exists here already\. Use --update"):
        run(TEXT.replace("nine of ten", "eight of ten"))
    assert counts() == before


def test_a_title_in_other_capitals_is_taken_too(site):
    run()
    with pytest.raises(PageRefused, match="exists here already"):
        run(TEXT.replace("Worth the Trip", "WORTH THE TRIP"))


def test_an_update_is_a_new_draft_of_the_same_page(site):
    run(publish=True)
    result = run(TEXT.replace("nine of ten", "eight of ten"), update=True).result
    assert (result.action, result.page, result.live) == ("updated", page().pk, False)
    draft = page().latest_revision.as_object()
    assert "eight of ten" in draft.questions.all()[7].short_answer
    assert "nine of ten" in page().questions.all()[7].short_answer
    assert page().source_document_digest == draft.source_document_digest


def test_an_update_can_be_published(site):
    run(publish=True)
    assert run(TEXT.replace("nine of ten", "eight of ten"), update=True, publish=True).result.live
    assert "eight of ten" in page().questions.all()[7].short_answer


def test_questions_keep_their_identity_through_an_update(site):
    run(publish=True)
    before = {question.question: (question.uuid, question.anchor) for question in page().questions.all()}
    changed = TEXT.replace("How do I prepare?", "How do I best prepare?").replace(
        "What can go wrong?", "Who should stay at home?"
    )
    run(changed, update=True, publish=True)
    after = {question.question: (question.uuid, question.anchor) for question in page().questions.all()}
    assert after["Is it safe to have it done abroad?"] == before["Is it safe to have it done abroad?"]
    assert after["How do I best prepare?"] == before["How do I prepare?"]
    assert after["Who should stay at home?"][0] not in [uuid for uuid, _ in before.values()]
    assert len(after) == 10


def test_an_update_finds_its_page_by_file_name_though_the_title_changed(site):
    run()
    result = run(TEXT.replace("Worth the Trip", "a Good Idea"), update=True).result
    assert result.action == "updated"
    assert FAQPage.objects.count() == 1


def test_an_update_of_nothing_creates_the_page(site):
    assert run(update=True).result.action == "created"


def test_an_update_that_fits_two_pages_is_refused(site):
    run()
    run("A Guide to Ears\n\nIs it safe?\n\nYes.", "ears.txt")
    with pytest.raises(PageRefused, match="several pages"):
        run("A Guide to Ears\n\nIs it safe?\n\nNo.", CATARACT.name, update=True)


def test_an_update_keeps_what_the_document_does_not_say(site):
    run()
    made = page()
    made.regulatory_status = "Approved."
    made.medical_reviewer = MedicalReviewerFactory()
    made.save_revision().publish()
    run(TEXT.replace("  • Country: Costa Rica\n", ""), update=True, publish=True)
    assert (page().regulatory_status, page().country.code) == ("Approved.", "CR")
    assert page().medical_reviewer is not None


def test_an_unpublished_change_by_an_editor_is_never_written_over(site):
    run(publish=True)
    made = page()
    made.subtitle = "An editor's words"
    made.save_revision(user=UserFactory())
    with pytest.raises(PageRefused, match="changes by an editor"):
        run(TEXT.replace("nine of ten", "eight of ten"), update=True)
    assert page().latest_revision.as_object().subtitle == "An editor's words"


def test_a_locked_page_is_not_updated(site):
    run()
    FAQPage.objects.update(locked=True)
    with pytest.raises(PageRefused, match="locked"):
        run(TEXT.replace("nine of ten", "eight of ten"), update=True)


def test_prices_that_did_not_change_keep_their_table(site):
    run(publish=True)
    run(TEXT.replace("nine of ten", "eight of ten"), update=True)
    assert PriceTable.objects.count() == 1
    run(TEXT.replace("$9,500+", "$9,900+"), update=True)
    assert PriceTable.objects.count() == 2
    assert PriceTable.objects.first().prices.last().raw == "$9,500+"


def test_a_page_that_does_not_validate_leaves_nothing_behind(site):
    text = TEXT.replace("Ready to See Whether the Trip Makes Sense?", "Ready to See " + "more " * 20 + "now?")
    document = read(text)
    document.document.author = "x" * 300
    with pytest.raises(PageRefused, match="author"):
        import_document(document, faq_index(), ImportOptions(), today=today())
    assert counts() == [0, 0, 0, 0]


def test_the_block_policy_refuses_to_publish_and_leaves_nothing_behind(site, settings):
    settings.REVIEW_POLICY = "block"
    with pytest.raises(PageRefused):
        run(publish=True)
    assert counts() == [0, 0, 0, 0]


def test_a_question_asked_twice_gives_both_answers_to_the_first(site):
    document = faq("Is it safe?\n\n“Yes.”\n\nOne.", "Is it SAFE?\n\n“Mostly.”\n\nTwo.")
    import_document(document, faq_index(), ImportOptions(), today=today())
    question = page().questions.get()
    assert question.short_answer == "Yes."
    assert question.long_answer.raw_data[0]["value"] == "<p>One.</p><p>Mostly.</p><p>Two.</p>"


def test_sources_and_other_parts_are_stored(site):
    document = faq(
        "Is it safe?\n\nYes.\n\n| A | B |\n| x | y |",
        after="Sources\n\n- World report https://demo.example/r\n\nDisclaimer: no advice.",
    )
    import_document(document, faq_index(), ImportOptions(publish=True), today=today())
    assert Source.objects.get().pk == page().sources.raw_data[0]["value"]
    assert page().disclaimer == "no advice."
    assert [block["type"] for block in page().questions.get().long_answer.raw_data] == ["paragraph", "table"]


def test_a_document_in_another_language_than_its_place_is_reported(site):
    text = "¿Vale la pena operarse?\n\n¿Es seguro para la mayoría de los pacientes?\n\nSí, lo es para casi todos los que se operan de la vista."
    assert "language_differs" in [warning.code for warning in run(text).warnings]


def test_no_account_is_needed(site):
    run(publish=True)
    assert get_user_model().objects.count() == 0
    assert page().owner is None


def test_what_the_page_points_at_is_on_record_once_it_is_imported(site):
    """What shows a price table or cites a source is found by Wagtail's index, which is filled once at the end."""
    run(TEXT.replace("Details\n", "Sources\n\n- A demonstration report\n\nDetails\n"), publish=True)
    for thing in (PriceTable.objects.get(), Treatment.objects.get(), Source.objects.get()):
        assert ReferenceIndex.get_references_to(thing).filter(object_id=str(page().pk)).exists()


def test_the_queries_for_a_question_do_not_grow_with_the_page(site, django_assert_max_num_queries):
    text = "A Guide to Numbers\n\n" + "".join(f"Is {n} a good number?\n\nIt is.\n\n" for n in range(60))
    with django_assert_max_num_queries(60 * 3 + 150):
        run(text, "numbers.txt")


@pytest.mark.parametrize("publish", [True, False])
def test_an_imported_page_is_found_by_its_questions_and_its_digest_is_kept(site, publish):
    run(publish=publish)
    imported = page()
    assert list(FAQPage.objects.search(imported.questions.last().question)) == [imported]
    assert TextDigest.objects.get(page_id=imported.pk).digest == content_digest(imported)
