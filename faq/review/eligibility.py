"""Who may approve a text: pure rules, the same at every door, superusers not exempt."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from cms.dates import add_months


@dataclass(frozen=True)
class Profile:
    """The part of a medical reviewer's profile that decides."""

    active: bool
    registration_number: str
    verified_on: dt.date | None


def reasons_against(
    profile: Profile | None,
    *,
    user_id: int,
    editors: Collection[int],
    today: dt.date,
    registration_valid_months: int,
) -> list[str]:
    """Why this account may not approve; empty if it may. `editors` changed the text since the last approval."""
    if profile is None:
        return ["Your account is not linked to a medical reviewer. Only a named clinician can approve."]
    reasons = []
    if not profile.active:
        reasons.append("Your reviewer profile is not active.")
    if not profile.registration_number:
        reasons.append("Your reviewer profile names no professional registration.")
    if not registration_in_date(profile.verified_on, today=today, months=registration_valid_months):
        reasons.append(
            f"Your registration was not verified in the last {registration_valid_months} months. "
            "Ask an administrator to look it up again."
        )
    if user_id in editors:
        reasons.append("You changed this text since it was last approved. Somebody else must review it.")
    return reasons


def registration_in_date(verified_on: dt.date | None, *, today: dt.date, months: int) -> bool:
    """True if the registration was looked up within the last `months` months, and not in the future."""
    return verified_on is not None and add_months(today, -months) <= verified_on <= today
