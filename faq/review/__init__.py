"""Medical review: a named clinician vouches for exact text, and the claim ends when the text or the time does."""
