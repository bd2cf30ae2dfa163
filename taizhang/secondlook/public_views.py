"""The page behind a link: a picture, three questions, one answer; nobody is signed in."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.core.seeing import EVERYTHING
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import WhoLooked
from taizhang.files import shelf
from taizhang.files.keeping import known
from taizhang.files.views import HEADERS
from taizhang.ledger import book
from taizhang.ledger.looking import looking
from taizhang.ledger.queries import IssueFile
from taizhang.people.access import open_to_all
from taizhang.secondlook import asking
from taizhang.secondlook.forms import AnswerForm
from taizhang.secondlook.models import Asking
from taizhang.secondlook.outside import file_behind, look_page
from taizhang.secondlook.page import week_lines
from taizhang.web.acting import attempt
from taizhang.web.switched import where_there_is
from taizhang.web.unreferred import unreferred

THERE = where_there_is(Switch.LOOK_BACK)


@open_to_all
@THERE
@unreferred
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the three questions, or write down the one answer to them."""
    link, file = _found(token)
    if link.answered_at is not None:
        return render(request, "secondlook/thanks.html")
    if not asking.alive(link, file.issue, now()):
        return render(request, "secondlook/over.html", status=410)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _written(link, file, form):
        return redirect(reverse("s2:look", args=[token]))
    context = {"page": look_page(link, file, token, now()), "form": form}
    return render(request, "secondlook/look.html", context, status=form.status)


@open_to_all
@THERE
@unreferred
@require_safe
def photo(request: HttpRequest, token: str) -> FileResponse:
    """Show the one picture that was released for this link.

    Raises:
        Http404: none was, it was taken back since, or the link is over.
    """
    link, file = _found(token)
    standing = {piece.sha256 for piece in file.issue.evidence_standing}
    live = asking.alive(link, file.issue, now())
    kept = known([link.photo]).get(link.photo) if link.photo in standing and live else None
    if kept is None or not kept.pictured:
        raise Http404
    opened = shelf.place(kept.thumbnail_sha256).open("rb")
    return FileResponse(opened, content_type="image/jpeg", headers=HEADERS)


@open_to_all
@THERE
@where_there_is(Switch.PUBLIC_BOARD)
@require_safe
def seeds(request: HttpRequest) -> HttpResponse:
    """Show everybody what was drawn with which seed, and how to draw again."""
    context = {"weeks": week_lines(localdate())}
    return render(request, "secondlook/seeds.html", context)


def _found(token: str) -> tuple[Asking, IssueFile]:
    link = asking.link_at(token)
    file = file_behind(link, now()) if link else None
    if link is None or file is None:
        raise Http404
    return link, file


def _written(link: Asking, file: IssueFile, form: AnswerForm) -> bool:
    said = form.command(WhoLooked(link.looked))
    with looking(EVERYTHING):
        done = attempt(
            form,
            file.row.number,
            lambda: book.submit(link.case, said, by=book.resident(), sent=form.sent),
        )
    if done is not None:
        asking.answered(link, now())
    return done is not None
