"""Coming in: at once, or in two steps where the account has a second factor.

Between the two steps nobody is signed in: the session only says who gave the right password
a little while ago, and where they wanted to go.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.people import proof, second_factor, sessions
from taizhang.people.models import User
from taizhang.people.remembering import remember

BACKEND: Final = "taizhang.people.backend.WholePerson"
HALF: Final = "half"
HALF_KEEPS: Final = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class HalfIn:
    """Somebody whose password was right, and the page they want."""

    user: User
    goal: str


def begin(request: HttpRequest, user: User, goal: str) -> HttpResponse:
    """Let `user`, whose password was right, in, or ask for the second factor first."""
    if not second_factor.has(user):
        return come_in(request, user, goal, how="password")
    # Another key than the one that a stranger may have laid in this browser.
    request.session.cycle_key()
    request.session[HALF] = {
        "who": user.pk,
        "proof": user.get_session_auth_hash(),
        "at": now().timestamp(),
        "goal": goal,
    }
    return redirect("entrance:second-step")


def half_in(request: HttpRequest) -> HalfIn | None:
    """Return who is half in, None for nobody, or nobody any more. One query."""
    kept = request.session.get(HALF)
    if not kept or now().timestamp() - kept["at"] > HALF_KEEPS.total_seconds():
        return None
    people = User.objects.select_related("unit", "role")
    user = people.filter(pk=kept["who"], is_active=True).first()
    if user is None or not constant_time_compare(
        kept["proof"], user.get_session_auth_hash()
    ):
        return None
    return HalfIn(user, kept["goal"])


def come_in(
    request: HttpRequest, user: User, goal: str, *, how: str, second: bool = False
) -> HttpResponse:
    """Sign `user` in under a new key, and lead them to `goal`."""
    request.session.pop(HALF, None)
    login(request, user, backend=BACKEND)
    sessions.begin(request)
    proof.give(request.session, second=second, demo=how == "demo")
    note(Kind.SIGNED_IN, request, how=how)
    response = redirect(goal)
    remember(response, user)
    return response
