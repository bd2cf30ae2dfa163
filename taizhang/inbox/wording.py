"""How channels, states and reasons of messages are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taizhang.outbox.models import Message, Ringing
from taizhang.outbox.reasons import Reason

Words = Mapping[str, str | Promise]
CHANNELS: Words = {
    Message.Channel.IN_APP: _("台账里"),
    Message.Channel.EMAIL: _("邮件"),
    Message.Channel.WEBHOOK: _("群机器人"),
}
STATUSES: Words = {
    Message.Status.WAITING: _("待发"),
    Message.Status.SENT: _("已发"),
    Message.Status.DELIVERED: _("已送达"),
    Message.Status.FAILED: _("失败"),
    Message.Status.WITHDRAWN: _("撤回了"),
}
COLOURS: Mapping[str, str] = {
    Message.Status.WAITING: "amber",
    Message.Status.DELIVERED: "green",
    Message.Status.FAILED: "red",
}
REASONS: Words = {
    Reason.NO_ANSWER: _("对方没有应答。请看看网络通不通、对方的服务器在不在。"),
    Reason.REFUSED: _("对方没有收。请看看网址还有效没有、是不是发得太多。"),
    Reason.BAD_ADDRESS: _("没有这个邮箱。请本人到“我的消息”改邮箱。"),
    Reason.NOT_LET_IN: _("邮件服务器不让登录。请管服务器的人核对账号和密码。"),
    Reason.NOT_ALLOWED: _("这台机器没有放行这个网址。请管服务器的人加进放行名单。"),
    Reason.NOT_TRUSTED: _(
        "对方的证书不对，什么也没发出去。请管服务器的人看看证书的名字、日期和签发的机构。"
    ),
    Reason.NOT_SET: _("这台机器没有设邮件服务器。"),
}
WHY: Words = {
    "declined": _("不予受理，要告诉本人"),
    "referred": _("转给别处了，要告诉本人"),
}
OUTCOMES: Words = {
    Ringing.Outcome.TOLD: pgettext_lazy("打电话", "已告知"),
    Ringing.Outcome.NO_PHONE: pgettext_lazy("打电话", "没留电话"),
}
