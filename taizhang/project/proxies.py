"""From which address a request comes, where it comes through proxies of the office's own.

Each proxy adds to `X-Forwarded-For` whom it was asked by. What stands further left than the
office's own proxies could write was written by whoever asks, and is not believed.
"""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from taizhang.project.headers import Answer


def through_proxies(answer: Answer) -> Answer:
    """Return a middleware that says from which address a request comes."""

    def answered(request: HttpRequest) -> HttpResponse:
        if settings.PROXIES:
            request.META["REMOTE_ADDR"] = _address(request)
        return answer(request)

    return answered


def _address(request: HttpRequest) -> str:
    """Return whom the outermost of the office's proxies was asked by.

    The address of the connection where that does not stand there.
    """
    passed = request.headers.get("X-Forwarded-For", "").split(",")
    told = passed[-settings.PROXIES].strip() if len(passed) >= settings.PROXIES else ""
    try:
        return str(ip_address(told))
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))
