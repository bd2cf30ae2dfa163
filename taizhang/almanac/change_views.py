"""Pages of a change of the calendar: its effect, confirming it, what came of it, back again."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.almanac import changing, shown
from taizhang.almanac.effect import effect, moves
from taizhang.almanac.forms import ConfirmForm
from taizhang.almanac.long_work import have_done
from taizhang.almanac.models import CalendarChange, CalendarDraft
from taizhang.almanac.naming import name
from taizhang.almanac.planning import after, festivals_missing, planned, told_all
from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import Actor, Duty
from taizhang.people.access import open_to, open_to_staff
from taizhang.people.identity import actor_of, duties_of
from taizhang.places.directory import calendar_version, office_now
from taizhang.places.working_days import Days, days
from taizhang.web import dates

Source = CalendarChange.Source


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show what a change would do, and make it."""
    by = actor_of(request.user)
    draft = CalendarDraft.objects.filter(id=key, by=by.id).first()
    if draft is None:
        return _gone(key)
    # The version before the days, and never a later one: a change in between is noticed.
    version = calendar_version()
    posted = request.POST if request.method == "POST" else None
    form = ConfirmForm(posted, initial={"version": version})
    if form.is_valid():
        try:
            made = changing.confirm(draft, form.cleaned_data["version"], draft.id, by)
        except changing.Overtaken:
            form.refused = True
            form.rewrite("version", office_now().calendar_version)
            form.add_error(
                None, _("没有改：刚才有人改了日历。下面是重新算的，请再看一遍。")
            )
        else:
            return _made(request, made, by)
    context = _context(draft, days(), now())
    context["form"] = form
    return render(request, "almanac/preview.html", context, status=form.status)


@open_to_staff
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Show what was changed lately, and by whom."""
    return render(request, "almanac/changes.html", {"lines": shown.lately(now())})


@open_to_staff
@require_safe
def change(request: HttpRequest, change_id: int) -> HttpResponse:
    """Show a change, and how far the clocks that it moves are counted anew."""
    made = get_object_or_404(CalendarChange, pk=change_id)
    context = {"page": shown.change_page(made, now()), "pk": change_id}
    context["may_change"] = Duty.ADMINISTER in duties_of(request.user)
    return render(request, "almanac/change.html", context)


@open_to(Duty.ADMINISTER)
@require_POST
def back(request: HttpRequest, change_id: int) -> HttpResponse:
    """Begin to take a change back: what that does is shown before it is done."""
    made = get_object_or_404(CalendarChange, pk=change_id)
    wanted = changing.back_from(made)
    if not planned(told_all(wanted), days()):
        messages.info(request, _("这些日子已经是改之前的样子，没有要改回的。"))
        return redirect("almanac:change", change_id)
    by = actor_of(request.user).id
    draft = changing.keep_draft(by, Source.BACK, made.year, wanted)
    return redirect("almanac:preview", draft.id)


@open_to(Duty.ADMINISTER)
@require_POST
def go_on(request: HttpRequest, change_id: int) -> HttpResponse:
    """Have the rest counted anew that was cut off."""
    made = get_object_or_404(CalendarChange, pk=change_id)
    _recount(made, actor_of(request.user))
    return redirect("almanac:change", change_id)


@open_to(Duty.ADMINISTER)
@require_POST
def catch_up(request: HttpRequest) -> HttpResponse:
    """Count anew what was guessed before a newer program brought the notice along."""
    by = actor_of(request.user)
    made = changing.catch_up(by)
    return _made(request, made, by) if made else redirect("almanac:now")


def _made(request: HttpRequest, made: CalendarChange, by: Actor) -> HttpResponse:
    """Note that the calendar was changed, have the clocks counted, and lead to the result."""
    note(Kind.SETTING_CHANGED, request, what="calendar", days=len(made.steps))
    _recount(made, by)
    messages.success(request, _("日历已改好。"))
    return redirect("almanac:change", made.pk)


def _recount(made: CalendarChange, by: Actor) -> None:
    """Count few clocks anew at once, many in the background."""
    if made.moves.filter(state=changing.State.WAITING).count() > changing.CHUNK:
        have_done(made, by.id)
    else:
        changing.carry_on(made, by)


def _gone(key: uuid.UUID) -> HttpResponse:
    """Lead to what came of a draft that is no more."""
    made = CalendarChange.objects.filter(key=key).first()
    if made is not None:
        return redirect("almanac:change", made.pk)
    raise Http404(_("这次改动放了一天以上，已经清掉。请重新录入。"))


def _context(draft: CalendarDraft, held: Days, at: dt.datetime) -> dict[str, object]:
    changes, today = planned(told_all(draft.wanted), held), local_day(at)
    lines = [shown.day_line(on, held.get(on), then, today) for on, then in changes.items()]
    missing: tuple[tuple[dt.date, str], ...] = ()
    if draft.source == Source.NOTICE:
        missing = festivals_missing(draft.year, after(held, changes))
    return {
        "draft": draft.id,
        "year": draft.year,
        "days": lines,
        "turned": sum(line.turns for line in lines),
        "effect": effect(moves(held, changes), at),
        "missing": [f"{dates.day(on, today)} {name(typed).said}" for on, typed in missing],
    }
