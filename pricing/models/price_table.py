"""Prices as data: a table is a title and a note, each price a row of its own."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.api import APIField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from cms.dates import validate_not_in_future
from cms.link_addresses import WebAddressField
from cms.ordering import number_rows
from cms.wagtail_api.codes import Code
from pricing.currencies import validate_currency
from pricing.models.treatment import Treatment
from pricing.printed_price import disagreement
from pricing.savings import DEFAULT_BASE_COUNTRY


class PriceTable(TranslatableMixin, index.Indexed, ClusterableModel):
    """Prices of one treatment as found on one day; pages show it by choosing it, never by copying it."""

    title = models.CharField(max_length=255, help_text="What the prices are for. Shown above the table.")
    treatment = models.ForeignKey(
        Treatment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="price_tables",
        help_text="The treatment these prices belong to.",
    )
    note = models.TextField(
        blank=True,
        help_text="Shown below the table: what is included, what is not, what can change the price.",
    )
    base_country = CountryField(
        "compared with",
        blank=True,
        default=DEFAULT_BASE_COUNTRY,
        help_text="What is saved is worked out against the prices of this country. Empty means no comparison.",
    )
    checked_on = models.DateField(
        null=True,
        blank=True,
        validators=[validate_not_in_future],
        help_text="The day somebody last compared these prices with their source. Readers see it.",
    )
    source = models.CharField(
        max_length=500,
        blank=True,
        help_text="Where the prices come from, for example “Price lists of five clinics”.",
    )
    source_url = WebAddressField(
        "source address",
        max_length=1000,
        blank=True,
        help_text="Where a reader can check them, if they are public.",
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("treatment"),
        InlinePanel("prices", heading="Prices", label="price"),
        FieldPanel("base_country"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("checked_on"), FieldPanel("source"), FieldPanel("source_url")]),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale"),
        index.RelatedFields("treatment", [index.SearchField("name"), index.AutocompleteField("name")]),
    ]

    api_fields = [
        "title",
        "treatment",
        "note",
        APIField("base_country", serializer=Code(read_only=True)),
        "checked_on",
        "source",
        "source_url",
        "prices",
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["title"]
        verbose_name = "price table"
        verbose_name_plural = "price tables"
        permissions = [("check_pricetable", "Can mark price tables as checked today")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        number_rows(self.prices.all())
        super().save(*args, **kwargs)


class Price(TranslatableMixin, Orderable):
    """One price: an option in one country and currency, from `amount_min` to `amount_max`.

    No `amount_max` means "from"; no `amount_min` means "up to"; both equal means a fixed price.
    """

    price_table = ParentalKey(PriceTable, on_delete=models.CASCADE, related_name="prices")
    option = models.CharField(
        max_length=255, help_text="What is bought, for example “One knee”. Becomes the table's row."
    )
    country = CountryField(blank=True, help_text="Where it costs this. Becomes the table's column.")
    column = models.CharField(
        "column heading",
        max_length=255,
        blank=True,
        help_text="Only if the country alone does not tell two columns apart, for example “Private hospital”.",
    )
    currency = models.CharField(
        max_length=3,
        blank=True,
        validators=[validate_currency],
        help_text="Three-letter code such as USD or EUR. Leave it empty if the source does not say; never guess it from the country.",
    )
    amount_min = models.DecimalField(
        "from",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="Lowest amount. For a fixed price give it in both fields.",
    )
    amount_max = models.DecimalField(
        "up to",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="Highest amount. Leave it empty for “from …”.",
    )
    approximate = models.BooleanField(default=False, help_text="The source says “about” or “around”.")
    unit = models.CharField(
        max_length=64, blank=True, help_text="What the price is counted by, for example “per knee”."
    )
    raw = models.CharField(
        "as printed",
        max_length=255,
        blank=True,
        help_text="The price exactly as the source prints it. It must say the same as the amounts and the currency.",
    )

    panels = [
        FieldRowPanel([FieldPanel("option"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("country"), FieldPanel("column")]),
        FieldRowPanel([FieldPanel("amount_min"), FieldPanel("amount_max"), FieldPanel("currency")]),
        FieldRowPanel([FieldPanel("raw"), FieldPanel("approximate")]),
    ]

    api_fields = [
        "option",
        APIField("country", serializer=Code(read_only=True)),
        "column",
        "currency",
        "amount_min",
        "amount_max",
        "approximate",
        "unit",
        "raw",
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "price"
        verbose_name_plural = "prices"

    def __str__(self) -> str:
        return f"{self.option}: {self.raw or self.amount_min or self.amount_max}"

    def clean(self) -> None:
        super().clean()
        low, high = self.amount_min, self.amount_max
        if low is None and high is None:
            raise ValidationError(
                {"amount_min": "Give at least one amount: the lowest, the highest or both."}
            )
        if low is not None and high is not None and high < low:
            raise ValidationError(
                {"amount_max": f"“Up to” ({high}) is below “from” ({low}). Swap them or leave it empty."}
            )
        # An amount that is no number is refused at its own field.
        if self.raw and all(isinstance(amount, Decimal | None) for amount in (low, high)):
            wrong = disagreement(self.raw, amount_min=low, amount_max=high, currency=self.currency)
            if wrong:
                raise ValidationError({"raw": wrong})
