"""The content API's addresses, by what they answer."""

from tests.adversary.content import Content
from tests.adversary.inspector import PREFIX

LISTS = tuple(
    f"{PREFIX}{name}/"
    for name in ("faqs", "questions", "reviewers", "treatments", "prices", "pages", "redirects", "sitemap")
)
CHANGES = f"{PREFIX}changes/"
NAVIGATION = f"{PREFIX}navigation/"
OPENAPI = f"{PREFIX}openapi.json"
RESOLVE = f"{PREFIX}pages/resolve/"


def details(content: Content) -> list[str]:
    """Addresses of single things that are public."""
    page = content.public_ids[0]
    return [
        f"{PREFIX}faqs/{page}/",
        f"{PREFIX}faqs/{page}/jsonld/",
        f"{PREFIX}pages/{page}/",
        f"{PREFIX}questions/{content.question_uuid}/",
        f"{PREFIX}treatments/{content.treatment}/",
        f"{PREFIX}reviewers/demo-reviewer/",
        f"{RESOLVE}?path=/faq/{content.public_slug}/",
        f"{PREFIX}problems/not-found/",
    ]


def everything(content: Content) -> list[str]:
    """All addresses of the content API that answer 200."""
    return [*LISTS, CHANGES, NAVIGATION, OPENAPI, PREFIX, *details(content)]


def html_pages(content: Content) -> list[str]:
    """Addresses for people and crawlers."""
    slug = content.public_slug
    return [
        *("/", "/faq/", f"/faq/{slug}/", f"/faq/{slug}.md", "/reviewers/demo-reviewer/", "/treatments/"),
        *(f"/treatments/{content.treatment}/", "/pricing/", "/sitemap.xml", "/robots.txt", "/llms.txt"),
        *("/es/", "/es/faq/", f"/es/faq/{slug}/"),
    ]
