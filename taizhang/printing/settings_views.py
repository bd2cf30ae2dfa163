"""Where an administrator says how the office's ledger is printed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.printing import settled
from taizhang.printing.forms import PrintSettings


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Show how the ledger is printed, and write it down as posted."""
    posted = request.method == "POST"
    form = PrintSettings(request.POST if posted else None, settled=settled.settled())
    if not posted or not form.is_valid():
        context = {"form": form, "width": settled.WIDTH_MM}
        status = 422 if posted else 200
        return render(request, "printing/settings.html", context, status=status)
    said = form.cleaned_data
    settled.settle(said["title"].strip(), form.chosen(), said["signatures"].splitlines())
    note(Kind.SETTING_CHANGED, request, what="print-form")
    messages.success(request, _("已保存，下次打印就按这个样子。"))
    return redirect("printing:settings")
