"""Documents in the shapes that patients' pages have in practice, in five languages, each read as a whole."""

import pytest

from faq.importer.reading import read_document
from tests.faq.importer.expectations import expected, outcome
from tests.faq.importer.samples import DOCUMENTS, TODAY

NAMES = sorted(path.name for path in DOCUMENTS.glob("r-*") if not path.name.endswith(".expected.json"))


def test_the_documents_are_there():
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_document_of_a_common_shape_is_read_as_expected(name):
    data = (DOCUMENTS / name).read_bytes()
    document = read_document(name, data, languages=("en", "es", "pt", "de", "fr"), today=TODAY)
    assert outcome(document) == expected(document, DOCUMENTS / f"{name}.expected.json")
