"""The accounts of the demo: an administrator, an editor who may publish, and a medical reviewer."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from cms.models import User

ACCOUNTS = {"admin": [], "editor": ["Editors", "Publishers"], "reviewer": ["Medical reviewers"]}


@dataclass(frozen=True)
class Account:
    """A demo account; `password` only if it was made just now and one was given."""

    user: User
    password: str | None


def load_accounts(password: str | None) -> list[Account]:
    """The three accounts, made where they are missing. Without a password nobody can log in with them."""
    return [_account(name, groups, password) for name, groups in ACCOUNTS.items()]


def _account(name: str, groups: list[str], password: str | None) -> Account:
    users = User.objects
    user = users.filter(username=name).first()
    if user is not None:
        return Account(user, None)
    user = users.create_user(
        name,
        f"{name}@demo.example",
        password,
        first_name="Demo",
        last_name=name.capitalize(),
        is_superuser=name == "admin",
        is_staff=name == "admin",
    )
    user.groups.set(Group.objects.filter(name__in=groups))
    return Account(user, password)
