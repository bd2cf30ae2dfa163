"""What the pages of boxes say for the closed lists of `emptying`."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taizhang.emptying.balance import Lack, Outcome
from taizhang.emptying.plan import Every
from taizhang.emptying.refusals import Flaw

OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.WAITING: pgettext_lazy("意见条", "待核对"),
    Outcome.REGISTERED: pgettext_lazy("意见条", "登记"),
    Outcome.MERGED: pgettext_lazy("意见条", "并入"),
    Outcome.PRAISE: pgettext_lazy("意见条", "表扬"),
    Outcome.BLANK: pgettext_lazy("意见条", "空白"),
    Outcome.UNREADABLE: pgettext_lazy("意见条", "看不清"),
}
EVERY: Mapping[Every, Promise] = {
    Every.WEEK: _("每周"),
    Every.TWO_WEEKS: _("每两周"),
    Every.MONTH: _("每月第一个"),
}
PLANS: Mapping[Every, Promise] = {
    Every.WEEK: _("每%(day)s"),
    Every.TWO_WEEKS: _("每两周的%(day)s"),
    Every.MONTH: _("每月第一个%(day)s"),
}
WEEKDAYS: tuple[Promise, ...] = (
    _("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"),
)  # fmt: skip
# Why something was not done: beside which field it stands ("" for the whole form), and how
# it is said.
WHY: Mapping[Lack | Flaw, tuple[str, Promise]] = {
    Lack.NOT_COUNTED: ("", _("没有签字：还没清点张数。请先数一遍，写下张数。")),
    Lack.UNBALANCED: (
        "",
        _("没有签字：账还不平。请把剩下的每一张都说清楚，再签字。"),
    ),
    Lack.SEAL_MISSING: ("seal", _("还没写封条号。号印在封条上。")),
    Lack.SEAL_USED: (
        "seal",
        _("这个封条号以前用过。请核对封条上的号；换一张新封条再封。"),
    ),
    Lack.SEAL_UNEXPLAINED: (
        "seal_note",
        _("封条和上次的号不一样，或者不完好。请写一句是怎么回事，会公开。"),
    ),
    Lack.ONE_PERSON: ("second", _("要两个人。请另一位同事在这里输自己的密码。")),
    Lack.NOBODY_WAS_THERE: (
        "second",
        _("两个签字的人里，至少要有一位开箱时在场。请在场的那位来签。"),
    ),
    Flaw.UNDER_WAY: (
        "",
        _("没有开箱：上一次开箱还没签字。请回到意见箱，接着做完那一次。"),
    ),
    Flaw.SIGNED: ("", _("没有改：这次开箱已经签字，不能再改。")),
    Flaw.DECIDED: ("", _("没有改：这一张刚才已经有人处理了。请看下一张。")),
    Flaw.TOO_FEW: (
        "counted",
        _("没有改：比这个数靠后的意见条已经拍了照或处理了。请核对张数。"),
    ),
    Flaw.TOO_MANY: ("counted", _("一次最多 300 张。请核对张数。")),
    Flaw.COUNT_UNEXPLAINED: (
        "reason",
        _("改张数要写原因，比如“两张粘在一起”。会印在开箱记录上。"),
    ),
    Flaw.TOO_MANY_PHOTOS: (
        "photos",
        _("没有收下：照片比没拍照的意见条多。请去掉多余的，或者先改清点的张数。"),
    ),
    Flaw.STUB_UNKNOWN: (
        "receipt",
        _("我们没有印过这个号。请对着意见条再看一遍；看不清就不填。"),
    ),
    Flaw.STUB_USED: (
        "receipt",
        _("这个号已经记在另一张意见条上了。请对着意见条再看一遍。"),
    ),
}


def plan_said(every: Every, weekday: int) -> str:
    """Return a plan in words: 每周五, 每月第一个周五."""
    return str(PLANS[every]) % {"day": WEEKDAYS[weekday]}
