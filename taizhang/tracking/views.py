"""Pages of tracking: looking for a receipt, how its matter stands, and saying how it is."""

import uuid
from dataclasses import replace

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.core.vocabulary import FollowUpOutcome
from taizhang.files import shelf
from taizhang.files.keeping import known
from taizhang.ledger.receipts import holder_of
from taizhang.people.access import open_to_all
from taizhang.tracking import guessing, opened
from taizhang.tracking.answer import answer
from taizhang.tracking.forms import LookUpForm
from taizhang.tracking.helping import HelpForm
from taizhang.tracking.matter import matter_of
from taizhang.tracking.words import Said, WordForm, said


@open_to_all
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for a receipt number, and lead to the page of its matter."""
    form = LookUpForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.opened:
        opened.keep(request.session, form.opened)
        return redirect("tracking:progress")
    context = {"form": form, "puzzle": guessing.harder(now()) if form.waits else ""}
    return render(request, "tracking/look_up.html", context, status=form.status)


@open_to_all
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Show how the matter of the receipt opened here stands."""
    return _progress(request, None)


@open_to_all
@sensitive_post_parameters()
@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """Write down how it is, or one more sentence."""
    form = WordForm(request)
    if form.opened:
        opened.keep(request.session, replace(form.opened, n=0))
    if form.is_valid() and (came := said(form)):
        messages.success(request, _thanks(came))
        return redirect("tracking:progress")
    return _progress(request, form)


@open_to_all
@sensitive_post_parameters()
@require_POST
def help_out(request: HttpRequest) -> HttpResponse:
    """Note that somebody will look at other matters now and then, or no longer does."""
    form = HelpForm(request.POST)
    if form.opened:
        opened.keep(request.session, replace(form.opened, n=0))
    if not form.is_valid():
        return _progress(request, None, form)
    if form.carry_out():
        words = (
            _("记下了，不会再请您看别处。") if form.stops else _("记下了，谢谢您愿意帮忙。")
        )
        messages.success(request, words)
    return redirect("tracking:progress")


@open_to_all
@require_safe
def photo(request: HttpRequest, place: int) -> FileResponse:
    """Hand out a small picture of one's own, by its place among them."""
    held = opened.kept(request.session)
    holder = holder_of(held.receipt) if held and held.unlocked else None
    hashes = matter_of(holder).photos() if holder else ()
    kept = known(list(hashes[place - 1 : place])) if place > 0 else {}
    small = next((each.thumbnail_sha256 for each in kept.values()), "")
    if not small:
        raise Http404
    file = shelf.place(small).open("rb")
    return FileResponse(
        file, content_type="image/jpeg", headers={"Cache-Control": "no-store"}
    )


def _progress(
    request: HttpRequest, form: WordForm | None, help_form: HelpForm | None = None
) -> HttpResponse:
    held = opened.kept(request.session)
    shown = answer(held) if held else None
    if shown is None:
        return redirect("tracking:look-up")
    context = {
        "answer": shown,
        "form": form,
        "help_form": help_form,
        "key": uuid.uuid4(),
        "photo_places": range(1, shown.photos + 1),
        "words": form["words"].value() if form else "",
    }
    status = 422 if form or help_form else 200
    return render(request, "tracking/progress.html", context, status=status)


def _thanks(came: Said) -> str:
    lost = _("照片没传上去，文字已经收到。") if came.lost else ""
    if came.objected:
        words = _("您的意见收到了，由没经手的领导答复，答复写在这一页上。")
        return f"{words} {lost}".strip()
    match came.outcome:
        case None:
            words = _("补充的话收到了，办理的人会看到。")
        case FollowUpOutcome.NOT_SOLVED:
            words = _("知道了，没解决。已经退回重办，还是这个号。")
        case _:
            words = _("谢谢您回话，已经记下了。")
    return f"{words} {lost}".strip()
