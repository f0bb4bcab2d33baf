"""What is downloaded as a table cannot make a spreadsheet program calculate."""

import csv
import datetime as dt
import io

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms.spreadsheets import FORMULA_STARTS, safe_cell
from tests.factories import make_faq_page


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", " -1"])
def test_a_text_that_could_be_a_formula_gets_an_apostrophe(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["", " ", "Knee = hip", "1 - 2", "a@b", 5, -5, None, dt.date(2026, 1, 1)])
def test_everything_else_is_left_as_it_is(value):
    assert safe_cell(value) == value


@pytest.mark.parametrize(
    "address",
    [
        "reports/aging-pages/",
        "reports/site-history/",
        "reports/locked/",
        "redirects/",
        "faq/faqpage/",
    ],
)
def test_no_table_of_the_admin_holds_a_formula(site, admin_client, admin_user, address):
    page = make_faq_page(title="=1+1", locked=True)
    page.save_revision(user=admin_user, log_action=True).publish()
    Redirect.objects.create(old_path="/old", redirect_link="=1+1")
    admin_user.first_name = "=1+1"
    admin_user.save()
    response = admin_client.get(f"/admin/{address}?export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
