"""The benchmark's pages are the same in every run."""

from tests.bench import content, words


def test_the_same_seed_gives_the_same_pages():
    assert list(content.pages(30)) == list(content.pages(30))


def test_another_seed_gives_other_pages():
    assert next(content.pages(1)) != next(content.pages(1, seed=content.SEED + 1))


def test_a_page_is_the_same_in_a_larger_site_but_for_the_page_it_links_to():
    [*_, small], large = content.pages(8), list(content.pages(100))[7]
    assert (small.title, small.treatment, small.modified_on) == (
        large.title,
        large.treatment,
        large.modified_on,
    )
    assert [row.short_answer for row in small.questions] == [row.short_answer for row in large.questions]


def test_an_answer_has_about_120_words():
    lengths = [
        len(" ".join(question.paragraphs).split())
        for page in content.pages(20)
        for question in page.questions
    ]
    assert 100 < sum(lengths) / len(lengths) < 140


def test_the_common_word_is_on_every_page_and_the_rare_one_on_one_in_fifty():
    texts = [" ".join(row.short_answer for row in page.questions) for page in content.pages(200)]
    assert all(words.COMMON in text for text in texts)
    assert sum(words.RARE in text for text in texts) == 200 / words.RARE_EVERY


def test_links_lead_to_pages_of_the_same_site():
    links = [row.link for page in content.pages(40) for row in page.questions if row.link is not None]
    assert len(links) == 40
    assert all(0 <= link < 40 for link in links)


def test_slugs_and_questions_do_not_repeat():
    pages = list(content.pages(50))
    assert len({page.slug for page in pages}) == 50
    [long] = content.pages(1, questions=100)
    assert len({row.question for row in long.questions}) == 100
    assert len({row.uuid for page in pages for row in page.questions}) == 500
