"""What a page says of itself in its head."""

from tests.faq.importer.samples import codes, excerpts, read

TEXT = "<h1>Ears</h1><h2>Is it safe?</h2><p>Yes.</p>"


def with_head(head: str):
    return read(f"<html><head>{head}</head><body>{TEXT}</body></html>", "a.html")


def test_meta_elements_are_labelled_values():
    document = with_head(
        '<meta name="description" content="About ears."><meta name="author" content="Demo Author">'
        '<meta property="article:modified_time" content="2026-04-22T09:30:00+03:00">'
    ).document
    assert (document.overview, document.author, document.modified_on) == (
        "About ears.",
        "Demo Author",
        "2026-04-22",
    )


def test_the_language_is_that_of_the_page():
    assert read(f'<html lang="es-MX"><body>{TEXT}</body></html>', "a.html").document.language == "es"


def test_a_printed_date_and_another_in_the_head_are_a_conflict():
    head = '<meta property="article:modified_time" content="2026-04-22">'
    document = read(f"<html><head>{head}</head>{TEXT}<p>Updated: 2026-04-23</p></html>", "a.html")
    assert document.document.modified_on is None
    assert excerpts(document, "conflicting_date") == ["2026-04-22 / 2026-04-23"]


def test_structured_data_is_only_compared():
    data = '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Does it hurt?"}]}'
    document = with_head(f'<script type="application/ld+json">{data}</script>')
    assert [question.question for question in document.document.questions] == ["Is it safe?"]
    assert excerpts(document, "structured_data_differs") == ["Does it hurt?", "Is it safe?"]


def test_structured_data_that_agrees_says_nothing():
    data = '{"@graph": [{"@type": ["Question"], "name": "Is it safe?"}]}'
    assert "structured_data_differs" not in codes(
        with_head(f'<script type="application/ld+json">{data}</script>')
    )


def test_dates_of_the_structured_data_are_compared_and_never_taken():
    data = '{"dateModified": "2026-05-01", "lastReviewed": "2026-05-02"}'
    document = with_head(f'<script type="application/ld+json">{data}</script>')
    assert document.document.modified_on is None
    assert excerpts(document, "structured_data_differs") == ["2026-05-01", "2026-05-02"]


def test_structured_data_that_is_no_json_is_reported():
    deep = "[" * 100_000
    assert "structured_data_differs" in codes(
        with_head(f'<script type="application/ld+json">{deep}</script>')
    )


def test_a_day_in_the_markup_settles_an_uncertain_date():
    document = read(f'{TEXT}<p>Last reviewed: <time datetime="2026-03-04">04/03/2026</time></p>', "a.html")
    assert document.document.reviewed_on == "2026-03-04"
    assert excerpts(document, "date_from_markup") == ["04/03/2026"]


def test_a_day_in_the_markup_that_differs_leaves_the_field_empty():
    document = read(f'{TEXT}<p>Last reviewed: <time datetime="2026-03-05">4 March 2026</time></p>', "a.html")
    assert document.document.reviewed_on is None
    assert "structured_data_differs" in codes(document)


def test_a_language_that_the_words_do_not_bear_out_is_reported():
    text = "<h1>Oídos</h1><h2>¿Es seguro?</h2><p>Sí, es seguro para la mayoría de los adultos que se examinan con su médico.</p>"
    document = read(f'<html lang="en-US"><body>{text}</body></html>', "a.html")
    assert document.document.language == "en"
    assert "language_doubtful" in codes(document)


def with_times(*times: str):
    return read(
        f"<article><h1>Ears</h1><p>Posted {' '.join(times)}</p><h2>Is it safe?</h2><p>Yes.</p></article>",
        "a.html",
    )


def test_a_weblog_marks_the_day_of_the_last_change():
    first = '<time class="entry-date published" datetime="2026-04-01">1 April</time>'
    last = '<time class="updated" datetime="2026-04-22T08:00:00-06:00">22 April 2026</time>'
    assert with_times(first, last).document.modified_on == "2026-04-22"


def test_days_of_several_pages_and_the_first_day_are_none_of_the_last_change():
    other = '<time class="updated" datetime="2026-04-{0}">{0} April 2026</time>'
    assert with_times(other.format(22), other.format(23)).document.modified_on is None
    assert (
        with_times(
            '<time class="published updated" datetime="2026-04-22">22 April 2026</time>'
        ).document.modified_on
        is None
    )


def test_a_day_below_a_further_heading_may_be_that_of_another_page():
    other = '<h2>Noses</h2><time class="updated" datetime="2026-04-22">22 April 2026</time>'
    assert read(f"{TEXT}{other}", "a.html").document.modified_on is None
