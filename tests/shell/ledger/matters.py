"""Matters as they come onto the book, and a book on which nearly everything has happened.

Time begins on Monday 9 November 2026 at nine, as in `tests.entries`; what happens later says
by how many minutes or days.
"""

import datetime as dt
from dataclasses import dataclass, replace

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.ledger import book, fsck
from taizhang.ledger.writing import Act, Done
from tests import entries
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)

MONDAY = entries.MONDAY
REGISTER = replace(entries.REGISTER, category="street-lights")
FOUND = replace(entries.FOUND, category="street-lights")
CARRY_OVER = replace(entries.CARRY_OVER, category="litter")
TAKEN_ON = (co.AcceptIssue(), entries.DISPATCH)


def minutes(count: float) -> dt.datetime:
    """Return the instant so many minutes into the story."""
    return MONDAY + dt.timedelta(minutes=count)


def days(count: int) -> dt.datetime:
    """Return the instant so many days into the story."""
    return MONDAY + dt.timedelta(days=count)


def registered(*then: co.Command, **said: object) -> Done:
    """Return a matter that the clerk registered, with what was done in the same act."""
    command = replace(REGISTER, **said)
    return book.submit("", command, *then, by=LI_CLERK, at=MONDAY)


def photos(mark: str) -> tuple[co.AddEvidence, co.AddEvidence]:
    """Return two photos that no other matter has; `mark` tells them apart."""
    hashed = f"{mark:0>62}"
    before = replace(entries.BEFORE, sha256=f"{hashed}b0")
    return before, replace(entries.AFTER, sha256=f"{hashed}af")


def handled(case: str, mark: str, minute: int = 1) -> Issue:
    """Take a dispatched matter up, show it and report it; return how it stands."""
    acts = (*photos(mark), entries.SOLVED)
    return book.submit(case, *acts, by=LIU_HANDLER, at=minutes(minute)).issue


def struck_off(mark: str) -> Issue:
    """Return a matter that went the whole way; `mark` tells it from others."""
    case = registered(*TAKEN_ON, summary=f"楼道灯不亮{mark}").issue.case
    handled(case, mark)
    acts = (entries.PASS, entries.SATISFIED, entries.STRIKE_OFF)
    return book.submit(case, *acts, by=ZHENG_VERIFIER, at=minutes(2)).issue


def parked() -> Issue:
    """Return a matter that a leader parked until a month after Monday."""
    case = registered(*TAKEN_ON, summary="通道积水").issue.case
    review = (MONDAY + dt.timedelta(days=30)).date()
    ask = co.AskDeferral(review_on=review, reason="等枯水期。")
    book.submit(case, ask, by=LIU_HANDLER, at=minutes(1))
    grant = co.DecideDeferral(granted=True)
    return book.submit(case, grant, by=ZHOU_SECRETARY, at=minutes(2)).issue


@dataclass(frozen=True)
class BusyBook:
    """Cases of a busy book, by what became of them."""

    closed: str
    reworked: str
    absorbing: str
    merged: str
    split: str
    undone: str
    erased: str
    corrected: str
    imported: str


@dataclass(frozen=True)
class FewMatters:
    """Cases of a small book."""

    closed: str
    reworked: str


def few_matters() -> FewMatters:
    """Write a matter that went straight, and one that came back twice; return their cases."""
    return FewMatters(closed=struck_off("一").case, reworked=_reworked())


def busy_book() -> BusyBook:
    """Write a book on which nearly everything happened; return its cases."""
    closed = struck_off("一").case
    book.submit(closed, entries.REOPEN, by=ZHOU_SECRETARY, at=days(1))
    return BusyBook(
        closed=struck_off("二").case,
        reworked=_reworked(),
        **_joined(),
        undone=_undone(),
        erased=_erased(),
        corrected=_corrected(),
        imported=_imported(),
    )


