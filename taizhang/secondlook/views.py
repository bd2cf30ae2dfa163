"""The office's pages of second looks: what was drawn, who is asked, what came by paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import doer, note
from taizhang.core.second_looks import is_for_outsiders
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty
from taizhang.ledger import numbers, queries
from taizhang.ledger.book import case_of
from taizhang.ledger.queries import IssueFile
from taizhang.lots import weekly
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.secondlook import asking
from taizhang.secondlook.forms import AskForm, ShareForm, SlipForm
from taizhang.secondlook.models import Asking
from taizhang.secondlook.page import (
    after_photos,
    drawn_page,
    in_the_way,
    one_page,
)
from taizhang.secondlook.people import candidates
from taizhang.web import acting
from taizhang.web.happenings import naming_for
from taizhang.web.revealing import FOLLOW_UP, PHONE, RATION, too_many
from taizhang.web.switched import where_there_is

MAY_SEE = (Duty.VERIFY, Duty.FOLLOW_UP)
THERE = where_there_is(Switch.LOOK_BACK)


@open_to(*MAY_SEE, Duty.ADMINISTER)
@THERE
@require_safe
def drawn(request: HttpRequest) -> HttpResponse:
    """Show what lots fell on, and how to draw again."""
    after = request.GET.get("after", "")
    found = drawn_page(now(), int(after) if after.isdecimal() and len(after) < 19 else 0)
    return render(request, "secondlook/drawn.html", {"page": found})


@open_to(Duty.FOLLOW_UP)
@THERE
@require_safe
def one(request: HttpRequest, number: str) -> HttpResponse:
    """Show one matter: who is asked, and room to write down what came by paper."""
    return _page(request, queries.issue_file(number, now()))


@open_to(Duty.FOLLOW_UP)
@THERE
@require_POST
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Make a link for somebody who is to look."""
    file, by, at = queries.issue_file(number, now()), actor_of(request.user), now()
    form = _ask_form(request, file)
    if in_the_way(file, by) or not is_for_outsiders(file.issue):
        return _page(request, file)
    if not form.is_valid():
        return _page(request, file, ask=form)
    said = form.cleaned_data
    made = {"by": by.id, "photo": said["photo"]}
    asking.make(file.issue, form.whom, str(said["key"]), at, **made)
    note(Kind.SETTING_CHANGED, request, number, what="second-look-link")
    messages.success(request, _("链接做好了，发给他就行。答一次就作废。"))
    return redirect("secondlook:one", number)


@open_to(Duty.FOLLOW_UP)
@THERE
@require_POST
def withdraw(request: HttpRequest, number: str, link: str) -> HttpResponse:
    """Let a link lead nowhere any more."""
    file, row = queries.issue_file(number, now()), _link(number, link)
    if in_the_way(file, actor_of(request.user)):
        return _page(request, file)
    asking.withdraw(row, now())
    note(Kind.SETTING_CHANGED, request, number, what="second-look-link-withdrawn")
    messages.success(request, _("链接已收回。"))
    return redirect("secondlook:one", number)


@open_to(Duty.FOLLOW_UP)
@THERE
@require_POST
def phone(request: HttpRequest, number: str, link: str) -> HttpResponse:
    """Show the number of whom a link is for, once that is written down."""
    file, key = queries.issue_file(number, now()), _link(number, link).key
    if in_the_way(file, actor_of(request.user)):
        return _page(request, file)
    # Written first: what cannot be noted is not shown.
    noted = {"whose": "helper", "field": PHONE, "reason": FOLLOW_UP}
    if not RATION.spend(doer(request), number, noted, now()):
        messages.error(request, too_many())
        return _page(request, file)
    return _page(request, file, whole=key)


@open_to(Duty.FOLLOW_UP)
@THERE
@require_POST
def record(request: HttpRequest, number: str) -> HttpResponse:
    """Write down what came by paper or telephone, or that nobody could be reached."""
    file, by = queries.issue_file(number, now()), actor_of(request.user)
    form = SlipForm(request.POST, file.issue)
    if form.is_valid():
        said = (form.command(),)
        if acting.submitted(form, number, file.issue.case, said, by):
            label = numbers.label(number)
            messages.success(request, _("%(label)s 的抽看已记下。") % {"label": label})
            return redirect("secondlook:drawn")
    return _page(request, file, slip=form)


@open_to(Duty.ADMINISTER)
@THERE
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Show and change how many in a hundred are drawn."""
    data = request.POST if request.method == "POST" else None
    form = ShareForm(data, initial={"share": weekly.share()})
    if form.is_valid():
        weekly.set_share(form.cleaned_data["share"])
        note(Kind.SETTING_CHANGED, request, what="second-look-share")
        messages.success(request, _("已记下，下一次抽签起算。"))
        return redirect("secondlook:share")
    return acting.page(request, "secondlook/share.html", form)


def _link(number: str, link: str) -> Asking:
    there = Asking.objects.filter(case=case_of(number), withdrawn_at__isnull=True)
    return get_object_or_404(there, key=link)


def _ask_form(request: HttpRequest, file: IssueFile) -> AskForm:
    photos = after_photos(file, naming_for(file, now()))
    return AskForm(request.POST, candidates(file, localdate()), photos)


def _page(
    request: HttpRequest,
    file: IssueFile,
    ask: AskForm | None = None,
    slip: SlipForm | None = None,
    whole: str = "",
) -> HttpResponse:
    wrong = ask or slip
    found = candidates(file, localdate())
    page = one_page(request, file, actor_of(request.user), now(), found, whole)
    context = {
        "page": page,
        "form": wrong,
        "ask": ask or AskForm(None, found, page.photos),
        "slip": slip or SlipForm(None, file.issue),
        "somebody": bool(found) and is_for_outsiders(file.issue),
        "kept": not is_for_outsiders(file.issue),
    }
    refused = request.method == "POST" and not whole
    status = wrong.status if wrong else 409 if refused else 200
    return render(request, "secondlook/one.html", context, status=status)
