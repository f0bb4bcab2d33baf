"""An FAQ page: questions and answers about one treatment in one country."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import COMMENTS_RELATION_NAME
from wagtail.search import index

from cms.dates import today, validate_not_in_future
from cms.link_addresses import WebAddressField
from cms.ordering import number_rows
from cms.page_indexing import index_for_search, index_references, is_derived_left, references_left_to_caller
from cms.revision_relations import relations_exist
from cms.search_appearance import SearchAppearance
from cms.stream_field import StreamField
from cms.visible_page import VisiblePage
from cms.wagtail_api.codes import Code
from faq import question_rules
from faq.blocks import RICH_TEXT_FEATURES, SourceListBlock
from faq.digest import cited_sources, content_digest
from faq.documents.build import documents_of
from faq.documents.schema import FAQDocument
from faq.forms import FAQPageForm
from faq.models import page_panels
from faq.models.change_note import ChangeNoted
from faq.models.question import give_up_keys_of_others
from faq.modified_date import modified_on_after_edit
from faq.page_reviews import load_reviews
from faq.related_questions import related_pages
from faq.review.digests import store_digests, with_translations
from faq.review.policy import check_publishable
from faq.review.publishing import PublishedWhenReviewed
from faq.review.texts import texts_in, with_text
from pricing.models import Treatment

# What Wagtail writes to the page's row when it saves a draft.
DRAFT_FIELDS = frozenset(
    {
        COMMENTS_RELATION_NAME,
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
    }
)


class EvidenceStage(models.TextChoices):
    """How well the treatment is supported, in words a reader understands."""

    ESTABLISHED = "established", _("Established: recommended by guidelines")
    EMERGING = "emerging", _("Emerging: promising studies, no settled recommendation")
    EXPERIMENTAL = "experimental", _("Experimental: not shown to work, or not approved for this use")


class FAQPage(ChangeNoted, PublishedWhenReviewed, SearchAppearance, VisiblePage):
    """Structured questions and answers. `faq.documents` turns a page into what readers are served."""

    template = "faq/faq_page.html"
    parent_page_types = ["faq.FAQIndexPage"]
    subpage_types: list[str] = []
    base_form_class = FAQPageForm

    subtitle = models.CharField(
        max_length=255, blank=True, help_text="One line under the title, without a full stop."
    )
    summary = models.TextField(
        blank=True,
        help_text="The lead answer: what a reader in a hurry must know, in two or three plain sentences.",
    )
    introduction_heading = models.CharField(
        max_length=255, blank=True, help_text="A heading above the introduction."
    )
    introduction = RichTextField(
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text="What the page covers and why, before the first question.",
    )
    # SET_NULL, although cms.references refuses to delete what a page uses: an old revision that names a treatment or
    # reviewer deleted since could not be opened otherwise.
    treatment = models.ForeignKey(
        Treatment,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="faq_pages",
        help_text="What the questions are about.",
    )
    country = CountryField(
        blank=True, help_text="The country the answers hold for. Empty if they hold anywhere."
    )
    sources = StreamField(
        SourceListBlock(required=False),
        blank=True,
        help_text="What backs the page as a whole, in the order listed.",
    )
    call_to_action_heading = models.CharField(
        "heading", max_length=255, blank=True, help_text="Shown after the answers, never as part of one."
    )
    call_to_action_text = models.TextField("text", blank=True, help_text="What the reader can do next.")
    call_to_action_link_text = models.CharField(
        "link text", max_length=255, blank=True, help_text="The words of the link."
    )
    call_to_action_link_url = WebAddressField(
        "link address",
        max_length=1000,
        blank=True,
        help_text="Where the link leads. Without one no link is shown.",
    )
    medical_reviewer = models.ForeignKey(
        "faq.MedicalReviewer",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="faq_pages",
        help_text="Who is to review this page. Readers see the name only once that person has approved this exact text.",
    )
    claimed_reviewer = models.CharField(
        max_length=500,
        blank=True,
        help_text="What an imported document says about its reviewer. A claim, kept for your records and never shown.",
    )
    author = models.CharField(
        max_length=255, blank=True, help_text="Who wrote the text, if that is to be named."
    )
    evidence_stage = models.CharField(
        max_length=16,
        choices=EvidenceStage.choices,
        blank=True,
        help_text="How well this use of the treatment is supported.",
    )
    regulatory_status = models.TextField(
        blank=True, help_text="Whether authorities have approved this use, where, and as of when."
    )
    disclaimer = models.TextField(
        blank=True, help_text="Shown at the end, for example that this is no personal advice."
    )
    modified_on = models.DateField(
        "modified date",
        default=today,
        validators=[validate_not_in_future],
        help_text="When the text last changed. It moves to today by itself when you change what a reader acts on.",
    )
    source_document_name = models.CharField("source document", max_length=255, blank=True, editable=False)
    source_document_digest = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    imported_on = models.DateField(null=True, blank=True, editable=False)
    import_report = models.JSONField(null=True, blank=True, editable=False)

    edit_handler = page_panels.edit_handler
    # `save` does it, after the questions: Wagtail would find what they said before.
    search_auto_update = False
    search_fields = [
        *VisiblePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("summary"),
        index.RelatedFields("questions", [index.SearchField("question"), index.SearchField("short_answer")]),
        index.FilterField("treatment"),
        index.FilterField("country"),
    ]

    # Not the claimed reviewer, the import or who is to review: `review` names a reviewer once there is an approval.
    api_fields = [
        "subtitle",
        "summary",
        "introduction_heading",
        "introduction",
        "treatment",
        APIField("country", serializer=Code(read_only=True)),
        "questions",
        "sources",
        "call_to_action_heading",
        "call_to_action_text",
        "call_to_action_link_text",
        "call_to_action_link_url",
        "author",
        "evidence_stage",
        "regulatory_status",
        "disclaimer",
        "modified_on",
        "review",
    ]
    api_loaders = {"review": load_reviews}

    class Meta:
        verbose_name = "FAQ page"
        verbose_name_plural = "FAQ pages"

    def full_clean(self, *args, **kwargs) -> None:
        """Validate the page, and the questions too unless a form asks.

        A form names the fields it leaves out and checks the questions itself (`FAQPageForm`), at their
        own fields; at that moment this object still holds the questions from before the edit.
        """
        super().full_clean(*args, **kwargs)
        if not kwargs.get("exclude") and not args:
            self.clean_questions()

    @classmethod
    def from_serializable_data(cls, data: dict, check_fks: bool = True, strict_fks: bool = False) -> Any:
        """The page as a revision has it. Wagtail's search for what is gone is needed only if anything is."""
        search = check_fks and not relations_exist(cls, data)
        return super().from_serializable_data(data, check_fks=search, strict_fks=strict_fks)

    @transaction.atomic
    def save(self, *args, **kwargs):
        self._complete_questions()
        # Saving a draft of a live page ends here too, with the draft's text in memory and none of it written.
        fields = kwargs.get("update_fields")
        writes_text = fields is None or not set(fields) <= DRAFT_FIELDS
        if writes_text:
            check_publishable(self)
            if self._holds("questions"):
                give_up_keys_of_others(self.questions.all(), self)
        writes_comments = self._holds(COMMENTS_RELATION_NAME)
        with references_left_to_caller() as indexes:
            result = super().save(*args, **kwargs)
        if not is_derived_left() and (writes_text or writes_comments or not self.live):
            self.keep_derived(written=writes_text, refers=indexes and (writes_text or writes_comments))
        return result

    def prepare_draft(self) -> None:
        """Number and complete the questions, and move the modified date if the text has changed."""
        self._complete_questions()
        if self.latest_revision is not None:
            before = texts_in(self, [self.latest_revision])[0]
            cited = cited_sources([self, before])
            self.modified_on = modified_on_after_edit(
                self.modified_on,
                before.modified_on,
                text_changed=content_digest(self, cited) != content_digest(before, cited),
                today=today(),
            )

    def save_revision(self, *args, **kwargs):
        self.prepare_draft()
        return super().save_revision(*args, **kwargs)

    def keep_derived(self, *, written: bool = True, refers: bool = True) -> None:
        """Keep references, search entry and digest, from the rows as they are now stored: read once for all of them.

        `written` is false where only a draft was saved; `refers` where nothing that refers to anything was.
        """
        stored = with_text(type(self).objects).get(pk=self.pk)
        if refers:
            index_references(stored)
        if written:
            index_for_search(stored)
        if written or not stored.live:
            store_digests(with_translations(stored))

    def _holds(self, relation: str) -> bool:
        """Whether rows of this relation wait in memory to be written with the page."""
        return getattr(self, relation).is_deferring

    @cached_property
    def review(self) -> dict | None:
        """What Wagtail's APIs show of its review; `load_reviews` sets it for many pages at once."""
        site = self.get_site()
        if site is None:
            return None
        load_reviews([self], site=site, now=timezone.now())
        return self.__dict__["review"]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """The template reads the same document as every other reader; drafts in preview too."""
        context = super().get_context(request, *args, **kwargs)
        row = getattr(request, "published_document", None)
        if row is None:
            context["document"] = documents_of([self], site=self.get_site(), now=timezone.now())[0]
        else:
            context["document"] = FAQDocument.model_validate_json(row.body)
        context["related"], context["also_tagged"] = related_pages(
            self, context["document"], site=self.get_site(), now=timezone.now()
        )
        return context

    def _complete_questions(self) -> None:
        if not self._holds("questions"):
            return
        questions = self.questions.all()
        number_rows(questions)
        question_rules.complete(questions)

    def clean_questions(self) -> None:
        """Validate the questions that this object holds. Raises ValidationError."""
        questions = list(self.questions.all())
        errors = []
        for position, first in question_rules.duplicates([row.question for row in questions]).items():
            errors.append(f"Question {position + 1}: {question_rules.duplicate_message(first)}")
        for position, first in question_rules.repeats([row.anchor for row in questions]).items():
            errors.append(f"Question {position + 1}: {question_rules.repeated_anchor_message(first)}")
        for number, row in enumerate(questions, start=1):
            # The page's own language is looked up with the page.
            checked = ["page", "locale"] if row.locale_id == self.locale_id else ["page"]
            try:
                row.clean_fields(exclude=checked)
                row.clean()
            except ValidationError as error:
                errors += [
                    f"Question {number}, {field}: {' '.join(texts)}"
                    for field, texts in error.message_dict.items()
                ]
        if errors:
            raise ValidationError({"questions": errors})
