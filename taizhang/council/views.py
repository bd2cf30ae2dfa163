"""The pages of the council's members."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.agreements.models import Member
from taizhang.assembly import own_links
from taizhang.assembly.calling import sits
from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty
from taizhang.council.forms import KindsForm, MemberForm
from taizhang.council.members import members as members_on
from taizhang.people.access import open_to
from taizhang.web.codes import drawn
from taizhang.web.receipts import site
from taizhang.web.switched import where_there_is

KEEPING = (Duty.ADMINISTER, Duty.DISPATCH)
METHODS = ["GET", "HEAD", "POST"]
IN_COUNCIL = where_there_is(Switch.COUNCIL)


@open_to(*KEEPING)
@IN_COUNCIL
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Show who sits in the council, and who did."""
    return render(request, "council/members.html", {"members": members_on(localdate())})


@open_to(*KEEPING)
@IN_COUNCIL
@require_http_methods(METHODS)
def add(request: HttpRequest) -> HttpResponse:
    """Write down a new member."""
    return _member(request, None)


@open_to(*KEEPING)
@IN_COUNCIL
@require_http_methods(METHODS)
def change(request: HttpRequest, member: str) -> HttpResponse:
    """Put right what is said of a member, or when they left."""
    rows = Member.objects.select_related("kind")
    return _member(request, get_object_or_404(rows, pk=int(member)))


@open_to(*KEEPING)
@IN_COUNCIL
@require_http_methods(METHODS)
def kinds(request: HttpRequest) -> HttpResponse:
    """Show and change the kinds of members."""
    form = KindsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.write()
        note(Kind.SETTING_CHANGED, request, what="council-kinds")
        messages.success(request, _("类别已记下。"))
        return redirect("council:kinds")
    return render(request, "council/kinds.html", {"form": form}, status=form.status)


def _member(request: HttpRequest, row: Member | None) -> HttpResponse:
    told = MemberForm.told_by(row) if row else {"since": localdate()}
    data = request.POST if request.method == "POST" else None
    form = MemberForm(data, row=row, initial=told)
    if form.is_valid() and form.write():
        note(Kind.SETTING_CHANGED, request, what="council-member")
        messages.success(request, _("成员已记下。"))
        return redirect("council:members")
    told_link = address_of(request, row) if row else ""
    context = {
        "form": form,
        "name": row.name if row else "",
        "member": row.pk if row else 0,
        "sits": row is not None and sits(row, localdate()),
        "link": told_link,
        "qr": drawn(told_link) if told_link else "",
    }
    return render(request, "council/member.html", context, status=form.status)


def address_of(request: HttpRequest, row: Member) -> str:
    """Return the whole address of a member's own page, "" where they have no link."""
    token = own_links.token_of(row)
    return f"{site(request)}{reverse('council:own', args=[token])}" if token else ""
