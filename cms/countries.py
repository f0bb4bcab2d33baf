"""Countries as content names them: ISO 3166-1 alpha-2 codes."""


def country_code(country: object) -> str:
    """The code of a country field's value, such as "MX"; empty where none is chosen."""
    return str(getattr(country, "code", "") or "")
