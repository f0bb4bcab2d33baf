"""Choosers with search for reviewers and sources, and the block that cites a source."""

from django.db.models import QuerySet

from cms.choosers import TableChooserViewSet, ValueColumn


class MedicalReviewerChooserViewSet(TableChooserViewSet):
    model = "faq.MedicalReviewer"
    icon = "user"
    choose_one_text = "Choose a medical reviewer"
    choose_another_text = "Choose another medical reviewer"
    edit_item_text = "Edit this reviewer"
    more_columns = (
        ValueColumn("job_title", label="Job title"),
        ValueColumn("get_specialty_display", label="Specialty"),
        ValueColumn("registration_verified_on", label="Registration verified"),
    )

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().filter(active=True)


class SourceChooserViewSet(TableChooserViewSet):
    model = "faq.Source"
    icon = "openquote"
    choose_one_text = "Choose a source"
    choose_another_text = "Choose another source"
    edit_item_text = "Edit this source"
    creation_form_class = "faq.source_form.SourceForm"
    creation_tab_label = "Add a new source"
    create_action_label = "Add this source"
    more_columns = (
        ValueColumn("get_type_display", label="Type"),
        ValueColumn("published_on", label="Published"),
    )


reviewer_chooser_viewset = MedicalReviewerChooserViewSet("medical_reviewer_chooser")
source_chooser_viewset = SourceChooserViewSet("source_chooser")

SourceChooserBlock = source_chooser_viewset.get_block_class(
    name="SourceChooserBlock", module_path="faq.choosers"
)
