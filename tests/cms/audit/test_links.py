"""Links inside a site."""

from cms.audit.links import anchor_findings, internal_links, missing_anchors
from cms.audit.served_page import ServedPage

PAGE = "https://guide.example/faq/knee/"
ORIGINS = {"https://guide.example"}


def test_links_inside_the_site_are_paths_each_once():
    hrefs = ["/faq/", "../hip/", "https://guide.example/faq/?page=2#x", "HTTPS://guide.example", "#here", ""]
    found = internal_links(hrefs, url=PAGE, origins=ORIGINS)
    assert found == ["/faq/", "/faq/hip/", "/", "/faq/knee/"]


def test_other_sites_and_what_is_no_web_address_are_left_out():
    hrefs = [
        "https://other.example/",
        "mailto:a@b.example",
        "tel:1",
        "javascript:x()",
        "//evil.example/",
        "http://[",
    ]
    assert internal_links(hrefs, url=PAGE, origins=ORIGINS) == []


def test_a_fragment_that_names_nothing_on_the_page_is_missing():
    hrefs = ["#recovery", "#gone", f"{PAGE}#gone-too", "/faq/hip/#elsewhere", "#top", "#"]
    assert missing_anchors(hrefs, {"recovery"}, url=PAGE) == ["gone", "gone-too"]


def test_the_finding_names_the_fragment():
    page = ServedPage(PAGE, html='<p id="a"><a href="#a">A</a><a href="#b">B</a></p>')
    assert [finding.excerpt for finding in anchor_findings(page)] == ["#b"]