def _reworked() -> str:
    case = registered(*TAKEN_ON, summary="下水道堵了", category="drainage").issue.case
    progress = co.RecordProgress(text="疏通车下午到。")
    book.submit(case, progress, by=LIU_HANDLER, at=minutes(0.5))
    handled(case, "rework")
    book.submit(case, entries.FAIL, by=ZHENG_VERIFIER, at=minutes(3))
    handled(case, "rework2", 4)
    unsolved = (entries.PASS, entries.NOT_SOLVED)
    book.submit(case, *unsolved, by=ZHENG_VERIFIER, at=minutes(5))
    handled(case, "rework3", 6)
    acts = (entries.PASS, entries.SATISFIED, entries.STRIKE_OFF)
    book.submit(case, *acts, by=ZHENG_VERIFIER, at=minutes(7))
    return case


def _joined() -> dict[str, str]:
    """Write a matter that absorbed another, was struck off, and one that was let go again."""
    target = registered(*TAKEN_ON, summary="小区大门坏了").issue.case
    other = registered(
        summary="大门关不上", reporter="孙大伟", phone="13700000001"
    ).issue.case
    alone = registered(summary="门禁卡刷不开").issue.case
    for case in (other, alone):
        book.submit_pair(case, target, co.MergeIssue(), by=LI_CLERK, at=minutes(1))
    split = co.SplitIssue(reason="不是一件事。")
    book.submit_pair(alone, target, split, by=LI_CLERK, at=minutes(2))
    voice = co.AddVoice(words="我也进不去。", reporter="何小燕", phone="13600000002")
    book.submit(target, voice, by=LI_CLERK, at=minutes(3))
    handled(target, "gate", 4)
    answers = (
        entries.SATISFIED,
        replace(entries.SATISFIED, voice=2),
        replace(entries.SATISFIED, of=other),
    )
    acts = (entries.PASS, *answers, entries.STRIKE_OFF)
    book.submit(target, *acts, by=ZHENG_VERIFIER, at=minutes(5))
    return {"absorbing": target, "merged": other, "split": alone}


def _undone() -> str:
    case = registered(*TAKEN_ON, summary="健身器材松动", category="playgrounds").issue.case
    progress = co.RecordProgress(text="已联系厂家，明天上门。")
    book.submit(case, progress, by=LIU_HANDLER, at=minutes(1))
    book.submit(case, co.UndoStep(), by=LIU_HANDLER, at=minutes(1.2))
    done = book.submit(case, progress, by=LIU_HANDLER, at=minutes(2))
    withdrawn = co.WithdrawText(target=done.entries[-1].seq, reason="写错了门牌。")
    book.submit(case, withdrawn, by=ZHOU_SECRETARY, at=minutes(9))
    return case


def _erased() -> str:
    case = registered(summary="邻居半夜装修", category="noise").issue.case
    book.erase(case, 1, by=SUN_ADMINISTRATOR, reason="本人要求。", at=minutes(1))
    return case


def _corrected() -> str:
    done = book.submit("", FOUND, by=LI_CLERK, at=MONDAY)
    correction = co.CorrectIssue(
        reason="类别选错了。", category="noise", summary="楼下烧烤摊吵闹"
    )
    book.submit(done.issue.case, correction, by=ZHOU_SECRETARY, at=minutes(1))
    return done.issue.case


def _imported() -> str:
    finished = replace(CARRY_OVER, source="台账!8", finished=True, result="已清运。")
    by = SUN_ADMINISTRATOR
    herding = replace(CARRY_OVER, summary="桥头有人放羊")
    commands = (CARRY_OVER, finished, herding, replace(herding, source="台账!9"))
    acts = [Act("", (command,), by, MONDAY) for command in commands]
    opened, _finished, third, _unconfirmed = (
        done.issue.case for done in book.submit_many(acts) if isinstance(done, Done)
    )
    book.submit(opened, co.ConfirmImported(), by=by, at=minutes(1))
    withdrawn = co.WithdrawImport(reason="导错了表。")
    book.submit(third, withdrawn, by=by, at=minutes(2))
    return opened


def whole() -> bool:
    """Return whether `fsck` finds nothing; if it does, the test shows what."""
    assert list(fsck.findings()) == []
    return True
