"""What messages say. Made when one is shown or sent: stored are only what and which number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from taizhang.core.pressing import What
from taizhang.ledger.numbers import label
from taizhang.outbox.models import Message

MORNING, AFTERNOON, TEST = "morning", "afternoon", "test"
DIGESTS = frozenset({MORNING, AFTERNOON})
SHOWN_MOST = 20
SAID: Mapping[str, str | Promise] = {
    What.BEFORE_AMBER: gettext_lazy("快转黄灯"),
    What.BEFORE_RED: gettext_lazy("快到期了"),
    What.RED: gettext_lazy("到期了，转红灯"),
    What.ESCALATED: gettext_lazy("转红灯了，报给您"),
    What.REVIEW: gettext_lazy("挂账到了复核的日子"),
    What.GIVEN: gettext_lazy("派给您了，请接单"),
    What.RETURNED: gettext_lazy("被退回，等另派"),
    What.TIME_ASKED: gettext_lazy("申请延期，等您决定"),
    What.PARKING_ASKED: gettext_lazy("申请挂账，等您决定"),
    What.VOID_ASKED: gettext_lazy("申请作废，等您决定"),
    What.DECIDED: gettext_lazy("延期或挂账有了决定"),
    What.SUPERVISED: gettext_lazy("领导督办，请答复"),
    What.HURRIED: gettext_lazy("有人催办"),
    What.PASSED: gettext_lazy("核验通过"),
    What.SENT_BACK: gettext_lazy("退回重办"),
    What.OBJECTED: gettext_lazy("居民有异议，等答复"),
    What.ALONE: gettext_lazy("没有不相干的人可核，请派一位同事核验"),
    "lit_red": gettext_lazy("红灯"),
    "lit_amber": gettext_lazy("黄灯"),
}


@dataclass(frozen=True)
class Item:
    """A matter that a message names, and what is said of it."""

    number: str
    what: str
    case: str
    n: int

    @property
    def label(self) -> str:
        """The number as people read it."""
        return label(self.number)

    @property
    def said(self) -> str:
        """What is said of it, in the reader's language."""
        return str(SAID.get(self.what, ""))


def items(message: Message) -> tuple[Item, ...]:
    """Return the matters that `message` names."""
    return tuple(Item(*each) for each in message.items)


def title(kind: str, count: int, counts: Mapping[str, int]) -> str:
    """Return a message in one line: of what kind, of how many matters."""
    match kind:
        case "morning":
            return _("早报：%(what)s") % {"what": lamps(counts)}
        case "afternoon":
            return _("晚报：%(what)s") % {"what": lamps(counts)}
        case "test":
            return _("台账试发的消息")
        case "several":
            words = ngettext("%(n)d 件事有消息", "%(n)d 件事有消息", count)
            return words % {"n": count}
    said = str(SAID.get(kind, ""))
    if count == 1:
        return said
    words = ngettext("%(n)d 件：%(said)s", "%(n)d 件：%(said)s", count)
    return words % {"n": count, "said": said}


def lamps(counts: Mapping[str, int]) -> str:
    """Return what a digest counts: lamps, what somebody has in hand, what nobody may check."""
    parts = [_("红灯 %(n)d 件") % {"n": counts.get("red", 0)}]
    parts.append(_("黄灯 %(n)d 件") % {"n": counts.get("amber", 0)})
    if held := counts.get("in_hand", 0):
        parts.append(_("手上共 %(n)d 件") % {"n": held})
    if alone := counts.get("alone", 0):
        parts.append(_("没人可核 %(n)d 件") % {"n": alone})
    return _("，").join(parts)


def total(named: Sequence[Item], counts: Mapping[str, int]) -> int:
    """Return of how many matters a message tells, named or not."""
    lit = counts.get("red", 0) + counts.get("amber", 0)
    return lit + counts.get("alone_unlit", 0) or len(named)


def text(named: Sequence[Item], counts: Mapping[str, int], where: str = "") -> str:
    """Return a message line by line, for an e-mail or a robot. `where`: our own address."""
    lines = [f"{item.label} {item.said}" for item in named[:SHOWN_MOST]]
    if (more := total(named, counts) - len(lines)) > 0:
        lines.append(ngettext("还有 %(n)d 件", "还有 %(n)d 件", more) % {"n": more})
    if lines:
        lines.append("")
    lines.append(_("请到台账里办理。") + (f" {where}" if where else ""))
    return "\n".join(lines)
