"""The page on which matters without a place get one, many at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from taizhang.atlas.unlocated import SIZE, Choice, lost, put_right
from taizhang.core import commands as co
from taizhang.core.decide import MAY_GIVE
from taizhang.core.texts import SUMMARY_MAX
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of

OWN_WORDS = "own"


@open_to(*MAY_GIVE[co.CorrectIssue])
@require_http_methods(["GET", "HEAD", "POST"])
def unlocated(request: HttpRequest) -> HttpResponse:
    """Show matters without a place with what they may mean; put the chosen ones right."""
    at, came = now(), []
    if chosen := _choices(request):
        reason = request.POST.get("reason", "").strip()[:SUMMARY_MAX] or _("补定位置")
        came = put_right(chosen, reason, actor_of(request.user), at)
    cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = lost(request.GET.get("phase", ""), cursors, at)
    return render(request, "atlas/unlocated.html", {"page": page, "came": came})


def _choices(request: HttpRequest) -> list[Choice]:
    """Return what was chosen or written, matter by matter; the others stay as they are."""
    found = []
    for case in request.POST.getlist("case")[:SIZE]:
        code = request.POST.get(f"place-{case}", "")
        typed = request.POST.get(f"text-{case}", "").strip()[:SUMMARY_MAX]
        n = request.POST.get(f"n-{case}", "")
        wanted = typed if code == OWN_WORDS else code
        if wanted and n.isdecimal():
            chosen = "" if code == OWN_WORDS else code
            found.append(Choice(case, int(n), chosen, typed))
    return found
