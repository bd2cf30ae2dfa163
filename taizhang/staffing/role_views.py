"""The pages of roles: who may do what, in one place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.record import doer
from taizhang.core.seeing import Reach
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty
from taizhang.people import roles
from taizhang.people.access import open_to
from taizhang.people.models import Role, User
from taizhang.people.refusals import PeopleRefused
from taizhang.places.directory import office
from taizhang.staffing.headcounts import by_role
from taizhang.staffing.role_forms import RoleForm
from taizhang.staffing.shown import RoleLine
from taizhang.staffing.wording import REACH, REFUSALS
from taizhang.tongue import local
from taizhang.web import masking
from taizhang.web.addresses import with_changes
from taizhang.web.wording import DUTY


@open_to(Duty.SECURE)
@require_safe
def all_roles(request: HttpRequest) -> HttpResponse:
    """Show the roles with what each may do."""
    counts = by_role()
    lines = [_line(row, counts) for row in Role.objects.order_by("pk")]
    context = {
        "lines": [line for line in lines if line.active],
        "away": [line for line in lines if not line.active],
    }
    return render(request, "staffing/roles.html", context)


@open_to(Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Make a role."""
    form = RoleForm(
        request.POST if request.method == "POST" else None, council=_on(Switch.COUNCIL)
    )
    if form.is_valid():
        apart = _on(Switch.THREE_ADMINISTRATORS)
        made = form.carried_out(
            lambda: roles.add_role(form.details, doer(request), apart=apart)
        )
        if made:
            messages.success(request, _("已加上岗位“%(name)s”。") % {"name": made.name})
            return redirect("roles:list")
    return render(request, "staffing/role.html", {"form": form}, status=form.status)


@open_to(Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
def role(request: HttpRequest, code: str) -> HttpResponse:
    """Show a role; change what it lets people do."""
    row = get_object_or_404(Role, code=code)
    data = request.POST if request.method == "POST" else None
    own = isinstance(request.user, User) and request.user.role_id == row.pk
    form = RoleForm(data, row, council=_on(Switch.COUNCIL), own=own)
    if form.is_valid():
        apart = _on(Switch.THREE_ADMINISTRATORS)
        reason = masking.words(form.cleaned_data.get("reason", ""))
        done = form.carried_out(
            lambda: roles.edit_role(
                code, form.details, doer(request), apart=apart, reason=reason
            )
        )
        if done:
            messages.success(request, _("已保存，马上生效。"))
            return redirect("roles:list")
    context = {"form": form, "line": _line(row, by_role())}
    return render(request, "staffing/role.html", context, status=form.status)


@open_to(Duty.SECURE)
@require_POST
def put_away(request: HttpRequest, code: str) -> HttpResponse:
    """Offer a role no longer."""
    get_object_or_404(Role, code=code)
    try:
        roles.put_away(code, doer(request))
        messages.success(request, _("已收起，以后选岗位时不再出现。"))
    except PeopleRefused as why:
        for refusal in why.refusals:
            messages.error(request, str(REFUSALS[refusal]))
    return redirect("roles:list")


@open_to(Duty.SECURE)
@require_POST
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    """Offer a role again."""
    get_object_or_404(Role, code=code)
    roles.bring_back(code, doer(request))
    messages.success(request, _("已拿出来，可以选了。"))
    return redirect("roles:list")


def _on(switch: Switch) -> bool:
    return switch in office().switched_on


def _line(row: Role, counts: dict[str, int]) -> RoleLine:
    count = counts.get(row.code, 0)
    return RoleLine(
        code=row.code,
        name=local(row.name, row.name_en),
        duties=tuple(str(DUTY[duty]) for duty in Duty if duty in row.duties),
        reach=str(REACH[Reach(row.reach)]),
        people_count=count,
        people_url=with_changes({}, "people:list", role=row.code) if count else "",
        active=row.active,
    )
