"""The form that adds a source without leaving the page being written."""

from wagtail.admin.forms import WagtailAdminModelForm

from faq.models import Source


class SourceForm(WagtailAdminModelForm):
    """All fields of a source, with Wagtail's widgets."""

    # The page behind the window has a field "title", too; without this its label would lead there.
    prefix = "new-source"

    class Meta(WagtailAdminModelForm.Meta):
        model = Source
        fields = ["title", "publisher", "url", "doi", "type", "published_on", "accessed_on"]
