"""The table of rules as it stands in docs/structured-data.md."""

from cms.audit.across_pages import ACROSS_RULES
from cms.audit.rules import REGISTRY

HEADER = "| rule | no. | severity | why | source |\n|---|---|---|---|---|\n"


def rules_table() -> str:
    """Markdown, in the order of the numbers; rules of one number in the order of the code."""
    facts = [*REGISTRY.values(), *ACROSS_RULES]
    facts.sort(key=lambda rule: int(rule.number[1:]))
    rows = (
        f"| `{rule.code}` | {rule.number} | {rule.severity} | {rule.reason} | {rule.source} |\n"
        for rule in facts
    )
    return HEADER + "".join(rows)


if __name__ == "__main__":
    print(rules_table(), end="")  # noqa: T201  the way to write the table anew
