"""Showing one field of one resident whole, once, on the page that answers."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from taizhang.audit.kinds import Kind
from taizhang.audit.record import doer, note
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile, issue_file
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.revealing.forms import RevealForm
from taizhang.web.addresses import issue_url
from taizhang.web.revealing import (
    NEEDING,
    RATION,
    Behind,
    Masked,
    barred,
    behind_of,
    too_many,
    whole,
)
from taizhang.web.voices import unmasked


@open_to(*sorted(NEEDING))
@require_http_methods(["GET", "HEAD", "POST"])
def reveal(request: HttpRequest, number: str) -> HttpResponse:
    """Ask why somebody has to see a field; once that is sent, write it down and show it."""
    file = issue_file(number, now())
    if why := barred(file, actor_of(request.user)):
        note(Kind.REFUSED, request, number, what="reveal", page="revealing:reveal")
        return _page(request, file, refused=why, status=409)
    posted = request.method == "POST"
    told = unmasked(file)
    asked = _asked(behind_of(file, told), request.POST if posted else request.GET)
    if not posted:
        form = RevealForm(initial={"voice": asked.voice, "field": asked.field})
        return _page(request, file, form=form, asked=asked)
    form = RevealForm(request.POST)
    if not form.is_valid():
        return _page(request, file, form=form, asked=asked, status=422)
    # Written first: what cannot be noted is not shown.
    if not RATION.spend(doer(request), number, form.noted, now()):
        note(Kind.REFUSED, request, number, what="reveal-limit")
        return _page(request, file, refused=too_many(), status=429)
    return _page(request, file, asked=asked, value=whole(file, told, asked))


def _asked(behind: Behind, said: QueryDict) -> Masked:
    """Return the field that was named.

    Raises:
        Http404: there is no such resident here, or they did not leave it.
    """
    for each in behind.fields:
        if (each.voice, each.field) == (said.get("voice"), said.get("field")):
            return each
    raise Http404


def _page(
    request: HttpRequest, file: IssueFile, *, status: int = 200, **shown: object
) -> HttpResponse:
    number = file.row.number
    empty = {"form": None, "asked": None, "value": "", "refused": ""}
    context = empty | {
        "label": numbers.label(number),
        "issue_url": issue_url(number),
        **shown,
    }
    # A part of a page says what is wrong in its own place, so there it is swapped in.
    part = "HX-Request" in request.headers
    return render(request, "revealing/reveal.html", context, status=200 if part else status)
