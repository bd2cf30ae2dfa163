"""Answers of pages whose address lets in whoever holds it: they pass it on to nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answering = Callable[..., Any]


def unreferred(view: Answering) -> Answering:
    """Return `view` with answers that tell their address neither to others nor to searchers.

    Their origin they do tell, because forms are checked by it.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answered
