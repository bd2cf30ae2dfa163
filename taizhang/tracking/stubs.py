"""What to answer whoever holds the stub of a slip that is not on the ledger."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from taizhang.emptying.balance import Outcome
from taizhang.emptying.stubs import StubStands, by_receipt
from taizhang.tracking.opened import Opened
from taizhang.tracking.shown import Answer
from taizhang.web import dates


def of_stub(opened: Opened) -> Answer | None:
    """Return what became of the slip; None: there is no such stub, or all of it was erased."""
    stub = by_receipt(opened.receipt, localdate())
    told = _told(stub) if stub else None
    if told is None:
        return None
    heading, sentence = told
    return Answer(
        heading=heading,
        sentence=sentence,
        about="",
        place="",
        lines=(),
        token=opened.token,
        number=opened.receipt[-4:],
        unlocked=False,
    )


def _told(stub: StubStands) -> tuple[str, str] | None:
    today = localdate()
    known = {
        "box": stub.box,
        "due": dates.day(stub.due, today),
        "day": dates.day(stub.opened, today) if stub.opened else "",
    }
    match stub.outcome:
        case Outcome.WAITING:
            said = _(
                "意见条还在%(box)s里，下次开箱 %(due)s。开箱登记以后再来查，还是这个号。"
                "还没投的，写好投进去就行。"
            )
            return _("还在箱子里"), said % known
        case Outcome.PRAISE:
            said = _("%(day)s 开箱取出来了。表扬的话我们看到了，谢谢您。")
            return _("看到了，谢谢您"), said % known
        case Outcome.BLANK:
            said = _("%(day)s 开箱取出来了，条子上没有字。有事请再写一张，或打电话。")
            return _("条子是空白的"), said % known
        case Outcome.UNREADABLE:
            said = _("%(day)s 开箱取出来了，但看不清写的什么。请再写一张，或打电话。")
            return _("字看不清"), said % known
        case _:
            return None
