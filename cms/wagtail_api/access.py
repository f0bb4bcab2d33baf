"""Who may ask Wagtail's API: anybody, except in an installation whose content API is closed."""

from django.http import HttpRequest
from rest_framework.exceptions import APIException

from cms import api_access, conf
from cms.problems import Problem


class Refused(APIException):
    """A refusal of the content API in the words of this one."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail or "The Authorization header holds no token known here.")
        self.status_code = problem.status
        if problem.status == 401:
            self.auth_header = "Bearer"


def check_open(request: HttpRequest) -> None:
    """The same pages stand behind both doors, so that closing one closes the other."""
    if conf.api_public():
        return
    try:
        api_access.published(request)
    except Problem as problem:
        raise Refused(problem) from problem
