"""First passwords for several people at once, on a sheet to cut up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from taizhang.audit.record import doer
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.staffing.areas import Areas
from taizhang.staffing.roster import line
from taizhang.staffing.slips import AT_ONCE_MOST, hand_out, never_came, waiting


@open_to(Duty.SECURE)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def slips(request: HttpRequest) -> HttpResponse:
    """Choose who gets a first password; show the slips, once."""
    if request.method == "POST":
        chosen = request.POST.getlist("person")[:AT_ONCE_MOST]
        made = hand_out(chosen, doer(request))
        if made:
            return render(request, "staffing/slips.html", {"slips": made})
        messages.info(request, _("没有发：一个人也没选，或者选的人都已经登录过。"))
        return redirect("people:slips")
    rows, areas = list(never_came()[:AT_ONCE_MOST]), Areas()
    ticked = {row.pk for row in waiting(rows)}
    chosen_lines = [(line(row, areas), row.pk in ticked) for row in rows]
    return render(request, "staffing/choose_slips.html", {"lines": chosen_lines})
