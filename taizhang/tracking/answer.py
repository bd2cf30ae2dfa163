"""How a matter stands, in the words of whoever raised it: where it is, and what comes next."""

from typing import Final

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.closing import objecting
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import OPEN, Status
from taizhang.gate import holding
from taizhang.gate.holding import DROPPED, HeldReport
from taizhang.ledger.receipts import holder_of
from taizhang.ledger.unanswered import days_tried
from taizhang.places.names import category_names, place_names
from taizhang.tracking.helping import helps
from taizhang.tracking.matter import Matter, matter_of
from taizhang.tracking.opened import Opened
from taizhang.tracking.shown import Answer, Line, Mine
from taizhang.tracking.stubs import of_stub
from taizhang.tracking.telling import lines, unit_named
from taizhang.web import dates
from taizhang.web.wording import word

UNSORTED: Final = "other"
WRITTEN = ev.IssueRegistered | ev.VoiceAdded | ev.WordsAdded | ev.ObjectionRaised
OBJECTED: Final = frozenset({Status.VERIFIED, Status.STRUCK_OFF})


def answer(opened: Opened) -> Answer | None:
    """Return how the matter of the receipt stands; None where nobody holds it any more."""
    if holder := holder_of(opened.receipt):
        return _of_matter(opened, matter_of(holder))
    held = holding.by_receipt(opened.receipt)
    return _of_held(opened, held) if held else of_stub(opened)


def _of_matter(opened: Opened, matter: Matter) -> Answer:
    issue, unlocked = matter.issue, opened.unlocked
    heading, sentence = _stands(matter)
    voice = matter.voice
    said = word(voice.answer.outcome) if voice and voice.answer else ""
    objects = voice is not None and objecting(issue, voice)
    hears = unlocked and issue.status in OBJECTED and voice is not None
    return Answer(
        heading=heading,
        sentence=sentence,
        about=_about(issue),
        place=_place(issue) if unlocked else "",
        lines=lines(matter, unlocked=unlocked),
        token=Opened(opened.receipt, unlocked, issue.n).token,
        number=opened.receipt[-4:],
        unlocked=unlocked,
        has_phone=bool(matter.phone),
        mine=_mine(matter) if unlocked else (),
        photos=len(matter.photos()) if unlocked else 0,
        may_judge=unlocked and issue.status is Status.VERIFIED and voice is not None,
        may_reopen=unlocked and issue.status is Status.STRUCK_OFF,
        may_add=unlocked and issue.status in OPEN and voice is not None,
        may_object=hears and not objects,
        objects=objects,
        said=said,
        tried=_tried(matter),
        helps=helps(matter, unlocked=unlocked),
    )


def _tried(matter: Matter) -> str:
    """Return on which days the office rang in vain, while the word is still waited for."""
    voice = matter.voice
    if matter.issue.status is not Status.VERIFIED or voice is None or voice.answer:
        return ""
    today = local_day(now())
    return _("、").join(dates.day(each, today) for each in days_tried(voice))


def _mine(matter: Matter) -> tuple[Mine, ...]:
    today = local_day(now())
    own = (entry for entry in matter.entries if matter.is_own(entry))
    return tuple(
        Mine(dates.day(local_day(entry.at), today), entry.event.words)
        for entry in own
        if isinstance(entry.event, WRITTEN) and entry.event.words
    )


def _about(issue: Issue) -> str:
    names = category_names()
    return "" if issue.category == UNSORTED else names.get(issue.category, "")


def _place(issue: Issue) -> str:
    names = place_names([issue.place]) if issue.place else {}
    return names[issue.place].name if names else ""


def _stands(matter: Matter) -> tuple[str, str]:
    """Return where the matter is, and what comes next."""
    issue = matter.issue
    if issue.status in OPEN:
        return _under_way(matter)
    match issue.status:
        case Status.STRUCK_OFF:
            return _("已销号"), _("办完、核验过，也问过反映人。又坏了，随时可以说。")
        case Status.DECLINED:
            return _("没有受理"), _("原因写在下面。想问清楚，请打电话。")
        case Status.REFERRED:
            return _("转给别的单位了"), _("转给了谁，写在下面。想问清楚，请打电话。")
        case Status.VOID:
            return _("这个号作废了"), _("登记有误才会作废。想问清楚，请打电话。")
        case _:
            return _("以前办完的"), _("这是以前台账上办完的事。又有问题，请打电话。")


def _under_way(matter: Matter) -> tuple[str, str]:
    issue = matter.issue
    due = dates.moment(issue.clock.due_at, now()) if issue.clock else ""
    by = {"due": due, "unit": unit_named(issue.unit) if issue.unit else ""}
    said = _on_the_way().get(issue.status)
    return (said[0] % by, said[1] % by) if said else _verified(matter)


def _on_the_way() -> dict[Status, tuple[str, str]]:
    """Return where a matter is and what comes next, as long as it depends on nothing else."""
    by_then = _("%(due)s 前办。")
    return {
        Status.REGISTERED: (_("收到了"), _("%(due)s 前告诉您受不受理、由谁来办。")),
        Status.ACCEPTED: (_("已受理，正在安排谁来办"), by_then),
        Status.DISPATCHED: (_("已派给%(unit)s"), by_then),
        Status.IN_PROGRESS: (_("%(unit)s正在办"), by_then),
        Status.DEFERRED: (
            _("现在还办不了，先挂账"),
            _("没有忘：%(due)s 前再看一次，能办就接着办。"),
        ),
        Status.HANDLED: (
            _("办完了，正在核验"),
            _("由没参与办理的人核验，核验后问您满意不满意。"),
        ),
    }


def _verified(matter: Matter) -> tuple[str, str]:
    voice = matter.voice
    if voice and objecting(matter.issue, voice):
        return _("核验过了，先等领导答复"), _("您提了意见，答复以前不会销号。")
    if voice and voice.answer:
        return _("核验过了"), _("您已经回过话，谢谢。都问过了就销号。")
    return _("核验过了，等您说一句"), _("办好了没有，您说了算数：先问过您，才销号。")


def _of_held(opened: Opened, held: HeldReport) -> Answer:
    dropped = held.state == DROPPED
    day = dates.day(local_day(held.at), local_day(now()))
    sentence = _("工作人员会在下一个工作日内登记，还是这个回执号。")
    if dropped:
        said = _("没有登记：%(reason)s。觉得不对，请打电话，或重新提交。")
        sentence = said % {"reason": held.reason}
    words = held.report.words if held.report and opened.unlocked else ""
    return Answer(
        heading=_("没有登记") if dropped else _("收到了，等工作人员登记"),
        sentence=sentence,
        about="",
        place="",
        lines=(Line(day, _("收到了")),),
        token=opened.token,
        number=opened.receipt[-4:],
        unlocked=opened.unlocked,
        has_phone=bool(held.report and held.report.phone),
        mine=(Mine(day, words),) if words else (),
    )
