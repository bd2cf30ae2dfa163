"""The page of one issue, and one view for every act on it."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.casework.action import Action, IssueForm
from taizhang.casework.actions import duties_for
from taizhang.casework.page import heading, issue_page
from taizhang.core.decide import BEFORE_CONFIRMING, POSSIBLE_IN
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor
from taizhang.ledger.queries import IssueFile, issue_file
from taizhang.people.access import GuardedView, View, open_to, open_to_staff
from taizhang.people.identity import actor_of
from taizhang.web import acting
from taizhang.web.came_from import CameFrom
from taizhang.web.happenings import naming_for


@open_to_staff
@require_safe
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Show the issue `number`: where it stands, what is missing, what happened."""
    at = now()
    file = issue_file(number, at)
    here = CameFrom.at_address(request.GET).standing_at(file.row)
    page = issue_page(file, actor_of(request.user), here, at)
    return render(request, "casework/issue.html", {"page": page})


def act(action: Action) -> GuardedView:
    """Return the view of one act: its page, and carrying it out."""
    methods = ["POST"] if action.post_only else ["GET", "HEAD", "POST"]

    def view(request: HttpRequest, number: str) -> HttpResponse:
        return _act(request, number, action)

    view.__name__ = action.name.replace("-", "_")
    view.__doc__ = f"Show and carry out {action.name}."
    guarded = require_http_methods(methods)(view)
    return open_to(*duties_for(action))(cast(View, guarded))


def _act(request: HttpRequest, number: str, action: Action) -> HttpResponse:
    if not action.there:
        raise Http404
    at = now()
    file, by = issue_file(number, at), actor_of(request.user)
    posted = request.method == "POST"
    if not posted:
        _turn_away(action, file.issue, by)
    form = _form(request, action, file, by)
    if posted and form.is_valid() and not form.look_again():
        done = form.carry_out()
        if done is not None:
            said = f"{action.said}{form.adding(done)}"
            return acting.moved_on(request, number, said)
    return acting.page(
        request,
        "casework/act.html",
        form,
        action=action,
        title=action.title_on(file.issue),
        explains=action.explains_on(file.issue),
        heading=heading(file, CameFrom.at_address(request.GET), naming_for(file, at)),
    )


def _form(request: HttpRequest, action: Action, file: IssueFile, by: Actor) -> IssueForm:
    if request.method == "POST":
        return action.form(request.POST, request.FILES, file=file, by=by)
    form = action.form(file=file, by=by)
    form.propose(request.GET)
    return form


def _turn_away(action: Action, issue: Issue, by: Actor) -> None:
    """Say at once, before anybody writes anything, that this is not the moment for it.

    Raises:
        Refused: the issue does not stand where this could be done.
    """
    if action.offered(issue, by):
        return
    command = action.asks_for
    if issue.to_confirm and command not in BEFORE_CONFIRMING:
        raise Refused((Refusal.TO_CONFIRM,))
    if issue.status not in POSSIBLE_IN[command]:
        raise Refused((Refusal.NOT_IN_THIS_STATUS,))
