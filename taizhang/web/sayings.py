"""What happened, in a sentence after somebody's name: “刘强 报办结：已解决”.

One entry of `SAYINGS` for each event of the core. Personal words are masked here.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taizhang.core import events as ev
from taizhang.core.clocks import Deadline, local_day
from taizhang.core.vocabulary import AsTold, EvidenceKind, FollowUpOutcome, SecondLook
from taizhang.ledger import numbers
from taizhang.web import dates, masking
from taizhang.web.naming import Naming
from taizhang.web.wording import word


@dataclass(frozen=True)
class Saying:
    """One entry in words. `note` is in small type; `quote` is what somebody wrote."""

    icon: str
    said: str
    note: str = ""
    quote: str = ""
    tone: str = ""


def saying(event: ev.Event, naming: Naming) -> Saying:
    """Return `event` in words."""
    return SAYINGS[type(event)](event, naming)


def by_when(clock: Deadline | None, naming: Naming) -> str:
    """Return until when something is to be done, "" for no limit."""
    return (
        _("%(due)s 前") % {"due": dates.moment(clock.due_at, naming.now)} if clock else ""
    )


def day_of(on: dt.date, naming: Naming) -> str:
    """Return a day in words."""
    return dates.day(on, local_day(naming.now))


def voice_named(ordinal: int, of: str = "") -> str:
    """Return how a resident is called: 反映人 2."""
    words = _("并案反映人 %(n)d") if of else _("反映人 %(n)d")
    return words % {"n": ordinal}


def _registered(event: ev.IssueRegistered, naming: Naming) -> Saying:
    note = f"{word(event.channel)} · {word(event.nature)}"
    return Saying("plus", _("登记了这件事"), note)


def _carried_over(event: ev.IssueCarriedOver, naming: Naming) -> Saying:
    said = _("从旧台账导入，历史已结") if event.finished else _("从旧台账导入，待确认")
    note = _("旧编号 %(number)s") % {"number": event.old_number} if event.old_number else ""
    words = "\n".join(filter(None, (event.words, event.result, event.remarks)))
    return Saying("upload", said, note, masking.words(words))


def _voice_added(event: ev.VoiceAdded, naming: Naming) -> Saying:
    said = _("记下又一位居民反映同一件事：%(voice)s") % {"voice": voice_named(event.voice)}
    return Saying("people", said, word(event.channel), masking.words(event.words))


def _words_added(event: ev.WordsAdded, naming: Naming) -> Saying:
    said = _("%(voice)s补充") % {"voice": voice_named(event.voice, event.of)}
    return Saying("pen", said, "", masking.words(event.words))


def _objected(event: ev.ObjectionRaised, naming: Naming) -> Saying:
    said = _("%(voice)s提出异议") % {"voice": voice_named(event.voice, event.of)}
    return Saying("flag", said, "", masking.words(event.words), "amber")


def _spoken_for(event: ev.SpokenFor, naming: Naming) -> Saying:
    said = _("%(voice)s由别人代为反映") % {"voice": voice_named(event.voice)}
    return Saying("people", said, masking.name(event.told_by))


def _dispatched(event: ev.IssueDispatched, naming: Naming) -> Saying:
    to = " ".join(
        filter(
            None, (naming.unit(event.unit), event.handler and naming.person(event.handler))
        )
    )
    said = _("定责派给 %(to)s") if event.final else _("派给 %(to)s")
    helping = _("、").join(naming.unit(code) for code in event.supporting)
    note = _("协办：%(units)s") % {"units": helping} if helping else ""
    return Saying("flag", said % {"to": to}, note, event.note)


def _offered(event: ev.IssueOffered, naming: Naming) -> Saying:
    return Saying("people", _("挂到认领榜，等共建单位认领"), "", event.note)


def _returned(event: ev.DispatchReturned, naming: Naming) -> Saying:
    unit = naming.unit(event.suggested_unit)
    note = _("建议交给 %(unit)s") % {"unit": unit} if unit else ""
    if event.listed and event.listed != event.explanation:
        note = " · ".join(
            filter(None, (_("清单：%(words)s") % {"words": event.listed}, note))
        )
    said = _("退回：%(reason)s") % {"reason": word(event.reason)}
    return Saying("back", said, note, event.explanation, "amber")


def _evidence(event: ev.EvidenceAdded, naming: Naming) -> Saying:
    if event.shows is EvidenceKind.NOTE:
        return Saying("doc", _("写下文字说明"), "", event.text)
    said = _("上传%(kind)s") % {"kind": word(event.shows)}
    taken = dates.moment(event.taken_at, naming.now) if event.taken_at else ""
    notes = [_("手机自报拍摄于 %(at)s") % {"at": taken}] if taken else []
    if event.alike:
        notes.append(_("收下时像 %(n)d 张用过的照片") % {"n": len(event.alike)})
    note = " · ".join(notes)
    icon = "doc" if event.shows is EvidenceKind.DOCUMENT else "image"
    return Saying(icon, said, note, event.text)


def _reported(event: ev.HandlingReported, naming: Naming) -> Saying:
    said = _("报办结：%(conclusion)s") % {"conclusion": word(event.conclusion)}
    note = _("核验期限 %(when)s") % {"when": by_when(event.check_by, naming)}
    return Saying("check", said, note, event.result, "green")


def _passed(event: ev.VerificationPassed, naming: Naming) -> Saying:
    said = _("核验通过：%(method)s") % {"method": word(event.method)}
    note = _("、").join(word(waiver) for waiver in event.waivers)
    why = _("照片相像，仍然算数：%(why)s") % {"why": event.alike} if event.alike else ""
    quote = "\n".join(filter(None, (event.finding, why)))
    return Saying("stamp", said, note, quote, "green")


def _failed(event: ev.VerificationFailed, naming: Naming) -> Saying:
    said = _("核验没有通过，退回重办：%(method)s") % {"method": word(event.method)}
    return Saying("warn", said, by_when(event.handle_by, naming), event.make_good, "amber")


def _asked(event: ev.FollowUpRecorded, naming: Naming) -> Saying:
    said = _("回访%(voice)s：%(outcome)s") % {
        "voice": voice_named(event.voice, event.of),
        "outcome": word(event.outcome),
    }
    note = ""
    if event.handle_by:
        note = _("退回重办，%(when)s") % {"when": by_when(event.handle_by, naming)}
    tones = {FollowUpOutcome.NOT_SOLVED: "amber", FollowUpOutcome.UNREACHABLE: ""}
    tone = tones.get(event.outcome, "green")
    return Saying("phone", said, note, masking.words(event.answer), tone)


def _ruled(event: ev.ObjectionRuled, naming: Naming) -> Saying:
    words = (
        _("裁定%(voice)s说得对，退回重办")
        if event.upheld
        else _("裁定办理结果不变，%(voice)s的不同意见留在台账上")
    )
    said = words % {"voice": voice_named(event.voice, event.of)}
    return Saying("flag", said, by_when(event.handle_by, naming), event.reason)


def _root_cause(event: ev.RootCauseRecorded, naming: Naming) -> Saying:
    day = dates.day(event.look_back_on, naming.now.date())
    return Saying(
        "repeat", _("记下治本措施"), _("%(day)s 回头看") % {"day": day}, event.measure
    )


def _struck_off(event: ev.IssueStruckOff, naming: Naming) -> Saying:
    said = _("销号：%(outcome)s") % {"outcome": word(event.outcome)}
    note = _("、").join(word(waiver) for waiver in event.waivers)
    return Saying("stamp", said, note, "", "green")


def _reopened(event: ev.IssueReopened, naming: Naming) -> Saying:
    asked = voice_named(event.voice) if event.voice else ""
    said = (
        _("应%(voice)s要求重新挂号") % {"voice": asked}
        if asked
        else pgettext("经过", "重新挂号")
    )
    return Saying("repeat", said, by_when(event.handle_by, naming), event.reason, "amber")


def _recounted(event: ev.ClockRecounted, naming: Naming) -> Saying:
    said = _("工作日历有变，从原来的起点重算期限")
    due = dates.moment(event.clock.due_at, naming.now)
    note = _("改为 %(due)s 前") % {"due": due}
    if event.clock.provisional:
        note = _("%(due)s，节假日安排公布后可能调整") % {"due": note}
    return Saying("clock", said, note)


def _looked_back(event: ev.LookBackRecorded, naming: Naming) -> Saying:
    """Tell what was found; in what words, the reopening says that follows where it came back."""
    note = _("、").join(map(word, (event.method, *event.waivers)))
    if event.held:
        return Saying("eye", _("回头看：没有反弹"), note, event.finding, "green")
    said = _("回头看：当时就没解决") if event.false_close else _("回头看：反弹了")
    return Saying("warn", said, note, "", "amber")


def _drawn(event: ev.SecondLookDrawn, naming: Naming) -> Saying:
    note = _("抽 %(share)d%%，种子是账本前 %(size)d 条的树根")
    return Saying(
        "eye",
        _("抽签抽中，请人再看一眼"),
        note % {"share": event.share, "size": event.size},
    )


def _second_look(event: ev.SecondLookRecorded, naming: Naming) -> Saying:
    """Tell what was answered; what they wrote in their own words stands below it."""
    note = word(event.looked)
    if event.answer is SecondLook.UNREACHED:
        return Saying("eye", _("抽看：没联系上"), note)
    if event.as_told is not AsTold.UNSURE:
        note = _("、").join((note, word(event.as_told)))
    if event.answer is SecondLook.HELD:
        return Saying("eye", _("抽看：办好了"), note, masking.words(event.missing), "green")
    return Saying("warn", _("抽看：没办好"), note, masking.words(event.missing), "amber")


def _void_decided(event: ev.VoidDecided, naming: Naming) -> Saying:
    said = _("同意作废，编号保留不再使用") if event.granted else _("不同意作废")
    return Saying("x", said, "", event.reason)


def _supervised(event: ev.IssueSupervised, naming: Naming) -> Saying:
    said = _("挂牌督办") if event.listed else _("督办")
    by_then = _("%(day)s 前答复") % {"day": day_of(event.answer_by, naming)}
    leader = (
        _("包保 %(who)s") % {"who": naming.person(event.leader)} if event.leader else ""
    )
    return Saying(
        "flag", said, " · ".join(filter(None, (by_then, leader))), event.demand, "red"
    )


def better_off(households: int, people: int) -> str:
    """Return who is better off by a resolution, "" where nobody was counted."""
    counted = ((households, _("受益 %(n)d 户")), (people, _("受益 %(n)d 人")))
    return _("、").join(words % {"n": count} for count, words in counted if count)


def _resolved(event: ev.ResolutionRecorded, naming: Naming) -> Saying:
    """Tell what the council resolved, and of how many; who raised a hand is told nowhere."""
    there = {"present": event.present, "entitled": event.entitled}
    notes = [event.meeting, _("应到 %(entitled)d 人，实到 %(present)d 人") % there]
    votes = (event.votes_for, event.votes_against, event.votes_abstained)
    if any(votes):
        named = ("yes", "no", "neither")
        words = _("赞成 %(yes)d，反对 %(no)d，弃权 %(neither)d")
        notes.append(words % dict(zip(named, votes, strict=True)))
    notes.append(better_off(event.households, event.people))
    note = " · ".join(filter(None, notes))
    if not event.resolved or event.due_on is None:
        return Saying("people", _("议事会没有形成决议"), note, event.text, "amber")
    said = _("议事会决议：%(unit)s 在 %(day)s 前办") % {
        "unit": naming.unit(event.unit),
        "day": day_of(event.due_on, naming),
    }
    return Saying("people", said, note, event.text, "green")


def _extended(event: ev.ExtensionDecided, naming: Naming) -> Saying:
    if not event.granted:
        return Saying("x", _("不同意延期，按原期限办"), "", event.reason)
    note = _("期限 %(when)s") % {"when": by_when(event.clock, naming)}
    return Saying("clock", _("同意延期"), note, event.reason)


def _deferred(event: ev.DeferralDecided, naming: Naming) -> Saying:
    if not event.granted:
        return Saying("x", _("不同意挂账，接着办"), "", event.reason)
    note = _("%(when)s 复核") % {"when": by_when(event.review_by, naming)}
    return Saying("flag", _("同意挂账，时限先停"), note, event.reason)


def _pair(icon: str, words: str, event: Any) -> Saying:
    said = words % {"number": numbers.label(event.number)}
    return Saying(icon, said, "", getattr(event, "reason", ""))


SAYINGS: Mapping[type[ev.Event], Callable[[Any, Naming], Saying]] = {
    ev.IssueRegistered: _registered,
    ev.IssueCarriedOver: _carried_over,
    ev.ImportConfirmed: lambda e, n: Saying(
        "check",
        pgettext("经过", "确认在办"),
        _("受理期限 %(when)s") % {"when": by_when(e.accept_by, n)},
    ),
    ev.ImportWithdrawn: lambda e, n: Saying("back", _("撤回了这次导入"), "", e.reason),
    ev.VoiceAdded: _voice_added,
    ev.WordsAdded: _words_added,
    ev.SpokenFor: _spoken_for,
    ev.IssueAccepted: lambda e, n: Saying(
        "check",
        pgettext("经过", "受理"),
        _("办理期限 %(when)s") % {"when": by_when(e.handle_by, n)},
    ),
    ev.IssueDeclined: lambda e, n: Saying(
        "x", _("不予受理：%(reason)s") % {"reason": word(e.reason)}, "", e.explanation
    ),
    ev.IssueReferred: lambda e, n: Saying(
        "arrow", _("转送%(to)s") % {"to": e.to}, "", e.explanation
    ),
    ev.IssueOffered: _offered,
    ev.OfferWithdrawn: lambda e, n: Saying("back", _("从认领榜上收回")),
    ev.IssueClaimed: lambda e, n: Saying(
        "people", _("认领了这件事"), n.unit(e.unit), "", "green"
    ),
    ev.IncidentJoined: lambda e, n: Saying(
        "warn",
        _("归入突发事件"),
        _("%(due)s 前") % {"due": dates.moment(e.due_at, n.now)},
        "",
        "amber",
    ),
    ev.IncidentLeft: lambda e, n: Saying("back", _("移出突发事件"), "", e.reason),
    ev.ClockRecounted: _recounted,
    ev.IssueDispatched: _dispatched,
    ev.TaskTakenUp: lambda e, n: Saying("user", _("接单，开始办理")),
    ev.DispatchReturned: _returned,
    ev.ProgressRecorded: lambda e, n: Saying("pen", _("记录进展"), "", e.text),
    ev.ExtensionAsked: lambda e, n: Saying(
        "clock",
        _("申请延期到 %(day)s") % {"day": day_of(e.until, n)},
        "",
        e.reason,
        "amber",
    ),
    ev.ExtensionDecided: _extended,
    ev.DeferralAsked: lambda e, n: Saying(
        "flag",
        _("申请挂账，%(day)s 复核") % {"day": day_of(e.review_on, n)},
        "",
        e.reason,
        "amber",
    ),
    ev.DeferralDecided: _deferred,
    ev.IssueResumed: lambda e, n: Saying(
        "arrow",
        _("恢复办理"),
        _("期限 %(when)s") % {"when": by_when(e.clock, n)} if e.clock else "",
        e.reason,
    ),
    ev.IssueSupervised: _supervised,
    ev.SupervisionLifted: lambda e, n: Saying("flag", _("解除督办"), "", e.reason),
    ev.IssuePutToCouncil: lambda e, n: Saying("people", _("提交议事会商议"), "", e.reason),
    ev.ResolutionRecorded: _resolved,
    ev.ReminderSent: lambda e, n: Saying("bell", _("催办"), "", e.text, "amber"),
    ev.ComplainedOfNamed: lambda e, n: Saying(
        "flag",
        _("记下被反映单位：%(unit)s") % {"unit": n.unit(e.unit)}
        if e.unit
        else _("不再算反映哪家单位"),
    ),
    ev.EvidenceAdded: _evidence,
    ev.HandlingReported: _reported,
    ev.VerificationPassed: _passed,
    ev.VerificationFailed: _failed,
    ev.FollowUpRecorded: _asked,
    ev.OutcomePosted: lambda e, n: Saying("globe", _("公示办理结果"), "", e.where),
    ev.ObjectionRaised: _objected,
    ev.ObjectionRuled: _ruled,
    ev.RootCauseRecorded: _root_cause,
    ev.IssueStruckOff: _struck_off,
    ev.IssueReopened: _reopened,
    ev.LookBackRecorded: _looked_back,
    ev.SecondLookDrawn: _drawn,
    ev.SecondLookRecorded: _second_look,
    ev.IssueCorrected: lambda e, n: Saying("pen", pgettext("经过", "更正"), "", e.reason),
    ev.VoidAsked: lambda e, n: Saying(
        "x", pgettext("经过", "申请作废"), "", e.reason, "amber"
    ),
    ev.VoidDecided: _void_decided,
    ev.TextWithdrawn: lambda e, n: Saying("eye", _("撤回了前面的一段内容"), "", e.reason),
    ev.IssueMerged: lambda e, n: _pair("merge", _("并入 %(number)s 一起办"), e),
    ev.IssueAbsorbed: lambda e, n: _pair("merge", _("%(number)s 并到这里一起办"), e),
    ev.IssueSplit: lambda e, n: _pair("back", _("从 %(number)s 拆出，单独办"), e),
    ev.IssueDetached: lambda e, n: _pair("back", _("%(number)s 拆出去单独办"), e),
    ev.StepUndone: lambda e, n: Saying("undo", _("撤销了刚才的一步")),
}
