"""An imported document becomes a page: created, or a new draft of the page it was before. All or nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from cms.page_indexing import derived_left_to_caller
from cms.transfer.refusal import TransferRefused
from faq.importer.decisions import Decisions
from faq.importer.errors import PageRefused
from faq.importer.findings import Findings
from faq.importer.page_filling import PageFilling
from faq.importer.page_relations import StoredRelations
from faq.importer.reading import ReadDocument
from faq.importer.report import Action, Report, Result
from faq.importer.update_changes import changes_between, version_of
from faq.importer.versions import IMPORTED, candidate_of, earlier_versions, refuse_busy, same_documents
from faq.models import FAQIndexPage, FAQPage


@dataclass(frozen=True)
class ImportOptions:
    """How to import: `publish` at once or leave a draft, `update` the page of an earlier version, `dry_run`.

    `decisions` are those of a person who looked at the document first.
    """

    publish: bool = False
    update: bool = False
    dry_run: bool = False
    decisions: Decisions = field(default_factory=Decisions)


def import_document(
    read: ReadDocument, parent: FAQIndexPage, options: ImportOptions, *, today: dt.date
) -> Report:
    """Import one document under `parent` in one transaction. Raises PageRefused; then nothing was changed."""
    findings = findings_under(read, parent)
    try:
        with transaction.atomic():
            # One import at a time under the same index, so that two of one file cannot both create a page; and
            # read anew, for the place of the next page in the tree depends on those before it.
            parent = FAQIndexPage.objects.select_for_update().get(pk=parent.pk)
            result = _Import(read, parent, options, findings, today).run()
            if options.dry_run:
                transaction.set_rollback(True)
    except ValidationError as error:
        raise PageRefused(read.file, "", " ".join(_sentences(error))) from error
    except TransferRefused as refusal:
        raise PageRefused(read.file, refusal.place, refusal.reason) from refusal
    return Report(document=read.document, warnings=findings.warnings, result=result)


def findings_under(read: ReadDocument, parent: FAQIndexPage) -> Findings:
    """What is to be reported of a document before it becomes a page under `parent`."""
    findings = Findings()
    findings.warnings = list(read.warnings)
    language, locale = read.document.language, parent.locale.language_code
    if language and language != locale:
        findings.add("language_differs", "language", language=language, locale=locale)
    return findings


def _sentences(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        text if field in ("__all__", "questions") else f"{field}: {text}"
        for field, texts in error.message_dict.items()
        for text in texts
    ]


def _check_fields(page: FAQPage) -> None:
    """Refuse what does not fit before the first row is written: a database would refuse it in words of its own."""
    page.clean_fields(exclude=["path", "depth", "url_path", "draft_title", "page_ptr", "locale"])
    for question in page.questions.all():
        question.clean_fields(exclude=["page", "locale"])


class _Import:
    """The import of one document, inside its transaction."""

    def __init__(
        self,
        read: ReadDocument,
        parent: FAQIndexPage,
        options: ImportOptions,
        findings: Findings,
        today: dt.date,
    ) -> None:
        self.read = read
        self.parent = parent
        self.options = options
        self.findings = findings
        self.decisions = options.decisions
        self.candidate = candidate_of(read)
        self.filling = PageFilling(read, options.decisions, findings, today)
        self.slug = self.filling.slug

    def run(self) -> Result:
        known = self._same_document()
        if known is not None:
            return self._result("unchanged", known)
        existing = self._page_to_update()
        page = existing or FAQPage(live=False, slug=self.slug, locale=self.parent.locale)
        before = version_of(existing) if existing else None
        if existing is None:
            self._refuse_taken_slug()
        self.filling.fill(page, StoredRelations(self.parent.locale), updating=existing is not None)
        _check_fields(page)
        with derived_left_to_caller():
            self._store(page, new=existing is None)
        page.keep_derived()
        changes = changes_between(before, version_of(page)) if before else []
        return self._result("updated" if existing else "created", page, changes)

    def _store(self, page: FAQPage, *, new: bool) -> None:
        if new:
            page.owner = self.decisions.by
            self.parent.add_child(instance=page)
        revision = page.save_revision(user=self.decisions.by)
        self._remember(page)
        if self.decisions.by:
            log(page, IMPORTED, user=self.decisions.by, revision=revision, data={"file": self.read.file})
        if self.options.publish:
            revision.publish()

    # Which page -----------------------------------------------------------------------------------------------

    def _same_document(self) -> FAQPage | None:
        if self.decisions.another or self.decisions.update:
            return None
        known = same_documents(self.parent, [self.read.digest]).get(self.read.digest)
        return FAQPage.objects.get(pk=known.pk) if known else None

    def _page_to_update(self) -> FAQPage | None:
        page = self.decisions.update
        if page is None and self.options.update:
            page = self._earlier_version()
        if page is None:
            return None
        refuse_busy(page, self.read.file)
        return page.get_latest_revision_as_object()

    def _earlier_version(self) -> FAQPage | None:
        [found] = earlier_versions(self.parent, [self.candidate])
        if len(found) > 1:
            ids = ", ".join(str(page.pk) for page in found)
            raise PageRefused(
                self.read.file, "", f"It could be a new version of several pages: {ids}. Nothing was done."
            )
        return FAQPage.objects.get(pk=found[0].pk) if found else None

    def _refuse_taken_slug(self) -> None:
        children = self.parent.get_children()
        taken = children.filter(slug=self.slug)
        if not self.decisions.slug:
            taken |= children.filter(title__iexact=self.candidate.title)
        page = taken.first()
        if page is None:
            return
        advice = (
            f"Give it another slug than “{self.slug}”, or make a new version of that page."
            if self.decisions.slug
            else "Use --update to make a new version of it, or change the title."
        )
        raise PageRefused(
            self.read.file, f"page {page.pk}", f"A page “{page.title}” exists here already. {advice}"
        )

    def _remember(self, page: FAQPage) -> None:
        """Keep what was imported on the page's row too: a draft of a live page writes no other column."""
        FAQPage.objects.filter(pk=page.pk).update(
            source_document_name=page.source_document_name,
            source_document_digest=page.source_document_digest,
            imported_on=page.imported_on,
            import_report=page.import_report,
        )

    def _result(self, action: Action, page: FAQPage, changes: Sequence[str] = ()) -> Result:
        parts = page.get_url_parts()
        return Result(
            action="dry_run" if self.options.dry_run else action,
            page=page.pk if not self.options.dry_run or action != "created" else None,
            path=parts[2] if parts else None,
            live=page.live if action == "unchanged" else self.options.publish and not self.options.dry_run,
            file=self.read.file,
            changes=list(changes),
        )
