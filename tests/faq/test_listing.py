"""The listing of FAQ pages: columns, filters, search, export, and how many queries they take."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from faq.models import FAQIndexPage
from tests.editing import client_in_group
from tests.factories import (
    MedicalReviewerFactory,
    SourceFactory,
    TreatmentFactory,
    approve_page,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
)
from tests.faq.reading import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return client_in_group("Editors")


def listing(client, **parameters):
    return client.get(reverse("faq_faqpage_modeladmin_index"), parameters)


def titles(client, **parameters):
    return {page.title for page in listing(client, **parameters).context["object_list"]}


def cells(response):
    """The texts of the first row, in the order of the columns."""
    names = response.context["view"].list_display
    page = response.context["object_list"][0]
    admin = response.context["model_admin"]
    values = [getattr(admin, name)(page) if hasattr(admin, name) else getattr(page, name) for name in names]
    return dict(zip(names, values, strict=True))


def test_each_page_stands_with_its_treatment_country_reviewer_date_status_and_language(editor):
    page = make_faq_page(
        title="Knee replacement in Spain",
        treatment=TreatmentFactory(name="Knee replacement"),
        country="ES",
        medical_reviewer=MedicalReviewerFactory(name="Demo Reviewer A"),
    )
    response = listing(editor)
    assert cells(response) == {
        "page_title": "Knee replacement in Spain",
        "treatment": page.treatment,
        "place": "Spain",
        "reviewer": "Demo Reviewer A",
        "modified_on": dt.date(2026, 9, 1),
        "status_tag": '<span class="w-status w-status--primary">Live</span>',
        "review_tag": '<span class="w-status">Not reviewed</span>',
        "language": "English",
    }
    edit = (
        f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?next={reverse('faq_faqpage_modeladmin_index')}"
    )
    assert f'<a href="{edit}"' in response.text


def test_a_column_without_a_value_shows_a_dash(editor):
    make_faq_page(treatment=None)
    assert listing(editor).text.count(">—</td>") == 3


def test_titles_are_escaped(editor):
    make_faq_page(title="<b>bold</b>")
    assert "<b>bold</b>" not in listing(editor).text


def test_a_draft_of_a_live_page_is_listed_under_the_title_it_will_have(editor, faq_page):
    faq_page.title = "A better title"
    faq_page.save_revision()
    response = listing(editor)
    assert cells(response)["page_title"] == "A better title"
    assert cells(response)["status_tag"].endswith(">Live + draft</span>")


def test_pages_are_filtered_by_status(editor):
    now = timezone.now()
    make_faq_page(title="Live")
    make_faq_page(title="Draft", live=False)
    changed = make_faq_page(title="Changed")
    changed.save_revision()
    scheduled = make_faq_page(title="Scheduled", live=False)
    scheduled.go_live_at = now + dt.timedelta(days=1)
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at)
    expired = make_faq_page(title="Expired")
    Page.objects.filter(pk=expired.pk).update(live=False, expired=True)
    assert titles(editor, status="live") == {"Live", "Changed"}
    assert titles(editor, status="changed") == {"Changed"}
    assert titles(editor, status="draft") == {"Draft"}
    assert titles(editor, status="scheduled") == {"Scheduled"}
    assert titles(editor, status="expired") == {"Expired"}


def test_the_column_and_filter_medical_review_show_the_computed_status(editor):
    reviewer = make_reviewer()
    approve_page(make_faq_page(title="Reviewed"), reviewer)
    edited = make_faq_page(title="Edited")
    approve_page(edited, reviewer)
    edited.summary = "Another summary."
    edited.save_revision().publish()
    make_faq_page(title="Never")
    assert titles(editor, review="reviewed") == {"Reviewed"}
    assert titles(editor, review="edited_since_review") == {"Edited"}
    assert titles(editor, review="unreviewed") == {"Never"}
    assert titles(editor, review="expired") == set()
    assert cells(listing(editor, review="reviewed"))["review_tag"].endswith('primary">Reviewed</span>')
    assert ">Edited since review</span>" in listing(editor).text


def test_pages_are_filtered_by_treatment_country_reviewer_and_language(editor):
    reviewer = MedicalReviewerFactory()
    page = make_faq_page(title="Here", country="MX", medical_reviewer=reviewer)
    spanish = make_faq_page(title="There", country="ES")
    spanish_locale = Locale.objects.get(language_code="es")
    Page.objects.filter(pk=spanish.pk).update(locale=spanish_locale)
    assert titles(editor, treatment=page.treatment.pk) == {"Here"}
    assert titles(editor, country="ES") == {"There"}
    assert titles(editor, medical_reviewer=reviewer.pk) == {"Here"}
    assert titles(editor, locale=spanish_locale.pk) == {"There"}
    assert titles(editor, country="MX", locale=spanish_locale.pk) == set()


def test_a_filter_waits_for_the_button(editor, faq_page):
    """Who chooses with the arrow keys would be taken away at the first press of one."""
    form = parse(listing(editor).content).select_one("form.listing-filters")
    assert form.select("select")
    assert not form.select("[data-action], [onchange]")
    assert form.select_one("button[type=submit]")


def test_filters_offer_only_what_pages_have(editor):
    TreatmentFactory(name="Unused")
    make_faq_page(treatment=TreatmentFactory(name="Used"), country="MX")
    choices = {
        spec.parameter_name: [str(label) for _, label in spec.lookup_choices]
        for spec in listing(editor).context["view"].filter_specs
    }
    assert choices["treatment"] == ["Used"]
    assert choices["country"] == ["Mexico"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "knee " * 2000},
        {"q": "\x00knee"},
        {"treatment": "abc"},
        {"status": "nonsense"},
        {"review": "nonsense"},
        {"p": "999"},
        {"p": "x"},
        {"o": "x.99"},
        {"country": "'"},
    ],
)
def test_values_that_are_no_choice_change_nothing(editor, faq_page, parameters):
    assert titles(editor, **parameters) == {faq_page.title}


def test_a_parameter_that_is_no_filter_never_reaches_the_database(editor, faq_page):
    assert titles(editor, owner__password__startswith="x", nonsense="1") == {faq_page.title}


@pytest.mark.parametrize("words", ["knee", "KNEE spain", "replac", "walk", "arthro", "knee walk"])
def test_search_finds_parts_of_words_in_title_question_and_treatment(editor, words):
    make_faq_page(
        title="Knee replacement in Spain",
        treatment=TreatmentFactory(name="Arthroplasty"),
        questions=[make_question("When can I walk?"), make_question("May I walk uphill?")],
    )
    make_faq_page(title="Something else")
    found = listing(editor, q=words).context["object_list"]
    assert [page.title for page in found] == ["Knee replacement in Spain"]


def test_search_asks_for_every_word(editor):
    make_faq_page(title="Knee replacement in Spain")
    assert titles(editor, q="knee mexico") == set()


def test_a_search_without_matches_says_so_and_offers_the_whole_list(editor, faq_page):
    text = listing(editor, q="zzz").text
    assert "Nothing matches." in text
    assert f'<a href="{reverse("faq_faqpage_modeladmin_index")}">Show all FAQ pages</a>' in text


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
def test_the_listing_takes_the_same_number_of_queries_for_any_number_of_pages(group):
    client = client_in_group(group)
    counts = []
    for more in (1, 19, 30):  # 50 fill the first page of the listing
        for _ in range(more):
            make_faq_page(country="ES", medical_reviewer=MedicalReviewerFactory(), questions=[])
        listing(client)  # fills the caches of permissions and sites
        with CaptureQueriesContext(connection) as queries:
            assert listing(client, q="knee").status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_the_export_has_a_row_for_each_page_that_the_filters_leave(editor):
    make_faq_page(title="Here", slug="here", country="MX")
    make_faq_page(title="There", country="ES")
    response = listing(editor, country="MX", export="csv")
    header, row = response.getvalue().decode().splitlines()
    assert header == "Title,Treatment,Country,Reviewer,Modified Date,Status,Medical Review,Language,Slug"
    assert row.startswith("Here,Treatment ")
    assert row.endswith(",Mexico,—,2026-09-01,Live,Not reviewed,English,here")
    assert listing(editor, export="xlsx").headers["content-type"].endswith("spreadsheetml.sheet")


def test_a_download_of_everything_holds_only_some_rows_in_memory(editor, monkeypatch):
    monkeypatch.setattr("cms.listing.ROWS_AT_ONCE", 2)
    for number in range(5):
        make_faq_page(slug=f"page-{number}", questions=[])
    response = listing(editor, export="csv")
    with CaptureQueriesContext(connection) as queries:
        lines = response.getvalue().decode().splitlines()
    assert len(lines) == 6
    # What is fetched beside the pages is fetched for each few of them: nobody waits for the last page.
    fetched = [
        query for query in queries if "wagtailcore_workflowstate" in query["sql"].partition(" FROM ")[0]
    ]
    assert len(fetched) == 3


def test_a_title_that_a_spreadsheet_would_calculate_is_exported_as_text(editor):
    make_faq_page(title="=1+1", slug="formula")
    assert "\n'=1+1," in listing(editor, export="csv").getvalue().decode().replace("\r", "")


def test_pages_that_an_editor_may_do_nothing_with_are_not_listed(editor, faq_page):
    elsewhere = FAQIndexPage.objects.child_of(make_site().root_page).get()
    make_faq_page(parent=elsewhere, title="Elsewhere")
    Group.objects.get(name="Editors").page_permissions.update(page=home_page())
    assert titles(editor) == {faq_page.title}


def test_reviewers_are_listed_with_what_tells_whether_they_may_review(editor):
    MedicalReviewerFactory(name="Demo Reviewer A", registration_verified_on=dt.date(2026, 5, 1))
    MedicalReviewerFactory(name="Retired Reviewer", active=False)
    address = reverse("faq_medicalreviewer_modeladmin_index")
    assert "Demonstration Register DEMO-" in editor.get(address).text
    assert "May 1, 2026" in editor.get(address).text
    retired = editor.get(address, {"active": "False"})
    assert "Retired Reviewer" in retired.text
    assert "Demo Reviewer A" not in retired.text


def test_sources_are_found_by_title_publisher_or_doi_and_filtered_by_type(editor):
    SourceFactory(title="Walking again", doi="10.1002/14651858.CD013342", type="review")
    SourceFactory(title="Standing still", publisher="Somebody else", type="trial")
    address = reverse("faq_source_modeladmin_index")
    for parameters in ({"q": "walk"}, {"q": "CD0133"}, {"type": "review"}):
        text = editor.get(address, parameters).text
        assert "Walking again" in text
        assert "Standing still" not in text


@pytest.mark.parametrize("model", ["faq_medicalreviewer", "faq_source"])
def test_listings_of_chosen_things_take_the_same_number_of_queries_for_any_number(editor, model):
    address = reverse(f"{model}_modeladmin_index")
    counts = []
    for more in (1, 19, 80):
        MedicalReviewerFactory.create_batch(more)
        SourceFactory.create_batch(more)
        editor.get(address)  # fills the caches of permissions
        with CaptureQueriesContext(connection) as queries:
            editor.get(address)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
