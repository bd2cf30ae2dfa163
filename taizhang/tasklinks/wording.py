"""What somebody reads after an act, and after a code that did not do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.tasklinks.phones import Answer, Tried

SAID = {
    "claim": gettext_lazy("已认领，归您单位办。"),
    "take-up": gettext_lazy("已接单。办一步，记一步。"),
    "progress": gettext_lazy("已记下。"),
    "return": gettext_lazy("已退回。谢谢告知。"),
    "done": gettext_lazy("已报办结。会有别人来核验，再问过反映人，才算销号。"),
}


def told(tried: Tried, phone: str) -> str:
    """Return why a code did not bind this phone, and what to do."""
    call = _("请打 %(phone)s。") % {"phone": phone} if phone else _("请联系街道。")
    match tried.answer:
        case Answer.WRONG:
            words = _("没有打开：验证码不对，还能试 %(n)d 次。请核对六位数字。")
            return words % {"n": tried.left}
        case Answer.WAIT:
            words = _("没有打开：刚才错了几次，请过 %(n)d 秒再试。急的话，")
            return words % {"n": tried.left} + call
        case _:
            return _("没有打开：这个验证码不能再用了。请街道给您换一个：") + call
