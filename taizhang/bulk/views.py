"""Pages on which rows of the ledger are acted on together, taken back, peeked at, edited."""

from typing import cast
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from taizhang.bulk import results, steps
from taizhang.bulk.acts import BulkAct
from taizhang.bulk.addresses import edit_url
from taizhang.bulk.editing import CELLS, EditForm
from taizhang.bulk.forms import FORMS, BulkForm
from taizhang.bulk.long_work import have_done
from taizhang.bulk.models import BulkStep
from taizhang.bulk.peeking import editable, peeked
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor
from taizhang.ledger import numbers
from taizhang.ledger.queries import issue_file
from taizhang.people.access import GuardedView, View, open_to, open_to_staff
from taizhang.people.identity import actor_of
from taizhang.web.acting import attempt, submitted
from taizhang.web.addresses import ledger_url
from taizhang.web.came_from import CameFrom
from taizhang.web.jobs import job_url
from taizhang.web.selection import Selection
from taizhang.web.titles import title

SHOWN_OF_CHOSEN = 4


def on_many(act: BulkAct) -> GuardedView:
    """Return the view of one act on many rows: its form, and carrying it out."""

    def view(request: HttpRequest) -> HttpResponse:
        return _act(request, act)

    view.__name__ = act.name
    view.__doc__ = f"Show the form of {act.name} for what was chosen, and carry it out."
    return open_to(*act.duties)(cast(View, require_POST(view)))


@open_to_staff
@require_safe
def step(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what came of an act on many rows, to whoever gave it."""
    found = _own_step(key, actor_of(request.user))
    return render(
        request,
        "bulk/step.html",
        {"step": results.step_shown(found, now()), "dialog": False},
    )


@open_to_staff
@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take an act on many rows back, and show what came of that."""
    found, by = BulkStep.objects.filter(key=key).first(), actor_of(request.user)
    if found is None:
        raise Http404
    steps.undo(found, by)
    return _answer(request, found)


@open_to_staff
@require_POST
def go_on(request: HttpRequest, key: UUID) -> HttpResponse:
    """Have the rest of an act on many rows done that was cut off, and show it."""
    have_done(_own_step(key, actor_of(request.user)))
    return redirect("bulk:step", key=key)


@open_to_staff
@require_safe
def peek(request: HttpRequest, number: str) -> HttpResponse:
    """Show the issue `number` at a glance."""
    file, here = issue_file(number, now()), CameFrom.at_address(request.GET)
    shown = peeked(file, actor_of(request.user), here)
    return render(request, _part(request, "peek"), {"peeked": shown})


def on_cell(name: str, kind: type[EditForm]) -> GuardedView:
    """Return the view that edits the cell `name` of one issue."""

    def view(request: HttpRequest, number: str) -> HttpResponse:
        return _edit(request, number, kind)

    view.__name__ = f"edit_{name}"
    view.__doc__ = f"Show and change the {name} of one issue."
    allowed = require_http_methods(["GET", "HEAD", "POST"])(view)
    return open_to(*kind.act.duties)(cast(View, allowed))


def _act(request: HttpRequest, act: BulkAct) -> HttpResponse:
    selection, posted = Selection.sent(request.POST), "key" in request.POST
    if not selection:
        return render(request, _part(request, "nothing"), {"act": act}, status=422)
    # Only what is carried out needs every row; the form names the first few.
    short = selection.everything and not posted
    rows = selection.rows(now(), *([SHOWN_OF_CHOSEN] if short else []))
    data = request.POST if posted else None
    form = FORMS[act.name](data, act=act, selection=selection, rows=rows)
    if posted and form.is_valid():
        done = _carried_out(form, actor_of(request.user))
        if done is not None:
            return _answer(request, done)
    context = {
        "act": act,
        "form": form,
        "titles": [
            f"{numbers.label(row.number)} {title(row.summary)}"
            for row in rows[:SHOWN_OF_CHOSEN]
        ],
        "back_url": ledger_url(),
    }
    return render(request, _part(request, "act"), context, status=form.status)


def _carried_out(form: BulkForm, by: Actor) -> BulkStep | None:
    """Begin and carry out what `form` asks for; None: it came before, and `form` says so."""
    seen = dict(form.selection.seen)

    def begin() -> BulkStep:
        wanted, long = form.wanted(), len(form.chosen) > steps.CHUNK
        with transaction.atomic():
            step, new = steps.begin(wanted, form.chosen, seen, by)
            if new and long:
                have_done(step)
        if not step.job:
            steps.carry_on(step, by)
        return step

    return attempt(form, "", begin)


def _edit(request: HttpRequest, number: str, kind: type[EditForm]) -> HttpResponse:
    file, by = issue_file(number, now()), actor_of(request.user)
    posted = request.method == "POST"
    if not posted and not editable(file.issue, kind.cell, by):
        # Said at once, before anybody chooses something.
        raise Refused((Refusal.NOT_IN_THIS_STATUS,))
    form = kind(request.POST if posted else None, file=file)
    if posted and form.is_valid():
        wanted, asks = form.wanted(), form.act.asks
        assert asks is not None, "a cell is of one row"
        if earlier := steps.sent_before(wanted, by):
            return _answer(request, earlier)
        commands = asks(file.row, wanted.contents)
        done = submitted(form, number, file.row.case, commands, by) if commands else None
        if done is not None:
            return _answer(request, steps.noted(wanted, file.row, done.issue.n, by))
        if not commands:
            return _back(request)
    context = {
        "form": form,
        "number": numbers.label(number),
        "title": title(file.row.summary),
        "url": edit_url(number, kind.cell),
        "others": [
            (edit_url(number, cell), other.label)
            for cell, other in CELLS.items()
            if other is not kind and editable(file.issue, cell, by)
        ],
    }
    return render(request, _part(request, "edit"), context, status=form.status)


def _answer(request: HttpRequest, step: BulkStep) -> HttpResponse:
    """Lead to the result of `step`; where all went well, a line at the foot says so."""
    if not _wants_part(request):
        return redirect("bulk:step", key=step.key)
    if step.job and step.ended_at is None:
        return HttpResponseClientRedirect(job_url(step.job))
    shown = results.step_shown(step, now())
    if not shown.whole:
        answer = render(request, "bulk/_result.html", {"step": shown, "dialog": True})
        return _into(answer, "#act-body")
    return _into(render(request, "bulk/_toast.html", {"step": shown}), "#toasts")


def _back(request: HttpRequest) -> HttpResponse:
    """Lead back where nothing was changed, because nothing differed."""
    if _wants_part(request):
        return _into(render(request, "bulk/_unchanged.html"), "#toasts")
    return redirect(ledger_url())


def _into(answer: HttpResponse, place: str) -> HttpResponse:
    """Return `answer` so that it fills `place`, whatever asked for it."""
    return reswap(retarget(answer, place), "innerHTML")


def _own_step(key: UUID, by: Actor) -> BulkStep:
    found = BulkStep.objects.filter(key=key, by=by.id).first()
    if found is None:
        raise Http404
    return found


def _wants_part(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def _part(request: HttpRequest, name: str) -> str:
    """Return the template of a page, or of the part of it that a script asks for."""
    return f"bulk/{'_' if _wants_part(request) else ''}{name}.html"
