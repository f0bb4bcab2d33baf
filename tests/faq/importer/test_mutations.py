"""Damaged files of every format are read or refused with a reason; nothing breaks, hangs, swells or is half imported.

`make fuzz` tries thousands for each format; FUZZ_EXAMPLES says how many.
"""

import faulthandler
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from cms.dates import today
from faq.importer.errors import ImportRefused
from faq.importer.pages import ImportOptions
from faq.importer.reading import ReadDocument
from faq.importer.runs import import_files
from faq.models import FAQPage
from faq.question_rules import duplicates
from tests.faq.importer.hostile import EXAMPLES
from tests.faq.importer.mutations import SUFFIXES, mutated
from tests.faq.importer.samples import read

WATCHDOG = 60
"""Seconds after which a document counts as a hang. No measurement: the slowest takes a hundredth of this."""
_ENDS_THE_RUN = 3 * WATCHDOG
SWELLING = 200
"""How many characters of report a byte may give: a price of two characters has an entry of some two hundred."""
seeds = st.integers(min_value=0, max_value=2**40)


class Hang(Exception):
    """A document that is read without end."""


@contextmanager
def watched() -> Iterator[None]:
    """End what does not come back: as a failure, or, where not even a signal gets through, the whole run."""

    def bark(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, bark)
    signal.alarm(WATCHDOG)
    faulthandler.dump_traceback_later(_ENDS_THE_RUN, exit=True)
    try:
        yield
    finally:
        signal.alarm(0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGALRM, before)


def read_or_refused(data: bytes, file: str) -> ReadDocument | ImportRefused:
    try:
        return read(data, file)
    except ImportRefused as refusal:
        return refusal


def report_of(document: ReadDocument) -> bytes:
    """The whole report as it would be printed; what cannot be printed fails here."""
    pieces = [document.document, *document.warnings]
    return "".join(piece.model_dump_json() for piece in pieces).encode()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_damaged_file_is_read_or_refused(suffix):
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seeds)
    def try_one(seed):
        data = mutated(suffix, seed)
        with watched():
            outcome = read_or_refused(data, f"damaged{suffix}")
            if isinstance(outcome, ImportRefused):
                assert (outcome.file, bool(outcome.reason)) == (f"damaged{suffix}", True)
            else:
                assert len(report_of(outcome)) < SWELLING * len(data) + 100_000

    try_one()


def rows() -> dict[str, int]:
    """How many rows every content table has."""
    labels = ("faq", "pricing", "home", "wagtailcore")
    return {
        model._meta.label: model._base_manager.count()
        for label in labels
        for model in apps.get_app_config(label).get_models()
    }


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_damaged_file_becomes_a_whole_page_or_nothing(suffix, site, tmp_path):
    before = rows()
    path = tmp_path / f"damaged{suffix}"

    @settings(max_examples=max(EXAMPLES // 20, 3), deadline=None, suppress_health_check=list(HealthCheck))
    @given(seeds)
    def try_one(seed):
        path.write_bytes(mutated(suffix, seed))
        with watched(), transaction.atomic():
            [report] = import_files([str(path)], ImportOptions(), parent="/faq/", today=today())
            if report.result.action == "refused":
                assert report.result.reason
                assert rows() == before
            else:
                page = FAQPage.objects.get(pk=report.result.page).get_latest_revision_as_object()
                assert page.title == report.document.title
                texts = [question.question for question in report.document.questions]
                assert len(page.questions.all()) == len(texts) - len(duplicates(texts))
                assert Page.find_problems() == ([], [], [], [], [])
            transaction.set_rollback(True)

    try_one()
