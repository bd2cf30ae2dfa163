"""Pages of what an office can switch off: while it is off, there is no such page."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase

from taizhang.core.standards import Switch
from taizhang.places.directory import office

View = Callable[..., HttpResponseBase]


def switch_on(switch: Switch) -> bool:
    """Return whether the office has switched `switch` on."""
    return switch in office().switched_on


def where_there_is(switch: Switch) -> Callable[[View], View]:
    """Return a decorator for views that are there only while `switch` is on."""

    def decorated(view: View) -> View:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: object, **kwargs: object
        ) -> HttpResponseBase:
            if not switch_on(switch):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorated
