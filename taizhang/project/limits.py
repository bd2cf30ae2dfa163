"""How much one request may carry. Fields and files have their own limits in settings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taizhang.project.headers import Answer

BODY_BYTES_MAX = 200 * 1024 * 1024


def body_limit(answer: Answer) -> Answer:
    """Return a middleware that turns away a body above the limit, unread."""

    def answered(request: HttpRequest) -> HttpResponse:
        # Without a declared length Django reads no body at all.
        declared = request.headers.get("Content-Length", "")
        if declared.isdecimal() and int(declared) > BODY_BYTES_MAX:
            return render(request, "project/too_large.html", status=413)
        return answer(request)

    return answered
