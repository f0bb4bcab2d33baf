"""The JSON file of one FAQ page: its content, and whatever it points at, by names instead of row ids."""

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from cms.transfer.refusal import TransferRefused

FORMAT: Literal["vouch.faq"] = "vouch.faq"
VERSION: Literal[1] = 1

# What is content. State, schedule, and where the page came from stay where they are, and no approval is part of it:
# an imported page starts unreviewed.
PAGE_FIELDS = (
    *("title", "slug", "subtitle", "summary", "introduction_heading", "introduction", "treatment", "country"),
    *("sources", "call_to_action_heading", "call_to_action_text", "call_to_action_link_text"),
    *("call_to_action_link_url", "medical_reviewer", "claimed_reviewer", "author", "evidence_stage"),
    *("regulatory_status", "disclaimer", "modified_on", "seo_title", "search_description", "show_in_menus"),
)
QUESTION_FIELDS = ("uuid", "question", "short_answer", "long_answer", "sources", "group", "anchor")
# A file of its own has its own language and shares its translations with nobody.
ROW_FIELDS = frozenset({"translation_key", "locale"})


class ImageName(BaseModel):
    """An image by the digest of its file, which must be in the installation; the title helps to find it."""

    model_config = ConfigDict(extra="forbid")

    title: str
    sha1: str


class PageFile(BaseModel):
    """The file. The maps hold what the page names, by the keys under which it does."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["vouch.faq"] = FORMAT
    version: Literal[1] = VERSION
    language: str
    page: dict[str, Any]
    questions: list[dict[str, Any]]
    treatments: dict[str, dict[str, Any]] = {}
    sources: dict[str, dict[str, Any]] = {}
    price_tables: dict[str, dict[str, Any]] = {}
    images: dict[str, ImageName] = {}


def is_page_file(data: bytes) -> bool:
    """Tell whether a JSON file is one of ours, of any version."""
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(raw, dict) and raw.get("format") == FORMAT


def parse_page_file(data: bytes) -> PageFile:
    """Read a file of ours. Raises TransferRefused for a newer version or a damaged one."""
    raw = json.loads(data)
    if raw.get("version") != VERSION:
        raise TransferRefused(
            "version", f"Only version {VERSION} can be read. Update this installation first."
        )
    try:
        file = PageFile.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise TransferRefused(".".join(map(str, first["loc"])), f"{first['msg']}.") from error
    _check_names("page", file.page, PAGE_FIELDS)
    for number, question in enumerate(file.questions, start=1):
        _check_names(f"question {number}", question, QUESTION_FIELDS)
    return file


def _check_names(place: str, fields: dict[str, Any], known: tuple[str, ...]) -> None:
    unknown = sorted(set(fields).difference(known))
    if unknown:
        raise TransferRefused(place, f"“{unknown[0][:60]}” is no field of it. Known: {', '.join(known)}.")
    if not isinstance(fields.get(known[0]), str):
        raise TransferRefused(place, f"“{known[0]}” is missing.")
