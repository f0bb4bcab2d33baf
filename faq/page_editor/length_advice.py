"""How long the texts of a page should be: the one place that says so, to editors and to the script that counts.

Nothing here refuses a text. Lengths in search results are rules of thumb, as `cms.search_snippet` says.
"""

import json
from dataclasses import asdict, dataclass
from typing import Literal

from cms.letter_widths import width_table
from cms.search_snippet import (
    DESCRIPTION_CHARACTERS,
    PHONE_DESCRIPTION_CHARACTERS,
    TITLE_PIXELS,
    TITLE_SIZE,
)
from faq.editorial.writing import MAX_SHORT_ANSWER

LEAST_SHORT_ANSWER = 40
"""Characters below which a short answer is rarely a sentence that stands on its own."""
LEAST_DESCRIPTION = 70
"""Characters below which a description leaves more than half of its line empty."""


@dataclass(frozen=True)
class LengthAdvice:
    """From `least` to `most`, of `unit`, a text is as it should be; the words say so, and what is wrong otherwise.

    `instead` names the field whose text readers get where this one is empty.
    """

    unit: Literal["characters", "pixels"]
    most: int
    good: str
    long: str
    empty: str
    least: int = 0
    short: str = ""
    instead: str = ""

    def attributes(self) -> dict[str, str]:
        """The attribute of the field by which the script finds the advice."""
        advice = asdict(self)
        if self.unit == "pixels":
            advice["letters"] = {"size": TITLE_SIZE, **width_table()}
        return {"data-length-advice": json.dumps(advice, ensure_ascii=False, separators=(",", ":"))}


SHORT_ANSWER = LengthAdvice(
    unit="characters",
    least=LEAST_SHORT_ANSWER,
    most=MAX_SHORT_ANSWER,
    empty=f"Empty. One or two sentences, {LEAST_SHORT_ANSWER} to {MAX_SHORT_ANSWER} characters.",
    short="Short: is it a whole sentence that is true on its own?",
    good=f"Good: {LEAST_SHORT_ANSWER} to {MAX_SHORT_ANSWER} characters.",
    long=f"Too long: more than {MAX_SHORT_ANSWER} characters. Move details to the long answer.",
)
SEARCH_TITLE = LengthAdvice(
    unit="pixels",
    most=TITLE_PIXELS,
    instead="title",
    empty="Empty: search results show the title of the page.",
    good=f"Good: fits the {TITLE_PIXELS} pixels of a search result.",
    long=f"Too wide: search results cut a title after about {TITLE_PIXELS} pixels.",
)
DESCRIPTION = LengthAdvice(
    unit="characters",
    least=LEAST_DESCRIPTION,
    most=DESCRIPTION_CHARACTERS,
    instead="summary",
    empty="Empty: search results show the summary.",
    short=f"Short: there is room up to {DESCRIPTION_CHARACTERS} characters.",
    good=f"Good: up to {DESCRIPTION_CHARACTERS} characters. On a phone the first {PHONE_DESCRIPTION_CHARACTERS} are shown.",
    long=f"Too long: search results cut it after about {DESCRIPTION_CHARACTERS} characters.",
)
