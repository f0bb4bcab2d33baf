"""Questions across all FAQ pages in the admin: where each stands, how it is reviewed, what it lacks."""

import datetime as dt

from django.contrib.admin import SimpleListFilter, display
from django.core.paginator import Page
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_countries import countries
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import Site
from wagtail_modeladmin.helpers import DjangoORMSearchHandler, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InstanceSpecificView

from cms import conf
from cms.dates import add_months, today
from cms.listing import IconButtonHelper, ListingAdmin, ListingView
from cms.listing_filters import ChoiceFilter, LanguageFilter, RelatedFilter
from cms.models import User
from cms.published.documents import refresh_all
from faq.editorial.writing import MAX_SHORT_ANSWER
from faq.models import FAQPage, PublishedQuestion, Question
from faq.page_permissions import FAQPagePermissionHelper, listed_pages
from faq.review.filters import with_review_status
from faq.review.status import IN_FORCE, LABELS, URGENCY, ReviewStatus

# All that a download reads of each question: a whole page beside each would take most of the time.
EXPORTED = (
    "question",
    "short_answer",
    "uuid",
    "page__title",
    "page__country",
    "page__modified_on",
    "page__treatment__name",
    "locale__language_code",
)
# Published documents that a filter brings up to date in one request; the next one goes on.
MOST_REFRESHED = 200


class TreatmentFilter(RelatedFilter):
    title = parameter_name = "treatment"
    path = "page"


class CountryFilter(ChoiceFilter):
    title = parameter_name = "country"
    path = "page"


