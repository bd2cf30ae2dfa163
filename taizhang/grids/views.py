"""Pages on which everybody finds whoever answers for their grid. No account, no cookie kept."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from taizhang.files.shown import small_picture
from taizhang.grids.asking import grids_there, matches, one_grid
from taizhang.grids.page import grid_page, whole_plan
from taizhang.people.access import open_to_all
from taizhang.people.posts import photo_told
from taizhang.places.directory import office


@open_to_all
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show where to type, and the plan to tap on."""
    return render(request, "grids/find.html", _finding())


@open_to_all
@sensitive_post_parameters("where")
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Go to the grid that was meant; where several may be, show them.

    By POST: where somebody lives stays out of addresses.
    """
    text = request.POST.get("where", "").strip()
    found = matches(text) if text else ()
    if code := one_grid(found, text):
        return redirect("grids:grid", code)
    context = _finding() | {"typed": text, "found": found, "asked": True}
    return render(request, "grids/find.html", context, status=200 if found else 404)


@open_to_all
@require_safe
def grid(request: HttpRequest, code: str) -> HttpResponse:
    """Show who answers for a grid, and for the levels above."""
    page = grid_page(code, now())
    if page is None:
        raise Http404
    return render(request, "grids/grid.html", {"page": page})


@open_to_all
@require_safe
def photo(request: HttpRequest, sha256: str) -> FileResponse:
    """Hand out the photo of somebody whose photo everybody may see, and no other."""
    if not photo_told(sha256):
        raise Http404
    return small_picture(sha256)


def _finding() -> dict[str, object]:
    there = {"plan": whole_plan(), "grids": grids_there(), "phone": office().phone}
    return there | {"typed": "", "found": (), "asked": False}
