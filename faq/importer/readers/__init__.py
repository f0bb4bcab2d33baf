"""Which reader reads which file; a new format is one module here and one line below."""

from collections.abc import Callable

from faq.importer.blocks import Block
from faq.importer.readers.text import read_text

Reader = Callable[[str], list[Block]]

READERS: dict[str, Reader] = {".txt": read_text, ".text": read_text}
