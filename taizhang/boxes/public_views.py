"""The page of a box for whoever stands before it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from taizhang.boxes.publishing import public_box
from taizhang.people.access import open_to_all


@open_to_all
@require_safe
def box(request: HttpRequest, code: str) -> HttpResponse:
    """Show when the box was opened, when it will be, and what became of the slips."""
    shown = public_box(code, localdate())
    if shown is None:
        raise Http404
    return render(request, "boxes/public.html", {"box": shown})
