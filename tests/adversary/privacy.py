"""Every door against every state that the public must not see. The inspector watches for canaries all the while."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from tests.adversary.content import CANARY
from tests.adversary.endpoints import CHANGES, LISTS, everything, html_pages
from tests.adversary.inspector import PREFIX, Inspector
from tests.adversary.wire import Answer

_ABSENT = 2_000_000_000
_MOST_STEPS = 30
_STEP = 3


def doors(inspector: Inspector) -> None:
    """Addresses of the canaries are those of nothing, on every host, and no list, page or map mentions them."""
    content = inspector.content
    for address in (*everything(content), *html_pages(content), "/api/v2/pages/?limit=100", "/faq/?page=2"):
        inspector.ask(address)
    for slug in content.secret_slugs.values():
        for path in (
            f"/faq/{slug}/",
            f"/faq/{slug}.md",
            f"/es/faq/{slug}/",
            f"/treatments/{CANARY}-treatment/",
        ):
            _no_door(inspector, inspector.ask(path), path)
    for path in (f"/{CANARY}-folder/", f"/{CANARY}-folder/{CANARY}-child/"):
        _no_door(inspector, inspector.ask(path), path)
    for path in (f"/reviewers/{CANARY}-reviewer/", f"{PREFIX}reviewers/{CANARY}-reviewer/"):
        inspector.ask(path, statuses=(404,))
    for address in LISTS:
        _walk(inspector, address)
    _walk_changes(inspector)


def _no_door(inspector: Inspector, answer: Answer, path: str) -> None:
    # A page behind a password or a log-in may say so: its HTML address is a door with a lock.
    locked = answer.status in (200, 302) and any(word in path for word in ("password", "login", "folder"))
    private = "private" in answer.header("Cache-Control") or "no-cache" in answer.header("Cache-Control")
    inspector.expect(answer.status == 404 or locked, f"{path}: {answer.status}")
    inspector.expect(
        answer.status != 200 or private, f"{path}: caches may keep {answer.header('Cache-Control')!r}"
    )


def _walk(inspector: Inspector, address: str) -> None:
    """A list to its end in small steps, by offset and by cursor: the same items, each of them once."""
    by_offset = _items(inspector, address, lambda page: page["links"]["next"])
    by_cursor = _items(inspector, address, lambda page: _with_cursor(address, page["meta"]["next_cursor"]))
    inspector.expect(len(by_offset) == len(set(by_offset)), f"{address}: an item came twice")
    if len(by_cursor) > _STEP or len(by_offset) <= _STEP:
        inspector.expect(by_cursor == by_offset, f"{address}: cursors lead to other items than offsets")


def _items(inspector: Inspector, address: str, following: Callable[[Any], str | None]) -> list[str]:
    target: str | None = f"{address}?limit={_STEP}"
    seen: list[str] = []
    for _ in range(_MOST_STEPS):
        if target is None:
            break
        answer = inspector.ask(target, statuses=(200,))
        if answer.status != 200:
            break
        page = json.loads(answer.body)
        seen += [json.dumps(item, sort_keys=True) for item in page["items"]]
        target = following(page)
        inspector.expect(target is None or target.startswith(address), f"{address}: next is {target}")
    return seen


def _with_cursor(address: str, cursor: str | None) -> str | None:
    return f"{address}?limit={_STEP}&cursor={quote(cursor)}" if cursor else None


def _walk_changes(inspector: Inspector) -> None:
    """The feed from its beginning."""
    cursor = ""
    for _ in range(_MOST_STEPS):
        answer = inspector.ask(f"{CHANGES}{cursor}", statuses=(200,))
        if answer.status != 200:
            return
        page = json.loads(answer.body)
        following = f"?cursor={quote(page['next_cursor'] or '')}"
        if following in (cursor, "?cursor="):
            return
        cursor = following


def oracles(inspector: Inspector) -> None:
    """Whether a canary exists cannot be told from the answer, nor found by asking for its words."""
    content = inspector.content
    for form in ("faqs/{}/", "faqs/{}/jsonld/", "pages/{}/"):
        absent = _essence(inspector.ask(f"{PREFIX}{form.format(_ABSENT)}", statuses=(404,)))
        for state, page in content.secret_ids.items():
            answer = inspector.ask(f"{PREFIX}{form.format(page)}", statuses=(404,))
            inspector.expect(_essence(answer) == absent, f"{form}: {state} differs from absent")
    for uuid in content.secret_uuids.values():
        inspector.ask(f"{PREFIX}questions/{uuid}/", statuses=(404,))
    for slug in content.secret_slugs.values():
        inspector.ask(f"{PREFIX}pages/resolve/?path=/faq/{slug}/", statuses=(404,))
    for name in ("questions", "faqs"):
        answer = inspector.ask(f"{PREFIX}{name}/?q={CANARY}", statuses=(200, 422))
        if answer.status == 200:
            inspector.expect(json.loads(answer.body)["meta"]["total"] == 0, f"{name}: found by a secret word")
    for name, page in ((name, page) for name in ("page",) for page in content.secret_ids.values()):
        answer = inspector.ask(f"{PREFIX}questions/?{name}={page}", statuses=(200, 404, 422))
        empty = answer.status != 200 or json.loads(answer.body)["meta"]["total"] == 0
        inspector.expect(empty, f"questions of the secret page {page}")


def other_apis(inspector: Inspector) -> None:
    """Wagtail's API v2 has the same walls."""
    for page in (*inspector.content.secret_ids.values(), _ABSENT):
        inspector.ask(f"/api/v2/pages/{page}/", statuses=(404,))
        for name in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
            inspector.ask(f"/api/v2/pages/?{name}={page}", statuses=(200, 400, 404))
    for query in (
        f"search={CANARY}",
        f"slug={CANARY}-draft",
        f"title={CANARY} draft title".replace(" ", "%20"),
    ):
        answer = inspector.ask(f"/api/v2/pages/?{query}", statuses=(200, 400))
        if answer.status == 200:
            inspector.expect(json.loads(answer.body)["meta"]["total_count"] == 0, f"v2 finds {query}")
    for slug in inspector.content.secret_slugs.values():
        inspector.ask(f"/api/v2/pages/find/?html_path=/faq/{slug}/", statuses=(404,))
    inspector.ask("/api/v2/pages/?site=other.example", statuses=(200, 400))


def _essence(answer: Answer) -> object:
    """What two answers to different requests have in common if they say the same."""
    if answer.status != 404:
        return answer.status
    problem = json.loads(answer.body)
    return {key: problem.get(key) for key in ("type", "title", "status", "detail", "errors")}
