"""What the pages of standards say: terms and their values, origins, refusals."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.own_standards import LIMITS, MOST_DAYS, NUMBERS, Sort, StandardRefusal
from taizhang.core.standard_origins import Origin
from taizhang.core.vocabulary import CheckMethod
from taizhang.web.dates import duration
from taizhang.web.wording import word

SORTS: Mapping[Sort, Promise] = {
    Sort.PHYSICAL: _("现场看得见的事"),
    Sort.SPOKEN: _("靠说明、答复的事"),
    Sort.HOME_SERVICE: _("上门代办的事"),
}
TERMS: Mapping[str, Promise] = {
    "acceptance": _("受理时限"),
    "handling": pgettext_lazy("标准", "办理时限"),
    "verification": _("核验时限"),
    "rework": _("返工时限"),
    "evidence": _("要的证据"),
    "method": _("怎么核验"),
    "same_unit": _("谁来核验"),
    "attempts": _("联系不上要打几天"),
    "days_between": _("两次之间隔几整天"),
    "posting_days": _("匿名的公示几天"),
    "root_cause_from": _("第几次要治本"),
    "look_backs": _("销号后回头看"),
    "extension_days": _("一次最多延期"),
    "extensions": _("一轮最多延几次"),
    "parking_days": _("挂账最多几天复核"),
}
ORIGINS: Mapping[Origin, Promise] = {
    Origin.PUBLISHED: _("公开文件"),
    Origin.PRACTICE: _("通行做法"),
    Origin.OURS: _("本产品定的"),
}
REFUSALS: Mapping[StandardRefusal, Promise] = {
    StandardRefusal.LIMIT_BOUNDS: _(
        "未保存：时限至少 1，最长不超过 %(days)d 天。请改短一些。"
    ),
    StandardRefusal.AMBER_BOUNDS: _("未保存：提前提醒要比时限短。请改小一些。"),
    StandardRefusal.URGENT_LATER: _(
        "未保存：越紧急的时限不能越长。请看看另外两种紧急程度的时限，定了还没开始的也算。"
    ),
    StandardRefusal.EVIDENCE_NONE: _("未保存：至少要一种证据。请勾选一样。"),
    StandardRefusal.COLLEAGUE_MAY_NOT: _(
        "未保存：完整的办法里，核验的要是外单位的人。请去掉这一项。"
    ),
    StandardRefusal.NUMBER_BOUNDS: _("未保存：只能是 %(least)d 到 %(most)d。请改一下。"),
    StandardRefusal.LOOK_BACK_ORDER: _(
        "未保存：回头看的天数要从小到大，最多 6 次，最远 730 天。"
    ),
    StandardRefusal.NOTHING_CHANGED: _("和那时本来就有的一样，没有要改的。"),
    StandardRefusal.BEGUN_BEFORE: _("未保存：不能从过去的一天起。请选今天或以后的一天。"),
    StandardRefusal.TOO_FAR_AHEAD: _("未保存：最远只能定到一年以后。请选近一些的一天。"),
}
# What 0 means, or in what it is counted, where it does not say so itself.
HINTS: Mapping[str, Promise] = {
    "days_between": _("写 0，不同的日子就行"),
    "root_cause_from": _("写 0，就是不要求"),
    "extension_days": _("写几个工作日"),
    "extensions": _("写 0，就是不能延期"),
}
# Beside which field a refusal of a choice is said.
FIELD_OF = {name: f"{name}_count" for name in LIMITS}


def refusal(why: StandardRefusal, term: str) -> str:
    """Return a refusal in words."""
    said = str(REFUSALS[why])
    if why is StandardRefusal.LIMIT_BOUNDS:
        return said % {"days": MOST_DAYS[term]}
    if term == "root_cause_from":
        return gettext("未保存：写 0（不要求），或者 2 到 20。")
    if why is StandardRefusal.NUMBER_BOUNDS:
        allowed = NUMBERS[term]
        return said % {"least": allowed[0], "most": allowed[-1]}
    return said


def value(term: str, held: object) -> str:
    """Return the value of a term in words."""
    if isinstance(held, Limit):
        return _limit(held)
    if term == "evidence" and isinstance(held, tuple):
        return gettext("、").join(word(kind) for kind in held)
    if term == "same_unit":
        return gettext("没经手的，同单位也行") if held else gettext("外单位的人")
    if term == "look_backs" and isinstance(held, tuple):
        days = gettext("、").join(map(str, held))
        return gettext("%(days)s 天后") % {"days": days} if held else gettext("不看")
    if isinstance(held, int):
        return _number(term, held)
    assert isinstance(held, CheckMethod)
    return word(held)


def _limit(limit: Limit) -> str:
    said = duration(limit.count, limit.unit)
    if not limit.amber:
        return said
    before = duration(limit.amber, limit.unit)
    return gettext("%(limit)s，提前 %(amber)s提醒") % {"limit": said, "amber": before}


def _number(term: str, number: int) -> str:
    if term == "root_cause_from":
        return gettext("第 %(n)d 次") % {"n": number} if number else gettext("不要求治本")
    if term == "days_between" and not number:
        return gettext("不同的日子就行")
    if term == "extension_days":
        return duration(number, LimitUnit.WORKING_DAY)
    if term == "extensions":
        words = ngettext("%(n)d 次", "%(n)d 次", number)
        return words % {"n": number} if number else gettext("不能延期")
    return ngettext("%(n)d 天", "%(n)d 天", number) % {"n": number}
