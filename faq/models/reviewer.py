"""The clinician who vouches for a text: a public profile, kept apart from the account that logs in."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.dates import validate_not_in_future
from cms.link_addresses import WebAddressField, validate_link_list
from cms.medical_specialties import MedicalSpecialty
from cms.slugs import NamePanel, validate_slug_is_free
from cms.wagtail_api.codes import Code
from cms.wagtail_api.links import LinkLines

# Who may approve a text hangs on these fields, so only those who manage accounts may change them.
MAY_MANAGE = "cms.change_user"


class MedicalReviewer(TranslatableMixin, index.Indexed, models.Model):
    """Who the reviewer is, in one language. Whether a page was reviewed is never decided here."""

    name = models.CharField(max_length=255, help_text="First and last name, without titles.")
    slug = models.SlugField(
        max_length=255, help_text="Last part of the profile's address and its name in the API."
    )
    prefix = models.CharField(
        "title before the name", max_length=32, blank=True, help_text="For example “Dr”."
    )
    credentials = models.CharField(
        max_length=255, blank=True, help_text="Degrees and memberships, for example “MD, FRCS”."
    )
    job_title = models.CharField(
        max_length=255, blank=True, help_text="For example “Consultant orthopaedic surgeon”."
    )
    specialty = models.CharField(
        max_length=32,
        choices=MedicalSpecialty.choices,
        blank=True,
        help_text="The branch of medicine they practise.",
    )
    registration_authority = models.CharField(
        max_length=255,
        blank=True,
        help_text="The register that licenses them, for example “General Medical Council”.",
    )
    registration_number = models.CharField(
        max_length=64, blank=True, help_text="Their number in that register."
    )
    registration_country = CountryField(blank=True, help_text="The country of the register.")
    registration_url = WebAddressField(
        "register entry",
        max_length=1000,
        blank=True,
        help_text="The public page where anybody can check the registration.",
    )
    registration_verified_on = models.DateField(
        null=True,
        blank=True,
        validators=[validate_not_in_future],
        help_text="The day somebody here last looked the registration up. It must be renewed every 24 months.",
    )
    profile_url = WebAddressField(
        "profile elsewhere", max_length=1000, blank=True, help_text="Their page at a hospital or university."
    )
    same_as = models.TextField(
        "other profiles",
        blank=True,
        validators=[validate_link_list],
        help_text="Addresses of pages about the same person, one per line.",
    )
    photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="A portrait, shown on the profile page.",
    )
    biography = models.TextField(blank=True, help_text="Two or three sentences for readers.")
    interests = models.TextField(
        "declaration of interests",
        blank=True,
        help_text="Payments, shares or posts that could matter, or “None declared”.",
    )
    active = models.BooleanField(default=True, help_text="Untick when they no longer review for you.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reviewer_profiles",
        verbose_name="account",
        help_text="The account this clinician logs in with. Without one they cannot approve anything.",
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("prefix"), NamePanel("name"), FieldPanel("credentials")]),
                FieldPanel("slug"),
                FieldRowPanel([FieldPanel("job_title"), FieldPanel("specialty")]),
                FieldPanel("photo"),
                FieldPanel("biography"),
            ],
            heading="Who they are",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("registration_authority"), FieldPanel("registration_number")]),
                FieldRowPanel([FieldPanel("registration_country"), FieldPanel("registration_url")]),
                FieldPanel("registration_verified_on", permission=MAY_MANAGE),
            ],
            heading="Registration",
        ),
        MultiFieldPanel(
            [FieldPanel("profile_url"), FieldPanel("same_as"), FieldPanel("interests")],
            heading="Elsewhere and interests",
        ),
        MultiFieldPanel([FieldPanel("active"), FieldPanel("user", permission=MAY_MANAGE)], heading="Account"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("credentials"),
        index.FilterField("active"),
        index.FilterField("locale"),
    ]

    # Neither the account nor when somebody looked the registration up: nobody outside has to do with those.
    api_fields = [
        "name",
        "slug",
        "prefix",
        "credentials",
        "job_title",
        "specialty",
        "registration_authority",
        "registration_number",
        APIField("registration_country", serializer=Code(read_only=True)),
        "registration_url",
        "profile_url",
        APIField("same_as", serializer=LinkLines(read_only=True)),
        "photo",
        "biography",
        "interests",
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = "medical reviewer"
        verbose_name_plural = "medical reviewers"
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"],
                name="unique_reviewer_slug_in_locale",
                violation_error_message="Another reviewer in this language already has this slug.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        super().clean()
        validate_slug_is_free(self)
        if self.registration_number and not self.registration_authority:
            raise ValidationError(
                {"registration_authority": "Name the register: a number says nothing without it."}
            )

    def save(self, *args, **kwargs) -> None:
        if self.pk and self._registration_changed():
            self.registration_verified_on = None
        super().save(*args, **kwargs)

    def _registration_changed(self) -> bool:
        """True if the registration is another one than stored, while the day it was looked up is still the old one."""
        fields = ["registration_authority", "registration_number", "registration_country"]
        before = type(self).objects.filter(pk=self.pk).first()
        return (
            before is not None
            and any(getattr(self, name) != getattr(before, name) for name in fields)
            and self.registration_verified_on == before.registration_verified_on
        )

    @property
    def full_name(self) -> str:
        """Title, name and credentials as readers see them: "Dr Ines Calder, MD"."""
        name = f"{self.prefix} {self.name}".strip()
        return f"{name}, {self.credentials}" if self.credentials else name
