"""What the report tells an editor: one sentence for each code, collected while a document is read."""

from faq.importer.report import ReportWarning

EXCERPT_LENGTH = 160

# Their excerpt is the only place where the text is kept, so it is never shortened.
KEPT_WHOLE = frozenset(
    {
        "unassigned_text",
        "unknown_detail_field",
        "cta_removed",
        "boilerplate_removed",
        "table_recovered_from_text",
        "encoding_suspect",
        "unknown_column",
        "row_without_question",
        "sheet_left_out",
        "hidden_text_left_out",
        "text_box_left_out",
        "image_left_out",
        "link_left_out",
        "date_from_markup",
    }
)

MESSAGES = {
    "missing_short_answer": "This question has no short answer. Add one or two sentences that are true on their own.",
    "empty_answer": "No answer follows this question.",
    "answer_without_question": "This looks like an answer, or the heading of one, whose question is missing. It was kept where it stood, in the answer above.",
    "duplicate_question": "This question has the same words as question {first}. On the page both answers stand under that one.",
    "not_a_faq": "No question was found in this document.",
    "missing_title": "The document has no title. Put one on its first line.",
    "missing_summary": "The document has no summary. Add the lead answer in two or three sentences.",
    "missing_reviewer": "The document names no medical reviewer.",
    "missing_modified_date": "The document gives no modified date.",
    "missing_treatment": "The document names no treatment.",
    "missing_country": "The document names no country.",
    "unknown_country": "“{value}” is not the name of one country, so the country was left empty.",
    "unknown_language": "The language is not certain or not one of this site's, so the page takes that of its place.",
    "language_doubtful": "The document says that it is in “{given}”, but its words look like “{found}”. Please check.",
    "language_differs": "The document is in “{language}” but was put under a page in “{locale}”.",
    "reviewer_unverified": "The printed reviewer is a claim. It is kept as text and never shown until a verified reviewer approves this page.",
    "review_date_missing": "The document does not say when it was last reviewed.",
    "edited_after_review": "The document was modified after the day it says it was reviewed.",
    "author_is_reviewer": "The document names the same person as author and as medical reviewer.",
    "ambiguous_date": "“{value}” can be read as two different days, so the date was left empty.",
    "partial_date": "“{value}” is not a whole date, so the date was left empty.",
    "invalid_date": "“{value}” is not a date that exists, so the date was left empty.",
    "future_date": "“{value}” has not come yet, so the date was left empty.",
    "ambiguous_currency": "The text does not say which currency “{value}” is in, so it was left empty.",
    "currency_assumed": "“{value}” was read as {currency}, the currency of the country this document is about. Please check.",
    "unparsed_price": "“{value}” was not read as a price. It was kept as it is printed.",
    "price_min_gt_max": "The lower end of “{value}” is above the upper end, so it was not read as a price.",
    "column_count_mismatch": "This row does not have as many cells as the table has columns. Please check it.",
    "table_recovered_from_text": "A table was rebuilt from plain lines. Please compare it with the document.",
    "formula_like_cell": "This cell starts like a spreadsheet formula. It was kept as text.",
    "cta_removed": "This invitation was taken out of the answers and kept apart as the call to action.",
    "boilerplate_removed": "This looks like part of a web page around the text and was left out.",
    "unsafe_html_removed": "Scripts, frames, styles, comments and unsafe links of this page were left out.",
    "date_from_markup": "{detail}",
    "structured_data_differs": "{detail} Please check.",
    "unassigned_text": "This text belongs to no field. Put it where it should stand, or leave it out.",
    "unknown_detail_field": "There is no field for this detail. It is kept only in this report.",
    "heading_style_guessed": "Questions or headings are not marked as such in this document; {count} were recognised by their form. Please check that none is missing or too many.",
    "encoding_suspect": "{detail}",
    "link_left_out": "A link can be kept in a paragraph, a source or the call to action only. Here its words were kept without it.",
    "not_imported": "{detail}",
    "unknown_column": "{detail}",
    "columns_guessed": "No row names the columns. The first was taken for the questions, the second for the answers.",
    "sheet_left_out": "{detail}",
    "row_without_question": "This row asks no question, so it was left out.",
    "group_not_given": "This row names no group although one above it does, so the question stands in none.",
    "footnote_as_source": "A footnote of this paragraph became a source. Please check that it is one.",
    "hidden_text_left_out": "This text is hidden in the document and was left out.",
    "text_box_left_out": "A text box in a table has no place in the order of the text. It is kept only in this report.",
    "text_box_placed": "A text box was put below the paragraph that it is fixed to. Please check its place.",
    "table_placed": "A table beside the questions was put into the introduction. Please check its place.",
    "image_left_out": "An image was left out. Add it on the page if it is needed.",
    "treatment_created": "The treatment “{value}” did not exist and was created. Please check its kind.",
    "parent_needed": "{detail}",
    "reviewer_not_here": "There is no reviewer “{value}” here, so nobody is named who is to review the page.",
}


class Findings:
    """Collects the warnings of one document."""

    def __init__(self) -> None:
        self.warnings: list[ReportWarning] = []

    def add(self, code: str, where: str, excerpt: str = "", **values: object) -> None:
        """Report `code` at `where`; `values` fill the blanks of its sentence."""
        excerpt = excerpt.strip() if code in KEPT_WHOLE else shorten(excerpt)
        message = MESSAGES[code].format(**values)
        self.warnings.append(ReportWarning(code=code, where=where, excerpt=excerpt, message=message))

    def conflict(self, field: str, values: list[str]) -> None:
        """Report that a field has several values, all of them given; the field stays empty."""
        code = "conflicting_date" if field in DATE_FIELDS else f"conflicting_{field}"
        listed = " / ".join(values)
        message = f"The document gives more than one {field.replace('_', ' ')}: {listed}. None was taken."
        self.warnings.append(ReportWarning(code=code, where=field, excerpt=listed, message=message))

    def unassigned_under(self, heading: str, text: str) -> None:
        """Report text right below a heading that became the group of the questions after it."""
        message = (
            f"This text stands under the heading “{shorten(heading)}”, which became a group of questions. "
        )
        message += MESSAGES["unassigned_text"]
        self.warnings.append(
            ReportWarning(code="unassigned_text", where="document", excerpt=text, message=message)
        )


DATE_FIELDS = ("modified_on", "reviewed_on", "review_due")


def shorten(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT_LENGTH else f"{line[: EXCERPT_LENGTH - 1]}…"
