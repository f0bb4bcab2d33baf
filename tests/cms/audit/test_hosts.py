"""Which hosts an audit connects to."""

import pytest

from cms.audit.hosts import Hosts, Refused, is_public, place_of

PUBLIC = "93.184.215.14"


def hosts(answers: dict[str, list[str]], *typed: str) -> Hosts:
    return Hosts(typed, resolve=lambda host, port: answers[host])


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_of_the_public_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1::1", "64:ff9b::5db8:d70e"])
def test_addresses_of_the_public_internet(address):
    assert is_public(address)


def test_who_types_a_private_address_may_audit_it_but_no_other_port_of_it():
    found = hosts({"127.0.0.1": ["127.0.0.1"]}, "http://127.0.0.1:8000/faq/")
    assert found.address_of("http://127.0.0.1:8000/elsewhere/") == "127.0.0.1"
    with pytest.raises(Refused, match="not on the public internet"):
        found.address_of("http://127.0.0.1:6379/")


def test_a_host_that_nobody_typed_must_be_public_by_all_its_addresses():
    found = hosts(
        {"a.example": [PUBLIC], "b.example": [PUBLIC, "10.0.0.1"], "c.example": ["169.254.169.254"]},
        "https://a.example/",
    )
    assert found.address_of("https://a.example/") == PUBLIC
    for host in ("b.example", "c.example"):
        with pytest.raises(Refused):
            found.address_of(f"https://{host}/")


def test_a_host_is_looked_up_once_so_that_a_second_answer_changes_nothing():
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    found = Hosts(["https://a.example/"], resolve=lambda host, port: next(answers))
    assert found.address_of("https://a.example/1") == found.address_of("https://A.example./2") == PUBLIC


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "a.example",
        "https://",
        "https://u:p@a.example/",
        "http://a:99999/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(Refused):
        place_of(url)
