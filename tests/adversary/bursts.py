"""A client that asks too often, under as many names as it can think of."""

from tests.adversary.inspector import PREFIX, Inspector

RATE = "20/day"
_LIMIT = 20
FAQS = f"{PREFIX}faqs/"


def burst(inspector: Inspector) -> None:
    """Against a server with RATE and no proxy before it: forged headers, hosts and tokens gain nothing."""
    tricks = [
        ("X-Forwarded-For", "10.0.0.{}"),
        ("X-Real-IP", "10.0.0.{}"),
        ("Forwarded", "for=10.0.0.{}"),
        ("True-Client-IP", "10.0.0.{}"),
        ("Authorization", "Bearer {}"),
        ("Cookie", "sessionid={}"),
        ("User-Agent", "agent {}"),
    ]
    statuses = []
    for number in range(_LIMIT + 10):
        name, form = tricks[number % len(tricks)]
        answer = inspector.ask(f"{FAQS}?offset={number}", headers=[(name, form.format(number))])
        statuses.append(answer.status)
        inspector.expect(
            answer.header("RateLimit-Limit") == str(_LIMIT), f"request {number}: no RateLimit-Limit"
        )
    inspector.expect(429 not in statuses[:_LIMIT], f"refused too early: {statuses}")
    inspector.expect(set(statuses[_LIMIT:]) == {429}, f"not refused: {statuses}")
    for address in (f"{PREFIX}nothing/", "/api/v2/pages/", f"{PREFIX}openapi.json"):
        answer = inspector.ask(address, statuses=(429,))
        inspector.expect(1 <= int(answer.header("Retry-After") or 0) <= 86_400, f"{address}: no Retry-After")
    inspector.ask("/health/live", statuses=(200,))
    inspector.ask("/faq/", statuses=(200,))
