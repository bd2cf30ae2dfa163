"""Pages of the follow-up desk: who waits, one resident after another, a ruling, a door slip."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.core.issue import Voice
from taizhang.core.vocabulary import Duty
from taizhang.followup.desk import desk_of, tab_at
from taizhang.followup.forms import Asking, OutcomeForm, PostForm, RulingForm
from taizhang.followup.going_on import next_place
from taizhang.followup.ruling import ruling_page
from taizhang.followup.slip import slip_of
from taizhang.followup.voice import tab_of, voice_page
from taizhang.followup.ways import desk_url, next_url
from taizhang.followup.wording import said_of
from taizhang.ledger import queries
from taizhang.ledger.follow_ups import Tab, place_of
from taizhang.ledger.queries import IssueFile
from taizhang.people.access import open_to
from taizhang.people.directory import shown
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.web import acting
from taizhang.web.voices import from_key

LOOKING = (Duty.FOLLOW_UP, Duty.RULE)


@open_to(*LOOKING)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show whose answer is missing, one resident a line."""
    by = actor_of(request.user)
    tab = tab_at(request.GET.get("tab", ""), by)
    found = desk_of(tab, by, request.GET.get("after", ""))
    return render(request, "followup/desk.html", {"desk": found})


@open_to(Duty.FOLLOW_UP)
@require_safe
def next_voice(request: HttpRequest) -> HttpResponse:
    """Lead to whoever is to be asked next."""
    by = actor_of(request.user)
    tab = tab_at(request.GET.get("tab", ""), by)
    return redirect(next_place(tab, by, request.GET.get("after", "")))


@open_to(*LOOKING)
@require_http_methods(["GET", "HEAD", "POST"])
def voice(request: HttpRequest, number: str, who: str) -> HttpResponse:
    """Show one resident to whoever rings them, or write down what came of it."""
    by = actor_of(request.user)
    file, one = _found(number, who)
    kind = PostForm if one.anonymous else OutcomeForm
    form: OutcomeForm | PostForm = kind(_sent(request), file.issue, one)
    after = place_of(file.issue, one) if file.issue.check else ""
    if form.is_valid() and _written(request, form, file):
        return redirect(next_url(tab_of(one), after))
    page = voice_page(file, one, by, _caller(request))
    return acting.page(request, "followup/voice.html", form, page=page)


@open_to(Duty.RULE)
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, number: str, who: str) -> HttpResponse:
    """Show what a resident does not accept beside the report, or carry out the ruling."""
    file, one = _found(number, who)
    form = RulingForm(_sent(request), file.issue, one)
    if form.is_valid() and _written(request, form, file):
        return redirect(desk_url(Tab.RULE))
    page = ruling_page(file, one, actor_of(request.user))
    return acting.page(request, "followup/rule.html", form, page=page)


@open_to(*LOOKING)
@require_safe
def slip(request: HttpRequest, number: str, who: str) -> HttpResponse:
    """Show a slip for the door of whoever was not reached."""
    file, one = _found(number, who)
    if not one.attempts:
        raise Http404
    return render(request, "followup/slip.html", {"slip": slip_of(file, one)})


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _found(number: str, who: str) -> tuple[IssueFile, Voice]:
    file = queries.issue_file(number, now())
    one = file.issue.voice(*from_key(who))
    if one is None:
        raise Http404
    return file, one


def _written(request: HttpRequest, form: Asking, file: IssueFile) -> bool:
    row, by = file.row, actor_of(request.user)
    done = acting.submitted(form, row.number, row.case, form.commands(), by)
    if done:
        messages.success(request, said_of(done, form))
    return done is not None


def _caller(request: HttpRequest) -> str:
    assert isinstance(request.user, User), "only staff come here"
    return shown(request.user).name
