"""Word documents for tests, each built by a short script so that what is in it can be read here."""

import io
from collections.abc import Callable
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

Build = Callable[[WordDocument], None]
NAMESPACES = nsdecls("w", "r")


def word(build: Build) -> bytes:
    """The bytes of a document that `build` filled."""
    document = Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def append(paragraph: Paragraph, xml: str) -> None:
    """Put raw markup at the end of a paragraph."""
    wrapped = parse_xml(f"<w:p {NAMESPACES}>{xml}</w:p>")
    for element in list(wrapped):
        paragraph._p.append(element)


def run(text: str, properties: str = "") -> str:
    """The markup of one run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def link(paragraph: Paragraph, words: str, address: str) -> None:
    """Put a link at the end of a paragraph."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    append(paragraph, f'<w:hyperlink r:id="{relation}">{run(words)}</w:hyperlink>')


def table(document: WordDocument, *rows: tuple[str, ...]) -> None:
    """Add a table without marked headings."""
    grid = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text


# The documents -----------------------------------------------------------------------------------------------------


def styled(document: WordDocument) -> None:
    """Everything by its style: title, headings, quotations, lists, a table, a link, a list of sources."""
    document.add_paragraph("Living With Hearing Aids", style="Title")
    document.add_paragraph("What people ask in the first month", style="Subtitle")
    document.add_paragraph("Most people get used to hearing aids within a month if they wear them every day.")
    document.add_paragraph("This guide was written for a demonstration, and its figures are made up.")
    document.add_heading("Getting started", level=1)
    document.add_heading("How long should I wear them each day?", level=2)
    document.add_paragraph("All day, from the first day on.", style="Quote")
    document.add_paragraph("The brain needs weeks to learn what to ignore.")
    document.add_paragraph("Take them out only for:", style="Normal")
    document.add_paragraph("showers and swimming", style="List Bullet")
    document.add_paragraph("sleep", style="List Bullet")
    document.add_heading("Money", level=1)
    document.add_heading("What do hearing aids cost in Spain?", level=2)
    document.add_paragraph("Between 900 and 3,000 euros for a pair.", style="Intense Quote")
    table(
        document,
        ("Model", "Price in Spain (EUR)", "Price in the USA (USD)"),
        ("Basic pair", "€900 - €1,200", "$2,000"),
        ("Best pair", "€3,000", "On request"),
    )
    document.add_paragraph("Note: Batteries are not part of the price.")
    document.add_heading("Who can tell me more?", level=2)
    document.add_paragraph(
        "An audiologist who sells no hearing aids is the best person to ask.", style="Quote"
    )
    paragraph = document.add_paragraph("A list is kept in ")
    link(paragraph, "the demo registry", "https://registry.example/list?a=1&b=2")
    paragraph.add_run(".")
    _sources_and_details(document)


def _sources_and_details(document: WordDocument) -> None:
    document.add_heading("Sources", level=1)
    link(
        document.add_paragraph(style="List Number"),
        "Demo handbook of hearing",
        "https://books.example/hearing",
    )
    document.add_paragraph("Demo Journal 12, page 4", style="List Number")
    document.add_heading("Details", level=1)
    for line in (
        "Medically reviewed by: Dr. Demo Reviewer A, MD",
        "Modified date: 14 March 2026",
        "Last reviewed: March 1, 2026",
        "Country: Spain",
        "Treatment: Hearing aids",
    ):
        document.add_paragraph(line, style="List Bullet")


def bold_headings(document: WordDocument) -> None:
    """No styles at all: bold paragraphs, a bold question and its answer parted by a line break only."""
    document.add_paragraph().add_run("Sleeping With a Mask").bold = True
    document.add_paragraph(
        "A mask keeps the airway open, and nearly everybody sleeps better with it in the end."
    )
    document.add_paragraph("What follows was collected for a demonstration.")
    paragraph = document.add_paragraph()
    paragraph.add_run("1. Is the mask loud?").bold = True
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("“It hums about as loudly as a fridge in the next room.”")
    document.add_paragraph("A leak is what makes most noise.")
    question = document.add_paragraph()
    question.add_run("2. Can I ").bold = True
    question.add_run("travel with it?").bold = True
    answer = document.add_paragraph()
    answer.add_run("Short answer: ").bold = True
    answer.add_run("Yes, it goes into the cabin.")
    document.add_paragraph("Carry a letter from your doctor.")
    document.add_paragraph("Reviewed by Dr. Demo Reviewer B · Last reviewed 2026-02-03")


