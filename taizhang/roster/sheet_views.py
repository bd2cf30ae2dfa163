"""Posts out to Excel and in from it: looked at first, written when somebody says so."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.files.sheets import XLSX
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.roster.models import PostSheet
from taizhang.roster.sheet_planning import bring_in, planned
from taizhang.roster.sheet_reading import entries
from taizhang.roster.sheet_writing import all_rows, workbook
from taizhang.web.attachments import attached
from taizhang.web.sheet_forms import SheetForm

KEPT = dt.timedelta(days=1)
SHOWN_MOST = 200
UNFIT = gettext_lazy(
    "这份表读不懂。请下载空表，把“社区、网格、网格岗位、姓名”这几列填好，存成 .xlsx 再交。"
)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Take a sheet in, offer the empty one and the full one."""
    posted = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if posted else SheetForm()
    if form.is_valid() and (found := form.read(entries, UNFIT)):
        PostSheet.objects.filter(at__lt=now() - KEPT).delete()
        name = str(form.cleaned_data["file"].name)[-200:]
        by = actor_of(request.user).id
        kept = PostSheet.objects.create(by=by, at=now(), file_name=name, entries=found)
        return redirect("roster:preview", kept.id)
    return render(request, "roster/sheet.html", {"form": form}, status=form.status)


@open_to(Duty.ADMINISTER)
@require_safe
def preview(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Show who would come and go, and which rows cannot be."""
    found = get_object_or_404(PostSheet, id=sheet_id, by=actor_of(request.user).id)
    plan = planned(found.entries).shown(SHOWN_MOST)
    context = {"sheet": found.id, "file_name": found.file_name, "plan": plan}
    return render(request, "roster/preview.html", context)


@open_to(Duty.ADMINISTER)
@require_POST
def bring(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Write what a sheet says."""
    by = actor_of(request.user).id
    found = PostSheet.objects.filter(id=sheet_id, by=by).first()
    if found is None:
        messages.info(
            request, _("这份表已经导入过，或者放了一天以上。要再导，请重新交一次。")
        )
        return redirect("roster:sheet")
    plan = bring_in(found.entries)
    found.delete()
    note(Kind.SETTING_CHANGED, request, what="posts", count=len(plan.new))
    said = _(
        "新任 %(new)d 人，改了 %(changed)d 人，离任 %(going)d 人；%(odd)d 行有问题，没有动。"
    )
    messages.success(request, said % plan.shown(0).counts)
    return redirect("roster:posts")


@open_to(Duty.ADMINISTER)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Send all posts as a workbook that can be handed in again."""
    note(Kind.EXPORTED, request, what="posts-xlsx")
    name = f"{_('网格岗位')}-{localdate():%Y%m%d}.xlsx"
    return attached(HttpResponse(workbook(all_rows()), XLSX), name)


@open_to(Duty.ADMINISTER)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty sheet."""
    return attached(HttpResponse(workbook(()), XLSX), f"{_('岗位空表')}.xlsx")
