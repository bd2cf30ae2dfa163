"""That somebody has just shown who they are: asked again before what guards the account.

Sessions stay open at counters; whoever sits down there must not be able to take over the
account behind them.
"""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Final

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponseBase
from django.http.request import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now

AGAIN: Final = "entrance:again"
KEEPS: Final = dt.timedelta(minutes=10)
PROVED: Final = "proved"
SECOND: Final = "second"
DEMO: Final = "demo"
View = Callable[..., HttpResponseBase]


def give(session: SessionBase, *, second: bool = False, demo: bool = False) -> None:
    """Note that whoever has `session` showed who they are; `second`: by two factors.

    `demo`: nobody showed anything, for in the demo office there is nothing to guard.
    """
    session[PROVED] = now().timestamp()
    if second or demo:
        session[SECOND] = True
    if demo:
        session[DEMO] = True


def by_two(session: SessionBase) -> bool:
    """Return whether whoever has `session` came in by two factors, or has set one up."""
    return bool(session.get(SECOND))


def lately(session: SessionBase) -> bool:
    """Return whether whoever has `session` showed a little while ago who they are."""
    age = now().timestamp() - session.get(PROVED, 0)
    return bool(session.get(DEMO)) or age < KEEPS.total_seconds()


def asked_again(view: View) -> View:
    """Return `view` for whoever showed lately who they are; others are asked first.

    What was posted is not repeated afterwards: the page with its button comes back, of an
    account where the address names one.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if lately(request.session):
            return view(request, *args, **kwargs)
        goal = QueryDict(mutable=True)
        goal["next"] = _back(request, kwargs)
        return redirect(f"{reverse(AGAIN)}?{goal.urlencode(safe='/')}")

    return guarded


def _back(request: HttpRequest, kwargs: dict[str, object]) -> str:
    if request.method == "GET":
        return request.get_full_path()
    if "pseudonym" in kwargs:
        return reverse("people:person", kwargs=kwargs)
    return reverse("myself:page")
