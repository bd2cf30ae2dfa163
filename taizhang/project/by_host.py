"""The door of a server with many offices: the host says which of them a request is for."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.request import split_domain_port
from django.template.loader import render_to_string
from django.utils import translation

from taizhang.project import tenancy
from taizhang.project.offices import directory

T = TypeVar("T")
# A watchdog asks the server, by whatever name it has.
OF_THE_SERVER: Final = "/healthz"


class ByHost:
    """Middleware: answers inside the office of the host, and nowhere under any other."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Stand before `answer`."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; a file that is sent bit by bit comes from the same office."""
        if request.path_info == OF_THE_SERVER:
            return self._answer(request)
        name = directory.at_host(split_domain_port(request.get_host())[0])
        if name is None:
            return _no_office(request)
        with tenancy.within(name):
            response = self._answer(request)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _within(name, iter(response.streaming_content))  # type: ignore[arg-type]  # no page is asynchronous
        return response


def _no_office(request: HttpRequest) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        return HttpResponse(render_to_string("project/no_office.html"), status=404)


def _within(name: str, content: Iterator[T]) -> Iterator[T]:
    while True:
        with tenancy.within(name):
            try:
                block = next(content)
            except StopIteration:
                return
        yield block
