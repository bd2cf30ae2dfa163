"""What keeps others out of a task: the phone's cookie."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, doer, note
from taizhang.ledger.queries import rows_of
from taizhang.people.identity import actor_of
from taizhang.tasklinks.models import TaskLink
from taizhang.tasklinks.phones import Answer, Tried, bound
from taizhang.tasklinks.reaching import seeing

COOKIE: Final = "task_phone"


def is_bound(request: HttpRequest, link: TaskLink) -> bool:
    """Return whether this is the phone that `link` is bound to."""
    return bound(link, request.COOKIES.get(COOKIE, ""))


def let_in(response: HttpResponse, token: str, device: str, link: TaskLink) -> HttpResponse:
    """Return `response` with the secret that this phone keeps, sent to this task alone."""
    response.set_cookie(
        COOKIE,
        device,
        path=reverse("task:task", args=[token]),
        expires=link.expires_at,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def note_trial(request: HttpRequest, link: TaskLink, tried: Tried) -> None:
    """Write into the audit that a phone was bound, or that a code was wrong."""
    if tried.answer is Answer.WAIT:
        return
    by = actor_of(link.person)
    with seeing(by):
        row = rows_of([link.case]).get(link.case)
    kind = Kind.SIGNED_IN if tried.answer is Answer.BOUND else Kind.REFUSED
    who = Doer(by.id, doer(request).came_from)
    note(kind, who, row.number if row else "", what="task-code", how="link")
