"""How wide a line of text is in Arial, the face that search results are commonly set in."""

import unicodedata
from typing import Any

# In thousandths of the size of the type, after the metrics of Helvetica, which Arial shares.
_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[]\\ft",
    333: "()-`r·",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$?_0123456789Labdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER, _WIDE = 556, 1000


def width_table() -> dict[str, Any]:
    """The widths by which this module measures, for a script that measures while somebody types."""
    return {
        "letters": {str(width): letters for width, letters in _WIDTHS.items()},
        "other": _OTHER,
        "wide": _WIDE,
    }


def text_width(text: str, *, size: int) -> int:
    """About how many pixels wide the text is, set in Arial at `size` pixels."""
    return round(sum(map(_letter_width, unicodedata.normalize("NFD", text))) * size / 1000)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    wide = unicodedata.east_asian_width(letter) in "WF"
    return _WIDTH_OF.get(letter, _WIDE if wide else _OTHER)
