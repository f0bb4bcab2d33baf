"""Web pages as neutral blocks: tree -> page (which part of it is the text) -> blocks, with what was left out."""
