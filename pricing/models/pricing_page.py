"""What one treatment costs: all its public price tables on one page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from cms import search_appearance
from cms.dates import today, validate_not_in_future
from cms.search_appearance import SearchAppearance
from cms.visible_page import VisiblePage
from pricing.models.treatment import Treatment
from pricing.page_documents import PricingDocument, documents_of

RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "link", "ol", "ul"]


class PricingPage(SearchAppearance, VisiblePage):
    """Prices of one treatment in one language. Its tables are found, never chosen: see `pricing.public_tables`."""

    template = "pricing/pricing_page.html"
    parent_page_types = ["pricing.PricingIndexPage"]
    subpage_types: list[str] = []

    # SET_NULL, although cms.references refuses to delete what a page uses: an old revision that names a treatment
    # deleted since could not be opened otherwise.
    treatment = models.ForeignKey(
        Treatment,
        null=True,
        on_delete=models.SET_NULL,
        related_name="pricing_pages",
        help_text="Whose prices the page shows: those of its price tables that stand on a published page. One pricing page for each treatment and language.",
    )
    summary = models.TextField(
        blank=True, help_text="What it costs in two or three plain sentences, and what that depends on."
    )
    introduction = RichTextField(
        blank=True, features=RICH_TEXT_FEATURES, help_text="Shown above the tables: how to read them."
    )
    notes = RichTextField(
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text="Shown below the tables: what is usually included, what is not, what to ask.",
    )

    modified_on = models.DateField(
        "modified date",
        default=today,
        validators=[validate_not_in_future],
        help_text="When the text last changed. It moves to today by itself when you change it; prices carry their own dates.",
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("treatment"),
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("notes"),
        FieldPanel("modified_on"),
    ]
    promote_panels = [*Page.promote_panels, *search_appearance.panels]
    search_fields = [
        *VisiblePage.search_fields,
        index.SearchField("summary"),
        index.FilterField("treatment"),
    ]

    api_fields = ["treatment", "summary", "introduction", "notes", "modified_on"]

    class Meta:
        verbose_name = "pricing page"
        verbose_name_plural = "pricing pages"

    def full_clean(self, *args, **kwargs) -> None:
        self._take_treatment_of_language()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.treatment is None:
            return
        if self.treatment.locale_id != self.locale_id:
            raise ValidationError(
                {
                    "treatment": f"“{self.treatment}” is a treatment in {self.treatment.locale}. Choose one in "
                    f"{self.locale}, the language of the page."
                }
            )
        others = type(self).objects.filter(treatment=self.treatment, live=True)
        other = others.exclude(pk=self.pk).first()
        if other is not None:
            raise ValidationError(
                {
                    "treatment": f"“{other}” shows the prices of {self.treatment} already. Edit that page, or choose another treatment."
                }
            )

    def save(self, *args, **kwargs):
        # A draft is saved without being validated.
        self._take_treatment_of_language()
        return super().save(*args, **kwargs)

    def prepare_draft(self) -> None:
        """Move the modified date if the text has changed."""
        before = self.latest_revision.as_object() if self.latest_revision else None
        # A day that an editor gives with the change is kept.
        if before and self.modified_on == before.modified_on and _text(self) != _text(before):
            self.modified_on = today()

    def save_revision(self, *args, **kwargs):
        self.prepare_draft()
        return super().save_revision(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """The template reads the same document as every other reader; drafts in preview too."""
        context = super().get_context(request, *args, **kwargs)
        row = getattr(request, "published_document", None)
        if row is None:
            context["document"] = documents_of([self], site=self.get_site(), now=timezone.now())[0]
        else:
            context["document"] = PricingDocument.model_validate_json(row.body)
        return context

    def _take_treatment_of_language(self) -> None:
        """Wagtail copies a page for translation with the treatment of the language it comes from."""
        treatment = self.treatment
        if treatment is not None and self.locale_id and treatment.locale_id != self.locale_id:
            self.treatment = treatment.get_translation_or_none(self.locale) or treatment


def _text(page: PricingPage) -> tuple[object, ...]:
    """What a reader is told by the page itself."""
    return page.title, page.treatment_id, page.summary, page.introduction, page.notes
