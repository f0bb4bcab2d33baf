"""Choosers with search for reviewers and sources, and the block that cites a source."""

from wagtail.admin.viewsets.chooser import ChooserViewSet


class MedicalReviewerChooserViewSet(ChooserViewSet):
    model = "faq.MedicalReviewer"
    icon = "user"
    choose_one_text = "Choose a medical reviewer"
    choose_another_text = "Choose another medical reviewer"
    edit_item_text = "Edit this reviewer"


class SourceChooserViewSet(ChooserViewSet):
    model = "faq.Source"
    icon = "openquote"
    choose_one_text = "Choose a source"
    choose_another_text = "Choose another source"
    edit_item_text = "Edit this source"
    form_fields = ["title", "publisher", "url", "doi", "type", "published_on", "accessed_on"]


reviewer_chooser_viewset = MedicalReviewerChooserViewSet("medical_reviewer_chooser")
source_chooser_viewset = SourceChooserViewSet("source_chooser")

SourceChooserBlock = source_chooser_viewset.get_block_class(
    name="SourceChooserBlock", module_path="faq.choosers"
)
