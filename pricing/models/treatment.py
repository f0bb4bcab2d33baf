"""What is treated: the subject that FAQ pages answer questions about and that price tables price."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.medical_specialties import MedicalSpecialty
from cms.slugs import NamePanel, validate_slug_is_free


class TreatmentKind(models.TextChoices):
    """The schema.org type a treatment is described as (https://schema.org/MedicalTherapy)."""

    THERAPY = "therapy", "Therapy (treats a condition, for example an injection or a course of exercises)"
    PROCEDURE = "procedure", "Procedure (done to the body, for example an operation)"


class Treatment(TranslatableMixin, index.Indexed, models.Model):
    """A treatment in one language; the same treatment in another shares its translation key."""

    name = models.CharField(
        max_length=255, help_text="As patients know it, for example “Total knee replacement”."
    )
    slug = models.SlugField(
        max_length=255,
        help_text="Last part of the treatment's address and its name in the API. Front ends rely on it: do not change it lightly.",
    )
    alternate_name = models.CharField(
        max_length=255, blank=True, help_text="Another name people search for, such as an abbreviation."
    )
    kind = models.CharField(
        max_length=16,
        choices=TreatmentKind.choices,
        default=TreatmentKind.THERAPY,
        help_text="Tells search engines what sort of treatment this is.",
    )
    specialty = models.CharField(
        max_length=32,
        choices=MedicalSpecialty.choices,
        blank=True,
        help_text="The branch of medicine this treatment belongs to.",
    )
    description = models.TextField(
        blank=True, help_text="One or two plain sentences: what it is and what it is used for."
    )

    panels = [
        NamePanel("name"),
        FieldPanel("slug"),
        FieldPanel("alternate_name"),
        FieldPanel("kind"),
        FieldPanel("specialty"),
        FieldPanel("description"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("alternate_name"),
        index.AutocompleteField("alternate_name"),
        index.FilterField("slug"),
        index.FilterField("locale"),
    ]

    api_fields = ["name", "slug", "alternate_name", "kind", "specialty", "description"]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = "treatment"
        verbose_name_plural = "treatments"
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"],
                name="unique_treatment_slug_in_locale",
                violation_error_message="Another treatment in this language already has this slug.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        validate_slug_is_free(self)
