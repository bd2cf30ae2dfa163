"""Posts out to Excel and in from it: looked at first, written when somebody says so."""

import datetime as dt
import uuid
from urllib.parse import quote

from django import forms
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
from taizhang.files.unreadable import Unreadable
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.roster.models import PostSheet
from taizhang.roster.sheet_planning import bring_in, planned
from taizhang.roster.sheet_reading import Entry, entries
from taizhang.roster.sheet_writing import XLSX, all_rows, workbook

FILE_BYTES_MAX = 5 * 1024 * 1024
KEPT = dt.timedelta(days=1)
SHOWN_MOST = 200
UNFIT = gettext_lazy(
    "这份表读不懂。请下载空表，把“社区、网格、网格岗位、姓名”这几列填好，存成 .xlsx 再交。"
)


class SheetForm(forms.Form):
    """Hands a sheet of posts in."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("填好的岗位表"),
        help_text=gettext_lazy(".xlsx，不超过 5 MB"),
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
        error_messages={
            "required": gettext_lazy("还没选文件。请选填好的那份 .xlsx。"),
            "empty": gettext_lazy("这个文件是空的。请核对一下选的是不是这一份。"),
        },
    )

    def read(self) -> list[Entry] | None:
        """Return what the sheet says; None where it cannot be read, and the form says so."""
        file = self.cleaned_data["file"]
        try:
            found = entries(file.file) if file.size <= FILE_BYTES_MAX else []
        except Unreadable:
            found = []
        if not found:
            self.add_error("file", str(UNFIT))
        return found or None


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Take a sheet in, offer the empty one and the full one."""
    posted = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if posted else SheetForm()
    if form.is_valid() and (found := form.read()):
        PostSheet.objects.filter(at__lt=now() - KEPT).delete()
        name = str(form.cleaned_data["file"].name)[-200:]
        by = actor_of(request.user).id
        kept = PostSheet.objects.create(by=by, at=now(), file_name=name, entries=found)
        return redirect("roster:preview", kept.id)
    status = 422 if posted else 200
    return render(request, "roster/sheet.html", {"form": form}, status=status)


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
    made = _workbook(workbook(all_rows()), f"{_('网格岗位')}-{localdate():%Y%m%d}.xlsx")
    note(Kind.EXPORTED, request, what="posts-xlsx")
    return made


@open_to(Duty.ADMINISTER)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty sheet."""
    return _workbook(workbook(()), f"{_('岗位空表')}.xlsx")


def _workbook(made: bytes, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type=XLSX)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
