"""The parts of a Word document: the main one, and those it refers to. Addresses are read, never followed."""

import posixpath
from collections import Counter
from xml.etree.ElementTree import Element

from faq.importer.office.archives import Archive
from faq.importer.office.office_xml import read_xml

_MAIN = "word/document.xml"


class WordParts:
    """Finds parts by what they are for. Raises UnreadableDocument for what is no Word document."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = self._find_main()
        self.document = read_xml(archive, self.main)
        body = self.document.find("{w}body") if self.document.tag == "{w}document" else None
        if body is None:
            raise archive.refuse(self.main, "This is no Word document, whatever its name says.")
        self.body = body

    def _find_main(self) -> str:
        for relation in self._relations("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return _MAIN

    def _relations(self, part: str) -> list[Element]:
        if part not in self.archive.names:
            return []
        return list(read_xml(self.archive, part).iter("{rel}Relationship"))

    def _relations_of(self, part: str) -> list[Element]:
        folder, name = posixpath.split(part)
        return self._relations(f"{folder}/_rels/{name}.rels")

    def related(self, kind: str) -> list[str]:
        """The names of the parts of one kind, such as "styles", that the main part refers to."""
        folder = posixpath.dirname(self.main)
        targets = [
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            for relation in self._relations_of(self.main)
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External"
        ]
        return [target for target in targets if target in self.archive.names]

    def first(self, kind: str) -> Element | None:
        """The first part of a kind, or None."""
        names = self.related(kind)
        return read_xml(self.archive, names[0]) if names else None

    def addresses(self, part: str) -> dict[str, str]:
        """The addresses that a part links to, by relationship."""
        return {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in self._relations_of(part)
            if relation.get("Type", "").endswith("/hyperlink")
        }

    def notes(self, kind: str) -> dict[str, Element]:
        """The footnotes or endnotes by their id."""
        root = self.first(kind)
        return {} if root is None else {note.get("{w}id", ""): note for note in root}

    def left_out(self) -> Counter[str]:
        """How many parts with text there are that belong to the paper rather than to the text."""
        counts: Counter[str] = Counter()
        for kind in ("header", "footer"):
            for name in self.related(kind):
                text = "".join(each.text or "" for each in read_xml(self.archive, name).iter("{w}t"))
                counts["headers"] += bool(text.strip())
        counts["macros"] = sum(name.lower().endswith("vbaproject.bin") for name in self.archive.names)
        return counts
