"""axe with the rules of WCAG 2.2, levels A and AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# What still fades in is paler than it will be, and on a busy machine it fades for long.
_AT_ONCE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*, *::before, *::after {
    animation-delay: 0s !important; animation-duration: 0s !important;
    transition-delay: 0s !important; transition-duration: 0s !important;
  }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const ends = each => Number.isFinite(each.effect.getComputedTiming().endTime);
  const finish = () => document.getAnimations().filter(ends).forEach(each => each.finish());
  finish();
  return new Promise(done => setTimeout(() => { finish(); requestAnimationFrame(() => done()); }, 100));
}"""


def broken_rules(page: Page, *, leave_out: tuple[str, ...] = ()) -> list[str]:
    """Each broken rule with its first element; what the selectors in `leave_out` find is not looked at."""
    page.evaluate(_AT_ONCE)
    context = {"include": [["html"]], "exclude": [[selector] for selector in leave_out]}
    found = Axe().run(page, context=context, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']} at {rule['nodes'][0]['target']}: {rule['nodes'][0]['html'][:160]} {rule['nodes'][0]['failureSummary'][:300]}"
        for rule in found
    ]
