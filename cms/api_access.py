"""Who may ask the content API: anybody for what is public, holders of a token for what its scopes say.

A request that names a token is never answered as if it had none: it would get less than it asked for, and a front
end would build pages from that.
"""

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from cms import conf
from cms.api_tokens import READ_AUDIT, READ_CHANGES, READ_DRAFT, READ_PUBLISHED, ApiToken, find
from cms.problems import Problem
from cms.token_use import note_use

ANONYMOUS = "anonymous"
_CHALLENGE = {"WWW-Authenticate": "Bearer"}


class Access:
    """What an endpoint asks of the Authorization header. ninja calls it before the endpoint, as its `auth`.

    `scope` is what a token must have; without one everybody may, unless the installation is closed (API_PUBLIC).
    With `always_open` the address itself is the secret, so that nobody needs a token even there; with `never_open`
    everybody does, because what is told is nothing for the public.
    """

    def __init__(self, scope: str, *, always_open: bool = False, never_open: bool = False) -> None:
        self.scope = scope
        self.always_open, self.never_open = always_open, never_open

    def __call__(self, request: HttpRequest) -> ApiToken | str:
        """The token, or "anonymous"; 401 and 403 are raised as problems."""
        if "Authorization" not in request.headers:
            if self.never_open or not (self.always_open or conf.api_public()):
                raise Problem(
                    401, f"Reading here takes a token with the scope {self.scope}.", headers=_CHALLENGE
                )
            return ANONYMOUS
        now = timezone.now()
        token = find(_bearer(request), site=Site.find_for_request(request), now=now)
        if token is None:
            raise Problem(401, headers=_CHALLENGE)
        if self.scope not in token.scopes:
            raise Problem(403, f"This token has no scope {self.scope}, but {', '.join(token.scopes)}.")
        note_use(token, now=now)
        return token


published = Access(READ_PUBLISHED)
changes = Access(READ_CHANGES)
audit = Access(READ_AUDIT, never_open=True)
previews = Access(READ_DRAFT, always_open=True)


def _bearer(request: HttpRequest) -> str:
    """What stands after "Bearer"; nothing for other schemes."""
    scheme, _, text = request.headers["Authorization"].partition(" ")
    return text.strip() if scheme.lower() == "bearer" else ""
