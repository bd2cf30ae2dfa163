"""What a form says of the standards, written down."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.own_standards import NO_CHOICES
from taizhang.people.identity import actor_of
from taizhang.places.standards import Overtaken, Version, Wanted, add
from taizhang.standards.forms import SaidForm, StandardForm, TakeBackForm
from taizhang.standards.shown import day


def said(request: HttpRequest, form: StandardForm, at: dt.datetime) -> bool:
    """Write down what is chosen, and tell it; return whether nobody was quicker."""
    about, begins = form.about, form.begins_on
    wanted = Wanted(
        **form.by(actor_of(request.user).id),
        what=about.what,
        urgency=about.urgency,
        choices=form.chosen,
        begins=begins,
    )
    told = _("标准已改好，从现在起登记的事按新的办。")
    if begins is not None:
        then = _("标准已定好，%(day)s 起登记的事按新的办。在那以前可以撤回。")
        told = then % {"day": day(form.since, at)}
    return _add(request, form, wanted, at, told)


def takes_back(
    request: HttpRequest, form: TakeBackForm, version: Version, at: dt.datetime
) -> bool:
    """Write down that `version` shall never hold; return whether nobody was quicker."""
    wanted = Wanted(
        **form.by(actor_of(request.user).id),
        what=version.what,
        urgency=version.urgency,
        choices=NO_CHOICES,
        takes_back=version.number,
    )
    told = _("第 %(n)d 版已撤回，不会用上。") % {"n": version.number}
    return _add(request, form, wanted, at, told)


def _add(
    request: HttpRequest, form: SaidForm, wanted: Wanted, at: dt.datetime, told: str
) -> bool:
    try:
        version = add(wanted, at)
    except Overtaken:
        form.overtaken()
        return False
    note(Kind.SETTING_CHANGED, request, what="standard", version=version)
    messages.success(request, told)
    return True
