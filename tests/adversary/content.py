"""What the server has: some public pages, and canaries in every state that the public must not see."""

from dataclasses import dataclass

# In every word of what is secret; lower case, so that slugs can hold it.
CANARY = "zqcanary"


@dataclass(frozen=True)
class Content:
    """Where things are. The secret ones are keyed by what makes them secret."""

    public_ids: list[int]
    public_slug: str
    treatment: str
    question_uuid: str
    secret_ids: dict[str, int]
    secret_slugs: dict[str, str]
    secret_uuids: dict[str, str]
