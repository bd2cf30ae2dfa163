"""The desk: one line for each resident whose answer is missing, the longest waiting first."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy

from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import Actor, Duty
from taizhang.followup.lines import shown_lines
from taizhang.followup.shown import DeskShown, TabShown
from taizhang.followup.ways import desk_url, next_url
from taizhang.ledger.follow_ups import Tab, counts, lines

NAMES: Mapping[Tab, Promise] = {
    Tab.RING: gettext_lazy("今天可打"),
    Tab.TRIED: gettext_lazy("今天打过了"),
    Tab.POST: gettext_lazy("要公示"),
    Tab.RULE: gettext_lazy("待裁定"),
    Tab.UNREACHABLE: gettext_lazy("联系不上"),
}
HINTS: Mapping[Tab, Promise] = {
    Tab.RING: gettext_lazy("等得最久的在最前面。一位一行，并案来的也在。"),
    Tab.TRIED: gettext_lazy("今天没打通的，明天再打：数的是天，不是次数。"),
    Tab.POST: gettext_lazy("没留姓名的、工作人员自己发现的，把结果贴出来，满期算答复。"),
    Tab.RULE: gettext_lazy("结论是“反映人不认可”的。由没打过电话的领导裁定，写明理由。"),
    Tab.UNREACHABLE: gettext_lazy("不同的几天都没打通，可以销号了；贴张条，请他回电。"),
}
EMPTY: Mapping[Tab, Promise] = {
    Tab.RING: gettext_lazy("今天要打的都打完了。"),
    Tab.TRIED: gettext_lazy("今天没有打不通的。"),
    Tab.POST: gettext_lazy("没有要公示的。"),
    Tab.RULE: gettext_lazy("没有等裁定的。"),
    Tab.UNREACHABLE: gettext_lazy("没有联系不上的。"),
}


def tab_at(said: str, by: Actor) -> Tab:
    """Return the tab that an address names; what `by` is there for where it names none."""
    wanted = Tab.RING if Duty.FOLLOW_UP in by.holds else Tab.RULE
    return next((tab for tab in Tab if tab.value == said), wanted)


def desk_of(tab: Tab, by: Actor, after: str = "") -> DeskShown:
    """Return a tab of the desk as `by` sees it. A few queries, however much there is."""
    at = now()
    today = local_day(at)
    found, waiting = lines(tab, today, after=after), counts(today)
    shown = shown_lines(found.lines, by, at)
    return DeskShown(
        tabs=tuple(
            TabShown(str(NAMES[each]), desk_url(each), waiting[each], each is tab)
            for each in Tab
        ),
        lines=shown,
        more_url=desk_url(tab, after=found.after) if found.after else "",
        next_url=next_url(tab) if tab is Tab.RING and shown else "",
        hint=str(HINTS[tab]),
        empty=str(EMPTY[tab]),
    )