def tracked(document: WordDocument) -> None:
    """Tracked changes, comments, hidden text, footnote, page header, text box, image: what is text and what is not."""
    document.add_heading("Contact Lenses at Night", level=1)
    document.add_heading("May I sleep in contact lenses?", level=2)
    paragraph = document.add_paragraph()
    author = 'w:id="1" w:author="Demo Editor" w:date="2026-01-01T00:00:00Z"'
    append(
        paragraph,
        f"{run('“Only in lenses made for ')}<w:del {author}><w:r><w:delText>days</w:delText></w:r></w:del>"
        f"<w:ins {author}>{run('the night')}</w:ins>{run('.”')}",
    )
    moved = document.add_paragraph()
    append(moved, f"<w:moveFrom {author}>{run('This sentence went elsewhere.')}</w:moveFrom>")
    append(moved, f"<w:moveTo {author}>{run('This sentence came from elsewhere.')}</w:moveTo>")
    append(moved, run(" Nobody sees this.", "<w:vanish/>"))
    append(
        moved, f'<w:r><w:br/></w:r>{run("It has a second line.")}<w:r><w:commentReference w:id="0"/></w:r>'
    )
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p>{run('A box beside the text.')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    append(document.add_paragraph("The oxygen under the lens runs low."), box)
    _tracked_end(document, author)


def _tracked_end(document: WordDocument, author: str) -> None:
    picture = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="p" descr="An eye with a lens"/></wp:inline></w:drawing></w:r>'
    )
    append(document.add_paragraph(), picture)
    gone = document.add_paragraph("First half of a sentence")
    gone._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {NAMESPACES}><w:del {author}/></w:rPr>"))
    document.add_paragraph(", whose second half was a paragraph of its own.")
    document.sections[0].header.paragraphs[0].text = "Header of the paper"
    document.sections[0].footer.paragraphs[0].text = "Footer of the paper"
    document.core_properties.title = "A title nobody sees"


def question_table(document: WordDocument) -> None:
    """Questions and their answers side by side in a table of two columns, in Spanish."""
    document.add_paragraph("Preguntas sobre los audífonos", style="Title")
    table(
        document,
        ("Pregunta", "Respuesta"),
        ("¿Duele llevarlos?", "“No, si el molde está bien hecho.”"),
        ("¿Cuánto duran las pilas?", "“Una semana, más o menos.”"),
    )
    document.add_paragraph("Revisado por: Dra. Demo Revisora")
    document.add_paragraph("Última actualización: 2 de marzo de 2026")


def named_columns(document: WordDocument) -> None:
    """A table whose columns have the headings of a spreadsheet, above it a title, below it what nobody placed."""
    document.add_heading("Night Splints", level=1)
    table(
        document,
        ("Question", "Short answer", "Answer", "Category"),
        ("Do splints help", "They keep the wrist straight.", "Wear them for six weeks.", "Use"),
        ("Are they washable?", "", "By hand.", "Care"),
    )


def localised(document: WordDocument) -> None:
    """Styles under German and Spanish names, as other programs write them; lists two deep."""
    for name, text in (
        ("Titel", "Hörgeräte im Alltag"),
        ("Überschrift 1", "Am Anfang"),
        ("Überschrift 2", "Wie lange trage ich sie am Tag?"),
        ("Zitat", "Vom ersten Tag an den ganzen Tag."),
        ("Normal", "Das Gehirn lernt erst mit der Zeit, was es überhören darf."),
        ("List Bullet", "nicht unter der Dusche"),
        ("List Bullet 2", "auch nicht im Schwimmbad"),
        ("Título 2", "Muss ich sie nachts herausnehmen?"),
        ("Cita", "Ja, nachts liegen sie trocken."),
    ):
        if name not in document.styles:
            document.styles.add_style(name, 1)
        document.add_paragraph(text, style=name)


def typed(document: WordDocument) -> None:
    """A text file pasted into Word: marks of lists typed by hand, a table by tabs, no empty paragraphs."""
    for line in (
        "Knee Braces for Runners",
        "A brace steadies a knee; it does not heal one.",
        "The questions were collected for a demonstration.",
        "What does a brace cost?",
        "“Most braces cost between $40 and $900 USD.”",
        "Type\tPrice (USD)",
        "Sleeve\t$40 - $60",
        "Hinged brace\t$300 - $900",
        "Who fits it?",
        "“An orthopaedic technician does, in about an hour.”",
        "- bring your shoes",
        "- bring the prescription",
        "Ready to run again?",
        "Ask a demo workshop near you for an appointment.",
        "contact us",
        "Details",
        "• Medically reviewed by: Dr. Demo Reviewer A",
        "• Country: Mexico",
    ):
        document.add_paragraph(line)


DOCUMENTS: dict[str, Build] = {
    "styled": styled,
    "bold-headings": bold_headings,
    "tracked": tracked,
    "question-table": question_table,
    "named-columns": named_columns,
    "localised": localised,
    "typed": typed,
}
