"""The phone app: its one page, what it takes along, and what it hands in."""

import base64
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import Duty
from taizhang.fieldwork import shots
from taizhang.files.refusals import Unusable, worded
from taizhang.ledger import book
from taizhang.ledger.reading import NoSuchIssue
from taizhang.people.access import open_to, open_to_all
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.phone import keys, shell
from taizhang.phone.delivering import deliver
from taizhang.phone.items import ItemForm, ShotForm
from taizhang.phone.refusing import refused
from taizhang.phone.state import state

OUTDOORS: Final = (Duty.REGISTER, Duty.HANDLE, Duty.VERIFY)


@open_to(*OUTDOORS)
@require_safe
def app(request: HttpRequest) -> HttpResponse:
    """Show the app: a page without anything of anybody, which the phone may keep."""
    return render(request, "phone/app.html")


@open_to_all
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Hand out the script that starts the app where there is no network."""
    script = shell.worker(reverse("phone:app"))
    answer = HttpResponse(script, content_type="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@open_to_all
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Say what the app is called on a phone's own screen."""
    answer = JsonResponse(shell.manifest(reverse("phone:app")))
    answer.headers["Content-Type"] = "application/manifest+json"
    return answer


@open_to(*OUTDOORS)
@require_safe
def now_there(request: HttpRequest) -> JsonResponse:
    """Hand out what there is to do, and whose phone this is now."""
    answer = _answer(state(request, _person(request), now()))
    keys.note_owner(answer, _person(request))
    return answer


@open_to(*OUTDOORS)
@require_POST
def key(request: HttpRequest) -> JsonResponse:
    """Hand out the key under which this person's phone keeps what they write."""
    user = _person(request)
    told = base64.b64encode(keys.key_of(user)).decode()
    answer = _answer({"owner": keys.owner_of(user), "key": told})
    keys.note_owner(answer, user)
    return answer


@open_to(*OUTDOORS)
@sensitive_post_parameters()
@require_POST
def item(request: HttpRequest) -> JsonResponse:
    """Carry out an item of the queue, once."""
    form = ItemForm(request.POST)
    if not form.is_valid():
        return _wrong(form)
    user, by = _person(request), actor_of(request.user)
    try:
        done = deliver(form, user, by, now())
    except (Refused, book.KeyReused, NoSuchIssue, Unusable) as error:
        return _answer(refused(error, form.cleaned_data), 409)
    return _answer({"number": done.number, "n": done.n})


@open_to(*OUTDOORS)
@require_POST
def shot(request: HttpRequest) -> JsonResponse:
    """Take in a piece of a photo; say how much is there."""
    form = ShotForm(request.POST, request.FILES)
    if not form.is_valid():
        return _wrong(form)
    by, said, at = actor_of(request.user), form.cleaned_data, now()
    piece = said["piece"].read() if said["piece"] else b""
    try:
        row = shots.announce(form.announced, by.id, at)
        row = shots.receive(row, said["offset"], piece, by, at)
    except Unusable as unfit:
        return _answer({"said": [worded(unfit)]}, 409)
    except shots.Broken:
        return _answer({"have": 0, "whole": False})
    except (Refused, book.KeyReused) as error:
        return _answer(refused(error, {}), 409)
    return _answer({"have": row.have, "whole": bool(row.kept)})


def _wrong(form: forms.Form) -> JsonResponse:
    said = [str(words) for errors in form.errors.values() for words in errors]
    return _answer({"said": said or [_("没有收下：这一条不完整。")]}, 422)


def _answer(told: dict[str, Any], status: int = 200) -> JsonResponse:
    answer = JsonResponse(told, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "only staff come here"
    return request.user
