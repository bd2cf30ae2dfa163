"""A member's own page: what they propose, what became of it, and what the council resolved.

Nobody has an account there: whoever holds the link is taken for the member. So it shows
what a meeting's link shows, and the member's own proposals, but nobody's name.
"""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from taizhang.agreements.models import Member
from taizhang.assembly import agenda, own_links
from taizhang.council.own_page import own_page
from taizhang.council.proposal_forms import WordsForm
from taizhang.council.topic_views import IN_COUNCIL
from taizhang.gate import buckets
from taizhang.people.access import open_to_all
from taizhang.web.unreferred import unreferred

# Three at once, then one every eight hours: nobody floods the office's list.
PROPOSALS: Final = buckets.Limit(3, 1 / 8)


@open_to_all
@IN_COUNCIL
@unreferred
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Show a member their page, or write down what they propose."""
    member = own_links.holder(token, localdate())
    if member is None:
        return _over(request, token)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _proposed(member, form):
        messages.success(request, _("已交给街道。怎么处理，在这一页看。"))
        return redirect("council:own", token)
    context = {"page": own_page(member), "form": form}
    return render(request, "council/own.html", context, status=form.status)


def _over(request: HttpRequest, token: str) -> HttpResponse:
    if not own_links.known(token):
        raise Http404
    return render(request, "council/own_over.html", status=410)


def _proposed(member: Member, form: WordsForm) -> bool:
    said, at = form.cleaned_data, now()
    told = {"words": said["words"], "proposer_id": member.pk}
    if agenda.proposed(told, said["key"]):
        return True
    if not buckets.take(buckets.named("proposal", str(member.key)), PROPOSALS, at):
        form.wait()
        return False
    agenda.propose(told, "", at, said["key"])
    return True
