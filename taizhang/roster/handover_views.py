"""Handing over: what somebody who leaves has, and giving all of it to one other person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import Duty
from taizhang.ledger.outstanding import hand_over, outstanding
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of, duties_of
from taizhang.people.models import User
from taizhang.roster.handing_over import HandOverForm, carried
from taizhang.tongue import local
from taizhang.web.refusals import REFUSALS


@open_to(Duty.ADMINISTER, Duty.SECURE, Duty.DISPATCH)
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Show what somebody would leave behind; given a person, give it all to them."""
    leaver = get_object_or_404(
        User.objects.select_related("unit", "role"), pseudonym=pseudonym
    )
    form = HandOverForm(request.POST or None, leaver=leaver)
    if form.is_valid() and form.chosen and _done(request, leaver, form):
        return redirect("roster:handover", pseudonym)
    left = outstanding(pseudonym, localdate())
    context = {
        "name": local(leaver.name, leaver.name_en),
        "left": left,
        "carried": carried(leaver),
        "form": form,
        "may": Duty.DISPATCH in duties_of(request.user) or not left.in_hand,
    }
    return render(request, "roster/handover.html", context, status=form.status)


def _done(request: HttpRequest, leaver: User, form: HandOverForm) -> bool:
    """Hand everything over and say so; False: it was refused, and the form says why."""
    assert form.chosen is not None
    try:
        was = hand_over(leaver, form.chosen, actor_of(request.user), now())
    except Refused as refused:
        for each in refused.refusals:
            form.add_error(None, str(REFUSALS[each]))
        return False
    note(Kind.ACCOUNT_CHANGED, request, leaver.pseudonym, what="handed-over")
    words = {"name": local(form.chosen.name, form.chosen.name_en)}
    counts = {"matters": was.in_hand, "posts": was.posts, "others": was.stands_in_for}
    said = _(
        "都交给 %(name)s 了：%(matters)d 件事、%(posts)d 个岗位、替 %(others)d 位同事代班。"
    )
    messages.success(request, said % (words | counts))
    return True
