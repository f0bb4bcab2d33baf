"""Content on its way between installations: rows without row ids, and the file that carries them."""
