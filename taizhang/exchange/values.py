"""Cells that are neither text nor date: counts, phones, yes and no, status words."""

import re
from dataclasses import dataclass

from taizhang.exchange.parsed import Fault
from taizhang.files.text import one_line, plain, written
from taizhang.files.workbooks import Cell

_COUNT = re.compile(r"(\d{1,9})(?:\.0+)?[次天个件日回人遍]*")
_YES = frozenset("是 有 对 √ ✓ ✔ y yes true 1".split())
_NO = frozenset("否 无 不 未 × ✗ x n no false 0".split())
_ANONYMOUS = frozenset("匿名 匿名者 不愿透露 不愿透露姓名 不便透露 保密 anonymous".split())
_NAMED = frozenset("实名 署名 named".split())

_FINISHED = re.compile(
    r"(?:已经?)?(?:全部)?(?:办结|办毕|办完|办理完毕|办理完成|处理完毕|处理完成|销号|结案|归档"
    r"|完成|完结|整改完成|整改到位|整改完毕|解决|落实|关闭)(?:了|完毕)?"
    r"|已(?:办|结|办理|处理|处置|整改|回复|答复|反馈|回访|完成整改|销)|闭环|已闭环"
    r"|是|[√✓✔]|100%|yes|y|closed|done|resolved|completed?|finished"
)
_STATUS_CHARS_MAX = 16
_WORK = (
    "办结|办理|处理|处置|整改|推进|协调|施工|进行|审核|审批|核查|核实|核验|跟进|跟踪|落实"
    "|解决|建设|公示|回访|回复|答复|反馈|完成|结案|销号|受理|派单|派办|接单|签收|转办|立案"
)
_OPEN = re.compile(
    rf"(?:未|待|尚未|没有?|暂未|正在|仍在|持续|继续|需)(?:{_WORK})(?:中|当中)?"
    rf"|在?(?:{_WORK})(?:之|当)?中|在办|在处理|在整改|待办|待定|待查|挂账|挂起|延期|暂缓|缓办"
    r"|退回|长期坚持|已(?:受理|登记|派单|派件|转办|交办|接单|签收|立案|转派|申请|上报)|新建"
    r"|否|[×✗]|x|no|n|open|new|pending|inprogress|processing|assigned|reopened"
)


@dataclass(frozen=True)
class PhoneRead:
    """A phone number as text, and what is odd about it."""

    text: str
    fault: Fault | None = None
    detail: str = ""


def count(cell: Cell) -> int | None:
    """Return the number in `cell` (2, 2.0, “２次”); None where it is no count."""
    found = _COUNT.fullmatch(plain(written(cell)))
    return int(found[1]) if found else None


def phone(cell: Cell) -> PhoneRead:
    """Return the phone number in `cell`, its leading zeros kept where they were written."""
    text = one_line(written(cell))
    folded = plain(text)
    if re.fullmatch(r"\d(\.\d+)?e\+?\d+", folded):
        return PhoneRead(text, Fault.PHONE_ROUNDED)
    digits = re.sub(r"\D", "", folded)
    mobile = re.fullmatch(r"(?:\+?86-?)?1[\d\s-]+", folded) is not None
    if mobile:
        digits = digits.removeprefix("86") if len(digits) > 11 else digits
        # 110, 12345 and other short service numbers begin with 1 as well.
        if len(digits) != 11 and len(digits) > 6:
            return PhoneRead(text, Fault.PHONE_LENGTH, str(len(digits)))
        return PhoneRead(digits)
    return PhoneRead(folded if re.fullmatch(r"[\d-]+", folded) else text)


def yes(cell: Cell) -> bool | None:
    """Return whether `cell` says yes or no; None where it says neither."""
    text = plain(written(cell))
    if text in _YES:
        return True
    return False if text in _NO else None


def anonymous(text: str) -> bool | None:
    """Return whether `text` says that no name was given; None where it does not say."""
    folded = plain(text)
    if folded in _ANONYMOUS:
        return True
    return False if folded in _NAMED else None


def status_finished(text: str) -> bool | None:
    """Return whether a status word means finished or open; None if it is no status word."""
    if len(text) > _STATUS_CHARS_MAX:
        return None
    folded = plain(text)
    if _FINISHED.fullmatch(folded):
        return True
    return False if _OPEN.fullmatch(folded) else None
