"""What a long answer is made of, and the list of sources that backs it."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from faq.choosers import SourceChooserBlock
from pricing.choosers import PriceTableChooserBlock

# Nothing that an answer in structured data may not carry (see cms.rich_text.ANSWER_TAGS).
RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "link", "ol", "ul"]


class CalloutBlock(blocks.StructBlock):
    """A few words set apart from the running text."""

    style = blocks.ChoiceBlock(
        choices=[("note", "Note"), ("warning", "Warning")],
        default="note",
        help_text="A warning is for what can harm; everything else is a note.",
    )
    text = blocks.RichTextBlock(features=["bold", "italic", "link", "ol", "ul"])

    class Meta:
        icon = "warning"
        label = "Callout"


class CaptionedImageBlock(blocks.StructBlock):
    """An image with its alternative text and an optional caption."""

    image = ImageBlock()
    caption = blocks.CharBlock(required=False, max_length=255, help_text="Shown below the image.")

    class Meta:
        icon = "image"
        label = "Image"


class LongAnswerBlock(blocks.StreamBlock):
    """The long answer, piece by piece in reading order."""

    paragraph = blocks.RichTextBlock(
        features=RICH_TEXT_FEATURES,
        label="Text",
        help_text="One or more paragraphs, lists and small headings.",
    )
    price_table = PriceTableChooserBlock(
        label="Price table",
        icon="table",
        help_text="Shown where you place it; edit the prices under FAQ › Price tables.",
    )
    callout = CalloutBlock()
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False, label="Text"))],
        label="Table",
        icon="table",
        help_text="For anything but prices: those belong in a price table.",
    )
    image = CaptionedImageBlock()


class SourceListBlock(blocks.StreamBlock):
    """Sources in the order in which they are listed."""

    source = SourceChooserBlock(label="Source", icon="openquote")
