"""Page ids in addresses."""

LARGEST_ID = 2**31 - 1


class PageIdConverter:
    """Whole numbers that can be ids of pages. Larger ones would be an error of the database, not a missing page."""

    regex = "[1-9][0-9]{0,9}"

    def to_python(self, value: str) -> int:
        number = int(value)
        if number > LARGEST_ID:
            raise ValueError("larger than the ids of pages")
        return number

    def to_url(self, value: int) -> str:
        return str(value)
