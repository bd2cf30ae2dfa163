"""The settings of messages: who leads, the webhook, trying both ways, how messages fared."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.inbox.fared import TABS, sendings, tabs, ways
from taizhang.inbox.forms import HookForm, LeadersForm
from taizhang.outbox import hooking, sending, staff
from taizhang.outbox.models import Message
from taizhang.outbox.words import TEST
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of

Channel = Message.Channel


@open_to(Duty.ADMINISTER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the settings of messages, and how messages fared."""
    return _shown(request)


@open_to(Duty.ADMINISTER)
@require_POST
def leaders(request: HttpRequest) -> HttpResponse:
    """Name who is told when a matter turns red."""
    form = LeadersForm(request.POST)
    if not form.is_valid():
        return _shown(request, leaders=form)
    form.keep()
    return _kept(request, "leaders", _("记下了。以后转红灯就报给他们。"))


@open_to(Duty.ADMINISTER)
@require_POST
def hook(request: HttpRequest) -> HttpResponse:
    """Have the digests of the office go to an address by webhook."""
    form = HookForm(request.POST)
    if not form.is_valid():
        return _shown(request, hook=form)
    form.keep()
    return _kept(request, "message-hook", _("记下了。可以试发一条看看。"))


@open_to(Duty.ADMINISTER)
@require_POST
def try_hook(request: HttpRequest) -> HttpResponse:
    """Send the group a message, to see whether it comes."""
    if not hooking.hook().url:
        raise Http404
    return _tried(request, Channel.WEBHOOK, "")


@open_to(Duty.ADMINISTER)
@require_POST
def try_mail(request: HttpRequest) -> HttpResponse:
    """Send oneself an e-mail, to see whether it comes."""
    me = actor_of(request.user).id
    if not staff.wish(me).address:
        messages.error(request, _("没有试发：先在“我的消息”里写上您的邮箱。"))
        return redirect("message-settings:page")
    return _tried(request, Channel.EMAIL, me)


@open_to(Duty.ADMINISTER)
@require_POST
def retry(request: HttpRequest, message_id: int) -> HttpResponse:
    """Have a message that failed tried anew."""
    if sending.retry(message_id, now()):
        messages.success(request, _("重新排上了，一会儿就发。"))
    return redirect("message-settings:page")


def _tried(request: HttpRequest, channel: str, person: str) -> HttpResponse:
    at = now()
    Message.objects.create(
        key=f"{channel}:{TEST}:{uuid.uuid4()}",
        person=person,
        channel=channel,
        kind=TEST,
        urgent=True,
        written_at=at,
        next_try_at=at,
    )
    messages.success(request, _("试发的一条排上了。几秒钟后刷新，看下面发出去没有。"))
    return redirect("message-settings:page")


def _kept(request: HttpRequest, what: str, said: str) -> HttpResponse:
    note(Kind.SETTING_CHANGED, request, what=what)
    messages.success(request, said)
    return redirect("message-settings:page")


def _shown(
    request: HttpRequest,
    leaders: LeadersForm | None = None,
    hook: HookForm | None = None,
) -> HttpResponse:
    kept, chosen = hooking.hook(), request.GET.get("status", "")
    status = chosen if chosen in TABS else ""
    wrong = leaders or hook
    context = {
        "leaders": leaders or LeadersForm(),
        "hook": hook or HookForm(initial={"url": kept.url, "shape": kept.shape}),
        "form": wrong,
        "ways": ways(kept),
        "sendings": sendings(status, now()),
        "tabs": tabs(status),
    }
    answer = wrong.status if wrong else 200
    return render(request, "inbox/settings.html", context, status=answer)