class ConditionFilter(SimpleListFilter):
    """Offers `conditions`: what is in the address, what people read, and which rows it leaves."""

    def conditions(self) -> dict[str, tuple[str, Q]]:
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [(key, label) for key, (label, _) in self.conditions().items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = self.conditions().get(self.value() or "")
        return queryset.filter(chosen[1]) if chosen else queryset


class ShortAnswerFilter(ConditionFilter):
    title = "short answer"
    parameter_name = "short_answer"

    def conditions(self) -> dict[str, tuple[str, Q]]:
        return {"missing": ("Missing", Q(short_answer="")), "present": ("Present", ~Q(short_answer=""))}


class ReviewFilter(ConditionFilter):
    """By the status that the column "Medical review" shows."""

    title = "medical review"
    parameter_name = "review"

    def conditions(self) -> dict[str, tuple[str, Q]]:
        return {status.value: (LABELS[status], Q(review_status=status.value)) for status in URGENCY}

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in self.conditions():
            return queryset
        # What time alone has done to a review since somebody last asked must be in the rows that are filtered.
        for site in Site.objects.all():
            refresh_all(site, now=timezone.now(), most=MOST_REFRESHED)
        return super().queryset(request, with_status(queryset))


class AgeFilter(ConditionFilter):
    """By the page's modified date: how long ago a reader was last told something else."""

    title = "age"
    parameter_name = "age"

    def conditions(self) -> dict[str, tuple[str, Q]]:
        return {
            str(months): (f"Over {months} months", older_than(months, today=today()))
            for months in (6, 12, 24)
        }


def older_than(months: int, *, today: dt.date) -> Q:
    """Questions of pages that were last modified before the same day that many months ago."""
    return Q(page__modified_on__lt=add_months(today, -months))


def with_question_review(questions: QuerySet[Question], *, today: dt.date, due_soon_days: int) -> QuerySet:
    """Questions with `review_status`: of a public one its own, as readers are told; else that of its page."""
    public = PublishedQuestion.objects.filter(document__page_id=OuterRef("page_id"), uuid=OuterRef("uuid"))
    pages = with_review_status(
        FAQPage.objects.filter(pk=OuterRef("page_id")), today=today, due_soon_days=due_soon_days
    )
    return questions.annotate(
        review_status=Coalesce(
            Subquery(public.values("review_status")[:1]), Subquery(pages.values("review_status")[:1])
        )
    )


def with_status(questions: QuerySet[Question]) -> QuerySet:
    """Questions with the review status they have today."""
    return with_question_review(questions, today=today(), due_soon_days=conf.review_due_soon_days())


class QuestionPaginator(WagtailPaginator):
    """Works out the review of the rows on the page only: a database would do it for all that it sorts."""

    def _get_page(self, rows: QuerySet, number: int, paginator: WagtailPaginator) -> Page:
        chosen = list(rows.values_list("pk", flat=True))
        found = with_status(rows.model.objects.filter(pk__in=chosen)).defer("long_answer", "sources")
        by_pk = {row.pk: row for row in found.select_related(*QuestionAdmin.list_select_related)}
        return super()._get_page([by_pk[pk] for pk in chosen if pk in by_pk], number, paginator)


class QuestionListingView(ListingView):
    paginator_class = QuestionPaginator


class QuestionSearch(DjangoORMSearchHandler):
    """Finds questions in which each word occurs somewhere, parts of words included."""

    def search_queryset(self, queryset: QuerySet, search_term: str, **kwargs) -> QuerySet:
        for word in search_term.split():
            anywhere = [Q(**{f"{field}__icontains": word}) for field in self.search_fields]
            queryset = queryset.filter(Q(*anywhere, _connector=Q.OR))
        return queryset


class QuestionPermissionHelper(PermissionHelper):
    """Whoever lists pages lists their questions; they are added, changed and deleted in the page's editor."""

    def user_can_list(self, user: User) -> bool:
        return FAQPagePermissionHelper(FAQPage).user_can_list(user)

    def user_can_create(self, user: User) -> bool:
        return False

    def user_can_edit_obj(self, user: User, obj: Question) -> bool:
        return obj.page.permissions_for_user(user).can_edit()

    def user_can_delete_obj(self, user: User, obj: Question) -> bool:
        return False


class QuestionButtonHelper(IconButtonHelper):
    """Beside editing, a look at the question's place on the public page."""

    def get_buttons_for_obj(self, obj: Question, *args, **kwargs) -> list[dict]:
        buttons = super().get_buttons_for_obj(obj, *args, **kwargs)
        url = obj.page.get_url(self.request) if obj.page.live else None
        view = [{"url": f"{url}#{obj.anchor}", "label": "View live", "icon": "view"}] if url else []
        return [*buttons, *view]


class EditInPageView(InstanceSpecificView):
    """A question is edited among the others of its page, which says who may."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect(edit_url(self.instance))


def edit_url(question: Question) -> str:
    """The page's editor, opened at the question."""
    return f"{reverse('wagtailadmin_pages:edit', args=[question.page_id])}#question-{question.uuid}"


class QuestionAdmin(ListingAdmin):
    model = Question
    menu_label = "Questions"
    menu_icon = "help"
    list_display = (
        "words",
        "of_page",
        "treatment",
        "place",
        "short",
        "review_tag",
        "modified_on",
        "language",
    )
    list_export = (
        "words",
        "short_answer",
        "of_page",
        "treatment",
        "place",
        "medical_review",
        "modified_on",
        "language",
        "uuid",
    )
    list_filter = (ReviewFilter, ShortAnswerFilter, AgeFilter, TreatmentFilter, CountryFilter, LanguageFilter)
    list_select_related = ("page__treatment", "locale")
    search_fields = ("question", "short_answer", "page__title")
    search_handler_class = QuestionSearch
    permission_helper_class = QuestionPermissionHelper
    button_helper_class = QuestionButtonHelper
    index_view_class = QuestionListingView
    edit_view_class = EditInPageView
    ordering = ("-page_id", "sort_order")
    export_filename = "questions"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        mine = super().get_queryset(request).filter(page__in=listed_pages(request.user).values("pk"))
        if "export" not in request.GET:
            return mine
        return with_status(mine.select_related(*self.list_select_related).only(*EXPORTED))

    @display(description="Question", ordering="question")
    def words(self, question: Question) -> str:
        return question.question

    @display(description="Page", ordering="page__title")
    def of_page(self, question: Question) -> str:
        return question.page.title

    @display(description="Treatment", ordering="page__treatment__name")
    def treatment(self, question: Question) -> str:
        return question.page.treatment.name if question.page.treatment else ""

    @display(description="Country", ordering="page__country")
    def place(self, question: Question) -> str:
        return countries.name(question.page.country)

    @display(description="Short answer")
    def short(self, question: Question) -> str:
        length = len(question.short_answer)
        if not length:
            return "Missing"
        return f"{length} characters{', long' if length > MAX_SHORT_ANSWER else ''}"

    @display(description="Medical review")
    def medical_review(self, question: Question) -> str:
        return LABELS[ReviewStatus(question.review_status)]

    @display(description="Medical review")
    def review_tag(self, question: Question) -> SafeString:
        in_force = ReviewStatus(question.review_status) in IN_FORCE
        tone = "w-status w-status--primary" if in_force else "w-status"
        return format_html('<span class="{}">{}</span>', tone, self.medical_review(question))

    @display(description="Modified", ordering="page__modified_on")
    def modified_on(self, question: Question) -> dt.date | None:
        return question.page.modified_on

    @display(description="Language", ordering="locale__language_code")
    def language(self, question: Question) -> str:
        return question.locale.get_display_name()
