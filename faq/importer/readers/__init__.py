"""Which reader reads which file; a new format is one module here and one line below."""

from faq.importer.readers.csv import read_csv, read_tsv
from faq.importer.readers.docx import read_docx
from faq.importer.readers.html.page import read_html_file
from faq.importer.readers.json_file import read_json_file
from faq.importer.readers.markdown import read_markdown_file
from faq.importer.readers.text import read_text_file
from faq.importer.readers.xlsx import read_xlsx
from faq.importer.source import Reader

READERS: dict[str, Reader] = {
    ".txt": read_text_file,
    ".text": read_text_file,
    ".html": read_html_file,
    ".htm": read_html_file,
    ".md": read_markdown_file,
    ".markdown": read_markdown_file,
    ".json": read_json_file,
    ".docx": read_docx,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".xlsx": read_xlsx,
}
