"""The findings in what an editor is typing, without saving anything."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.views.pages.preview import PreviewOnEditView

from faq.audit import listing as audit_listing
from faq.audit.drafts import findings_if_published
from faq.editorial.drafts import text_findings
from faq.editorial.listing import sections_of, summary_of
from faq.models import FAQPage


class TypedFindings(PreviewOnEditView):
    """Reads the posted form as Wagtail's preview does, for those who may edit the page, and keeps nothing of it."""

    http_method_names = ("post",)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(self.object, FAQPage):
            return HttpResponse(status=404)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list of findings as HTML; empty (204) while the form holds something that cannot be read."""
        form = self.get_form(request.POST)
        if not request.POST or not self.validate_form(form):
            # No error of the browser's: half a question is what a form holds while somebody types.
            return HttpResponse(status=204)
        text = form.save(commit=False)
        findings = text_findings(text)
        context = {
            "sections": sections_of(findings),
            "summary": summary_of(findings),
            "audit_sections": audit_listing.sections_of(findings_if_published(text)),
        }
        return render(request, "faq/admin/editorial_findings.html", context)
