"""FAQ pages, reviewers and sources in the admin: what their listings show, filter and search."""

from django.contrib.admin import SimpleListFilter, display
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django_countries import countries
from wagtail_modeladmin.helpers import DjangoORMSearchHandler
from wagtail_modeladmin.options import ModelAdmin

from cms import conf
from cms.dates import today
from cms.listing import ListingAdmin
from cms.listing_filters import ChoiceFilter, LanguageFilter, RelatedFilter, SpecialtyFilter
from cms.reference_data import ReferenceDataAdmin
from faq.models import FAQPage, MedicalReviewer, Question, Source
from faq.page_buttons import FAQPageButtonHelper
from faq.page_permissions import FAQPagePermissionHelper, listed_pages
from faq.parent_choice import ChooseIndexView
from faq.review.filters import with_review_status
from faq.review.status import LABELS, URGENCY, ReviewStatus
from pricing.listing import TreatmentFilter


class ReviewerFilter(RelatedFilter):
    title = "reviewer"
    parameter_name = "medical_reviewer"


class CountryFilter(ChoiceFilter):
    title = parameter_name = "country"


class StatusFilter(SimpleListFilter):
    """The same words as the status column; a live page with changes is live, too."""

    title = "status"
    parameter_name = "status"
    statuses = {
        "live": ("Live", Q(live=True)),
        "changed": ("Live, with unpublished changes", Q(live=True, has_unpublished_changes=True)),
        "draft": ("Draft", Q(live=False, expired=False, _approved_schedule=False)),
        "scheduled": ("Scheduled", Q(_approved_schedule=True)),
        "expired": ("Expired", Q(live=False, expired=True)),
    }

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [(key, label) for key, (label, _) in self.statuses.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = self.statuses.get(self.value() or "")
        return queryset.filter(chosen[1]) if chosen else queryset


class ReviewFilter(SimpleListFilter):
    """By the status that the column "Medical review" shows."""

    title = "medical review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [(status.value, LABELS[status]) for status in URGENCY]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(review_status=self.value()) if self.value() in set(URGENCY) else queryset


class FAQPageSearch(DjangoORMSearchHandler):
    """Finds pages in which each word occurs somewhere, parts of words included.

    Questions are asked for with EXISTS: a join for each word would multiply every page by its questions.
    """

    def search_queryset(self, queryset: QuerySet, search_term: str, **kwargs) -> QuerySet:
        for word in search_term.split():
            question = Question.objects.filter(page=OuterRef("pk"), question__icontains=word)
            own = [Q(**{f"{field}__icontains": word}) for field in self.search_fields]
            queryset = queryset.filter(Q(Exists(question), *own, _connector=Q.OR))
        return queryset


class FAQPageAdmin(ListingAdmin):
    model = FAQPage
    menu_label = "FAQ pages"
    menu_icon = "list-ul"
    list_display = (
        "page_title",
        "treatment",
        "place",
        "reviewer",
        "modified_on",
        "status_tag",
        "review_tag",
        "language",
    )
    list_export = (
        "page_title",
        "treatment",
        "place",
        "reviewer",
        "modified_on",
        "status",
        "medical_review",
        "language",
        "slug",
    )
    list_filter = (
        StatusFilter,
        ReviewFilter,
        TreatmentFilter,
        CountryFilter,
        ReviewerFilter,
        LanguageFilter,
    )
    list_select_related = ("treatment", "medical_reviewer", "locale")
    search_fields = ("title", "draft_title", "subtitle", "treatment__name", "treatment__alternate_name")
    search_handler_class = FAQPageSearch
    permission_helper_class = FAQPagePermissionHelper
    button_helper_class = FAQPageButtonHelper
    choose_parent_view_class = ChooseIndexView
    ordering = ("-latest_revision_created_at",)
    export_filename = "faq-pages"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        mine = super().get_queryset(request).filter(pk__in=listed_pages(request.user).values("pk"))
        listed = mine.defer_streamfields().annotate_approved_schedule().prefetch_workflow_states()
        return with_review_status(listed, today=today(), due_soon_days=conf.review_due_soon_days())

    @display(description="Title", ordering="draft_title")
    def page_title(self, page: FAQPage) -> str:
        return page.get_admin_display_title()

    @display(description="Country", ordering="country")
    def place(self, page: FAQPage) -> str:
        return countries.name(page.country)

    @display(description="Reviewer", ordering="medical_reviewer__name")
    def reviewer(self, page: FAQPage) -> str:
        return page.medical_reviewer.name if page.medical_reviewer else ""

    @display(description="Status", ordering="live")
    def status(self, page: FAQPage) -> str:
        return capfirst(page.status_string)

    @display(description="Status", ordering="live")
    def status_tag(self, page: FAQPage) -> SafeString:
        tone = "w-status w-status--primary" if page.live else "w-status"
        return format_html('<span class="{}">{}</span>', tone, self.status(page))

    @display(description="Medical review", ordering="review_status")
    def medical_review(self, page: FAQPage) -> str:
        return LABELS[ReviewStatus(page.review_status)]

    @display(description="Medical review", ordering="review_status")
    def review_tag(self, page: FAQPage) -> SafeString:
        tone = "w-status w-status--primary" if page.review_due else "w-status"
        return format_html('<span class="{}">{}</span>', tone, self.medical_review(page))

    @display(description="Language", ordering="locale__language_code")
    def language(self, page: FAQPage) -> str:
        return page.locale.get_display_name()


class ActiveFilter(ChoiceFilter):
    title = parameter_name = "active"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [("True", "Yes"), ("False", "No")]


class MedicalReviewerAdmin(ReferenceDataAdmin):
    model = MedicalReviewer
    menu_label = "Reviewers"
    menu_icon = "user"
    list_display = (
        "full_name",
        "specialty",
        "registration",
        "registration_verified_on",
        "still_active",
        "used_by",
        "language",
    )
    list_select_related = ("locale",)
    list_filter = (ActiveFilter, SpecialtyFilter, LanguageFilter)
    search_fields = ("name", "credentials", "job_title", "registration_number")
    ordering = ("name",)

    @display(description="Name", ordering="name")
    def full_name(self, reviewer: MedicalReviewer) -> str:
        return reviewer.full_name

    @display(description="Registration", ordering="registration_authority")
    def registration(self, reviewer: MedicalReviewer) -> str:
        return f"{reviewer.registration_authority} {reviewer.registration_number}".strip()

    @display(description="Active", ordering="active")
    def still_active(self, reviewer: MedicalReviewer) -> str:
        return "Yes" if reviewer.active else "No"


class TypeFilter(ChoiceFilter):
    title = parameter_name = "type"


class SourceAdmin(ReferenceDataAdmin):
    model = Source
    menu_icon = "openquote"
    list_display = ("title", "publisher", "type", "published_on", "accessed_on", "used_by")
    list_filter = (TypeFilter,)
    search_fields = ("title", "publisher", "doi", "url")
    ordering = ("title",)
