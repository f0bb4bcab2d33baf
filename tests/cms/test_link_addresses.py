"""Which addresses a link may lead to."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.writer import MigrationWriter

from cms.link_addresses import WebAddressField, harmless_link
from cms.transfer.refusal import TransferRefused
from cms.transfer.rows import check_link


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/faq/",
        "https://a.example/",
        "HTTP://a.example",
        "mailto:a@example.org",
        "tel:+1",
        " /x ",
        "/\x00",
    ],
)
def test_paths_of_the_site_and_addresses_that_are_opened_are_kept(address):
    assert harmless_link(address) == address.replace("\x00", "").strip()


@pytest.mark.parametrize(
    "address",
    [None, "", "//", "//a.example", "/\\a.example", "/\n/a.example", "/ x", "https://", "javascript:x", "ftp://a.example/"],
)  # fmt: skip
def test_what_would_run_or_lead_to_another_host_is_dropped(address):
    assert harmless_link(address) is None


def test_a_transfer_takes_a_redirect_to_the_home_page():
    check_link("/", "redirect /old")
    with pytest.raises(TransferRefused):
        check_link("//other.example", "redirect /old")


def test_an_address_of_the_web_is_nothing_but_http_and_migrations_do_not_notice():
    field = WebAddressField(max_length=1000, blank=True)
    assert field.clean("https://a.example/", None) == "https://a.example/"
    with pytest.raises(ValidationError, match="starts with https:// or http://"):
        field.clean("ftp://a.example/", None)
    plain = models.URLField(max_length=1000, blank=True)
    assert MigrationWriter.serialize(field) == MigrationWriter.serialize(plain)
