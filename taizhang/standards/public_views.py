"""The standards for everybody: one document, and the example histories of each policy."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from taizhang.people.access import open_to_all
from taizhang.standards import publishing


@open_to_all
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Show the standards in force and past."""
    return _json(publishing.document(publishing.gathered(now())))


@open_to_all
@require_safe
def examples(request: HttpRequest, policy: str) -> HttpResponse:
    """Show the example histories of a policy."""
    found = publishing.gathered(now()).policies.get(policy)
    if found is None:
        raise Http404
    return _json({"policy": policy, "examples": publishing.histories(found.standard)})


def _json(told: dict[str, object]) -> HttpResponse:
    return HttpResponse(publishing.written(told), content_type="application/json")
