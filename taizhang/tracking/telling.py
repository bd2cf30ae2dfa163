"""What happened on a matter as a resident is told: plain words, the day, nobody's name.

What staff wrote is shown to the holder of the receipt alone, and without numbers and doors.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.events import Event
from taizhang.core.issue import Entry
from taizhang.core.vocabulary import FollowUpOutcome, SecondLook
from taizhang.people.names import all_unit_names
from taizhang.tracking.matter import Matter
from taizhang.tracking.shown import BACK, Line
from taizhang.web import dates, masking
from taizhang.web.wording import word


def lines(matter: Matter, *, unlocked: bool) -> tuple[Line, ...]:
    """Return what happened, the latest first."""
    today = local_day(matter.entries[-1].at)
    found = []
    for entry in matter.entries:
        if said := _said(entry, matter):
            day = dates.day(local_day(entry.at), today)
            shown = unlocked and entry.seq not in matter.issue.withdrawn
            found.append(Line(day, said, _more(entry, matter) if shown else ""))
    return tuple(reversed(found))


# What is always told in the same words; the rest of what happens is told by `_said`.
ALWAYS: Final[Mapping[type[Event], Promise]] = {
    ev.IssueRegistered: gettext_lazy("收到了，记入台账"),
    ev.IssueCarriedOver: gettext_lazy("收到了，记入台账"),
    ev.IssueAccepted: gettext_lazy("受理了"),
    ev.DispatchReturned: gettext_lazy("正在另外安排谁来办"),
    ev.TaskTakenUp: gettext_lazy("开始办了"),
    ev.ProgressRecorded: gettext_lazy("有了进展"),
    ev.HandlingReported: gettext_lazy("办完了，正在核验"),
    ev.VerificationPassed: gettext_lazy("没参与办理的人核验过，办好了"),
    ev.VerificationFailed: gettext_lazy("核验没有通过，正在重办"),
    ev.OutcomePosted: gettext_lazy("结果已经公示"),
    ev.IssueStruckOff: gettext_lazy("已销号"),
    ev.IssueReopened: gettext_lazy("重新办理，还是原来的号"),
    ev.IssueMerged: gettext_lazy("和另一件同样的事一起办"),
}


OF_RESIDENTS = ev.VoiceAdded | ev.WordsAdded | ev.FollowUpRecorded | ev.ObjectionRaised


def _said(entry: Entry, matter: Matter) -> str:
    event = entry.event
    if type(event) in ALWAYS:
        return str(ALWAYS[type(event)])
    match event:
        case _ if isinstance(event, OF_RESIDENTS):
            return _of_voice(entry, matter)
        case ev.IssueDeclined(reason=reason):
            return _("没有受理：%(reason)s") % {"reason": word(reason)}
        case ev.IssueReferred(to=to):
            return _("这件事归%(to)s管，已经转过去了") % {"to": to}
        case ev.IssueDispatched(unit=unit):
            return _("已派给%(unit)s") % {"unit": unit_named(unit)}
        case _:
            return _ruled(event)


def _ruled(event: Event) -> str:
    match event:
        case ev.ObjectionRuled(upheld=upheld):
            return _("领导裁定重办") if upheld else _("领导作了裁定，不同意见留在台账上")
        case ev.LookBackRecorded(held=held):
            return _("又去看过，没有反弹") if held else _("又去看过，还要再办")
        case ev.SecondLookRecorded(answer=SecondLook.HELD):
            return _("抽签请别的居民看过，办好了")
        case ev.SecondLookRecorded(answer=SecondLook.FAILED):
            return _("抽签请别的居民看过，说没办好，会再去看")
        case ev.VoidDecided(granted=True):
            return _("这个号作废了")
        case _:
            return ""


def _of_voice(entry: Entry, matter: Matter) -> str:
    event, own = entry.event, matter.is_own(entry)
    if isinstance(event, ev.FollowUpRecorded):
        if own and event.outcome is FollowUpOutcome.UNREACHABLE:
            return _("给您打过电话，没联系上")
        if own:
            return _("您说：%(said)s") % {"said": word(event.outcome)}
        return _("有人说没解决，正在重办") if event.handle_by else ""
    if not own:
        return ""
    if isinstance(event, ev.ObjectionRaised):
        return _("您提了意见，请领导答复")
    added = isinstance(event, ev.WordsAdded)
    return _("您补充了一句") if added else _("您也反映了这件事")


def _more(entry: Entry, matter: Matter) -> str:
    match entry.event:
        case ev.IssueDeclined(explanation=text) | ev.IssueReferred(explanation=text):
            return masking.doorless(text)
        case ev.ProgressRecorded(text=text) | ev.HandlingReported(result=text):
            return masking.doorless(text)
        case ev.ObjectionRuled(reason=text) | ev.IssueReopened(reason=text) if (
            matter.is_own(entry) and text != BACK
        ):
            return masking.doorless(text)
        case _:
            return ""


def unit_named(code: str) -> str:
    """Return what a unit is called."""
    return all_unit_names().get(code, "") or _("承办单位")
