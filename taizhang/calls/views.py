"""Pages of calls: what to answer, noting that somebody asked, and the slip once more."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.calls.asking import asked
from taizhang.calls.forms import LogForm
from taizhang.calls.noting import noted
from taizhang.calls.shown import Asked
from taizhang.core.vocabulary import Duty
from taizhang.ledger import book, numbers
from taizhang.ledger.queries import issue_file
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.web import acting
from taizhang.web.slips import slip_of
from taizhang.web.voices import told_in


@open_to(Duty.REGISTER, Duty.FOLLOW_UP)
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """Find the matter of whoever asks, and say what to read aloud."""
    found = asked(request.POST.get("words", "")) if request.method == "POST" else Asked()
    return render(request, "calls/answer.html", {"asked": found})


@open_to(Duty.REGISTER, Duty.FOLLOW_UP)
@sensitive_post_parameters("words")
@require_POST
def log(request: HttpRequest, number: str) -> HttpResponse:
    """Note that somebody asked, and what they said."""
    case, form = book.case_of(number), LogForm(request.POST)
    if form.is_valid() and noted(form, actor_of(request.user), number, case):
        label = {"label": numbers.label(number)}
        messages.success(request, _("%(label)s 记下了这次来问。") % label)
        return redirect("calls:answer")
    context = {"number": number, "label": numbers.label(number)}
    return acting.page(request, "calls/log.html", form, **context)


@open_to(Duty.REGISTER)
@require_POST
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """Show the slip of one resident once more, to be printed; that is noted first."""
    file = issue_file(number, now())
    ordinal = request.POST.get("voice", "")
    told = [event for _entry, event in told_in(file.entries)]
    receipt = next((each.receipt for each in told if str(each.voice) == ordinal), "")
    if not receipt:
        raise Http404
    note(Kind.PRINTED, request, number, what="slip")
    shown = slip_of(file.row, receipt, request, to_print=True)
    return render(request, "calls/slip.html", {"slip": shown})
