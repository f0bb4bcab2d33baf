"""The words around written prices, as patterns: about, from, up to, to, per night, in five languages."""

APPROXIMATE = (
    r"about|around|approximately|approx\.?|roughly|circa|ca?\.|ca|unos|unas|alrededor de|aproximadamente"
    r"|aprox\.?|cerca de|por volta de|etwa|rund|ungefähr|environ"
)
FROM = (
    r"[>≥]|from|starting (?:at|from)|starts (?:at|from)|start at|beginning at|upwards? of|as low as|at least|more than"
    r"|over|above|minimum|min\.|desde|a partir de|más de|mas de|mais de|acima de|por encima de|al menos|pelo menos|mínimo|ab|mindestens|mehr als|über"
    r"|à partir de|dès|plus de|au-dessus de|au moins"
)
UP_TO = (
    r"[<≤]|up to|as much as|at most|no more than|not more than|less than|under|below|maximum|max\.|hasta|como máximo|como mucho|máximo|menos de|no más de|até"
    r"|no máximo|bis zu|höchstens|maximal|weniger als|nicht mehr als|pas plus de|jusqu['’]à|moins de|au plus"
)
OPEN = r"and up|& up|& above|oder mehr|und mehr|ou plus|et plus|ou mais|e mais|and above|and more|or more|upwards?|onwards?|o más|o mas|y más|en adelante"
RANGE = r"to|and|through|till|a|y|e|bis|und|à|et"
# Opens a range and nothing else: "de 3.000 a 4.500 USD", "von 900 bis 1.200 €".
OPENS_RANGE = r"between|entre|zwischen|de|von|da"
_COUNTED = (
    r"nights?|days?|weeks?|months?|hours?|sessions?|visits?|tooth|eye|knee|noche|día|semana|mes|hora|sesión|visita|diente"
    r"|noite|sessão|dente|nacht|tag|woche|monat|stunde|sitzung|zahn|nuit(?:ée)?|jour|semaine|mois|heure|séance|dent|unité|unidad"
)
UNIT = (
    rf"(?:the|la|le|el|al|à la|der|die|im|am)\s(?:{_COUNTED})(?!\w)"
    r"|(?:/|per\s(?!cent)|each\b|por\s(?!c[ie]|cien)|pro\s|par\s|je\s|cada\s|c/u\b)[^\d()$€£%]{0,40}"
)
