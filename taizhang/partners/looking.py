"""Who may look at which partner: the office at all of them, a partner at itself."""

from django.http import Http404, HttpRequest

from taizhang.core.vocabulary import Duty
from taizhang.people.identity import actor_of, duties_of

OFFICE = (Duty.DISPATCH, Duty.ACCEPT, Duty.RULE, Duty.ADMINISTER)
KEEPING = (Duty.DISPATCH, Duty.ADMINISTER)


def own_unit(request: HttpRequest) -> str:
    """Return the unit to which somebody is confined, "" for who may look at all."""
    duties = duties_of(request.user)
    return "" if duties & set(OFFICE) else actor_of(request.user).unit


def may_keep(request: HttpRequest) -> bool:
    """Return whether somebody may write agreements, tags and lists."""
    return bool(duties_of(request.user) & set(KEEPING))


def require_in_view(request: HttpRequest, code: str) -> None:
    """Check that somebody may look at the unit `code`.

    Raises:
        Http404: to them it is not there.
    """
    if own_unit(request) not in {"", code}:
        raise Http404
