"""AB 岗: the board, going away and coming back, and who stands in for whom."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.ledger.stood_in import next_seq
from taizhang.people import absences
from taizhang.people.access import open_to_staff
from taizhang.people.identity import duties_of
from taizhang.people.models import Absence, User
from taizhang.people.rota import rota
from taizhang.roster.board import board, until_words
from taizhang.roster.forms import AwayForm, BackupForm
from taizhang.roster.handed_back import handed_back
from taizhang.tongue import local

# Who may say of others that they are away: somebody who is ill says nothing.
FOR_OTHERS = frozenset({Duty.ADMINISTER, Duty.APPROVE})


@open_to_staff
@require_safe
def ab(request: HttpRequest) -> HttpResponse:
    """Show who is there today, and who stands in."""
    return render(request, "roster/ab.html", _board(request, AwayForm()))


@open_to_staff
@require_POST
def away(request: HttpRequest) -> HttpResponse:
    """Note that the person is away, today unless a day is said."""
    form = AwayForm(request.POST)
    if not form.is_valid():
        return render(request, "roster/ab.html", _board(request, form), status=422)
    return _gone(request, _reader(request), form.cleaned_data["until"], "desk:desk")


@open_to_staff
@require_POST
def back(request: HttpRequest) -> HttpResponse:
    """Note that the person is back, and show what was done meanwhile."""
    return _returned(request, _reader(request))


@open_to_staff
@require_safe
def handed_back_page(request: HttpRequest, absence_id: int) -> HttpResponse:
    """Show somebody who was away what was done in their place, and what is open."""
    absence = get_object_or_404(Absence, pk=absence_id, person=_reader(request))
    return render(request, "roster/handed_back.html", {"page": handed_back(absence, now())})


@open_to_staff
@require_POST
def read(request: HttpRequest, absence_id: int) -> HttpResponse:
    """Note that they have read it."""
    absence = get_object_or_404(Absence, pk=absence_id, person=_reader(request))
    absences.read(absence, now())
    return redirect("desk:desk")


@open_to_staff
@require_safe
def person(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Show who stands in for somebody, and until when they are away."""
    return _person_page(request, _whom(request, pseudonym))


@open_to_staff
@require_POST
def name_backup(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Name who stands in for somebody."""
    whom = _whom(request, pseudonym)
    form = BackupForm(request.POST, person=whom)
    if not form.is_valid():
        return _person_page(request, whom, backup=form)
    absences.name_backup(whom, form.chosen)
    note(Kind.ACCOUNT_CHANGED, request, whom.pseudonym, what="backup")
    messages.success(request, _("B 岗已记下。"))
    return redirect("roster:ab")


@open_to_staff
@require_POST
def person_away(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Note that somebody else is away."""
    whom, form = _whom(request, pseudonym), AwayForm(request.POST)
    if not form.is_valid():
        return _person_page(request, whom, form)
    return _gone(request, whom, form.cleaned_data["until"], "roster:ab")


@open_to_staff
@require_POST
def person_back(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Note that somebody else is back."""
    return _returned(request, _whom(request, pseudonym))


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "only staff come here"
    return request.user


def _for_others(request: HttpRequest) -> bool:
    return bool(FOR_OTHERS & duties_of(request.user))


def _whom(request: HttpRequest, pseudonym: str) -> User:
    """Return the person of the page, whom the reader may speak for.

    Raises:
        PermissionDenied: they may speak for themselves only.
    """
    people = User.objects.select_related("unit", "backup").filter(is_active=True)
    whom = get_object_or_404(people, pseudonym=pseudonym)
    if whom.pk != _reader(request).pk and not _for_others(request):
        raise PermissionDenied(
            _("没有打开：别人在不在岗，由本人、书记或管理员来记。请找他们。")
        )
    return whom


def _board(request: HttpRequest, form: AwayForm) -> dict[str, object]:
    reader = _reader(request)
    mine = rota().away.get(reader.pseudonym)
    return {
        "board": board(reader, _for_others(request)),
        "form": form,
        "until": until_words(mine) if mine else "",
        "own": reader.pseudonym,
    }


def _person_page(
    request: HttpRequest,
    whom: User,
    away: AwayForm | None = None,
    backup: BackupForm | None = None,
) -> HttpResponse:
    away, backup = away or AwayForm(), backup or BackupForm(person=whom)
    until = rota().away.get(whom.pseudonym)
    context = {
        "name": local(whom.name, whom.name_en),
        "pseudonym": whom.pseudonym,
        "away": away,
        "backup": backup,
        "form": away if away.errors else backup,
        "until": until_words(until) if until else "",
        "today": localdate(),
    }
    status = max(away.status, backup.status)
    return render(request, "roster/person.html", context, status=status)


def _gone(request: HttpRequest, whom: User, until: dt.date, then: str) -> HttpResponse:
    absences.go(whom, until, _reader(request).pseudonym, now(), next_seq())
    note(Kind.ACCOUNT_CHANGED, request, whom.pseudonym, what="away")
    there = rota().there.get(whom.pseudonym, "")
    name = _name_of(there)
    words = {"until": until_words(until), "name": name}
    if there:
        messages.success(request, _("记下了：不在到 %(until)s，由 %(name)s 代。") % words)
    else:
        messages.warning(
            request,
            _("记下了：不在到 %(until)s。没有 B 岗在，手上的事会显示成“没人在岗”。")
            % words,
        )
    return redirect(then)


def _returned(request: HttpRequest, whom: User) -> HttpResponse:
    own = whom.pk == _reader(request).pk
    if not absences.come_back(whom, now()):
        return redirect("desk:desk" if own else "roster:ab")
    note(Kind.ACCOUNT_CHANGED, request, whom.pseudonym, what="away")
    if not own:
        messages.success(request, _("记下了：已回来。"))
        return redirect("roster:ab")
    last = whom.absences.order_by("-pk").first()
    assert last is not None, "they were away"
    return redirect("roster:handed-back", last.pk)


def _name_of(pseudonym: str) -> str:
    row = User.objects.filter(pseudonym=pseudonym).first()
    return local(row.name, row.name_en) if row else ""
