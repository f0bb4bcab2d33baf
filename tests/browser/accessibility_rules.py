"""axe with the rules of WCAG 2.2, levels A and AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


def broken_rules(page: Page, *, leave_out: tuple[str, ...] = ()) -> list[str]:
    """Each broken rule with its first element; what the selectors in `leave_out` find is not looked at."""
    context = {"include": [["html"]], "exclude": [[selector] for selector in leave_out]}
    found = Axe().run(page, context=context, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']} at {rule['nodes'][0]['target']}: {rule['nodes'][0]['html'][:160]}" for rule in found
    ]
