"""What is expected of a document, kept in a file beside it: its content and the place of every warning."""

import json
import os
from pathlib import Path
from typing import Any

from faq.importer.reading import ReadDocument


def outcome(read: ReadDocument) -> dict[str, Any]:
    """The report as far as it depends on the document: what is empty is left out, and so are our own sentences."""
    return {
        "document": _filled(read.document.model_dump(mode="json")),
        "warnings": [[warning.code, warning.where, warning.excerpt] for warning in read.warnings],
    }


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items() if each not in (None, "", [])}
    return [_filled(each) for each in value] if isinstance(value, list) else value


def expected(read: ReadDocument, path: Path) -> dict[str, Any]:
    """The outcome on file. With WRITE_EXPECTATIONS=1 in the environment it is written anew, to be looked through."""
    if os.environ.get("WRITE_EXPECTATIONS"):
        path.write_text(f"{json.dumps(outcome(read), ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))
