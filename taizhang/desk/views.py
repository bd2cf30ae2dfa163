"""Pages of the desk, and what the script that keeps drafts asks for."""

import json
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from taizhang.desk import drafts, looking, wording
from taizhang.desk.page import desk_page, news_page
from taizhang.people.access import open_to_staff
from taizhang.people.models import User
from taizhang.web.happenings import clock_time
from taizhang.web.unsent import typed

CHANGES_MOST = 200


@open_to_staff
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits for somebody, what changed, and what they have not sent yet."""
    page = desk_page(_person(request), now())
    return render(request, "desk/desk.html", {"page": page})


@open_to_staff
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Show all that changed since somebody looked."""
    news = news_page(_person(request), now(), CHANGES_MOST)
    return render(request, "desk/changes.html", {"news": news})


@open_to_staff
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Note that somebody has seen what changed up to the posted entry."""
    newest = request.POST.get("newest", "")
    if newest.isdecimal() and len(newest) < 16:
        looking.look(_person(request), int(newest))
    return redirect("desk:desk")


@open_to_staff
@require_safe
def offered(request: HttpRequest) -> HttpResponse:
    """Say which drafts there are for the page `path`, and how to speak of them."""
    person, at = _person(request), now()
    kept = drafts.of(person, at, path=request.GET.get("path", "-"))
    answer = JsonResponse(
        {
            "words": wording.words(),
            "drafts": [_offer(each) for each in kept],
        }
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@open_to_staff
@sensitive_post_parameters()
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what somebody is typing: the form's key, its page, its title, its fields."""
    said, at = request.POST, now()
    try:
        fields = _fields(said.get("fields", ""))
        writing = drafts.written(
            said.get("key", ""), said.get("path", ""), said.get("title", ""), fields
        )
        kept = drafts.keep(_person(request), writing, at)
    except drafts.Unfit:
        return JsonResponse({"saved": "", "unfit": True}, status=422)
    return JsonResponse({"saved": f"{localtime(at):%H:%M}" if kept else ""})


@open_to_staff
@require_safe
def draft(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show what stands in a draft, before it is gone on with or thrown away."""
    at = now()
    for kept in drafts.of(_person(request), at, key=str(key)):
        context = {
            "writing": kept.writing,
            "typed": typed(kept.writing.fields),
            "saved": clock_time(kept.saved_at, at),
        }
        return render(request, "desk/draft.html", context)
    raise Http404


@open_to_staff
@require_POST
def discard(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Throw a draft away."""
    drafts.discard(_person(request), str(key))
    messages.success(request, _("草稿已丢掉。"))
    return redirect("desk:desk")


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "only staff come here"
    return request.user


def _offer(kept: drafts.Kept) -> dict[str, Any]:
    return {
        "key": kept.writing.key,
        "title": kept.writing.title,
        "saved": clock_time(kept.saved_at, now()),
        "lost": kept.lost,
        "fields": kept.writing.fields,
    }


def _fields(text: str) -> dict[str, list[str]]:
    """Return the fields that `text` says.

    Raises:
        Unfit: it is not what our script sends.
    """
    try:
        said = json.loads(text)
    except ValueError as error:
        raise drafts.Unfit("no JSON") from error
    if not isinstance(said, dict) or not all(map(_is_field, said.items())):
        raise drafts.Unfit("not the fields of a form")
    return said


def _is_field(item: tuple[Any, Any]) -> bool:
    name, values = item
    return (
        isinstance(name, str)
        and isinstance(values, list)
        and all(isinstance(value, str) for value in values)
    )
