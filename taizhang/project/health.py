"""The address that a watchdog asks: is the site up, and can it reach both databases?"""

from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from taizhang.people.access import open_to_all


@open_to_all
@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer “ok”, or 503 with the names of the databases that do not answer."""
    silent = [alias for alias in connections if not _answers(alias)]
    if silent:
        return HttpResponse(", ".join(silent), status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def _answers(alias: str) -> bool:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
