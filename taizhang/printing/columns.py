"""The columns that a printed ledger can have: what stands in each, and how wide it is."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.issue import Entry
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Lamp
from taizhang.printing.glyphs import GLYPHS
from taizhang.web import lamps, masking
from taizhang.web.naming import Naming
from taizhang.web.titles import title
from taizhang.web.wording import word


@dataclass(frozen=True)
class Item:
    """One matter on its way onto paper. `began`: its first entry; `cover`: who stands in."""

    index: int
    row: Row
    lamp: Lamp
    began: Entry | None
    cover: str
    known: Naming


@dataclass(frozen=True)
class Kind:
    """A column that an office may choose. `width` is in millimetres."""

    heading: str | Promise
    width: int
    cell: Callable[[Item], str]
    centred: bool = False
    bold: bool = False
    personal: bool = False


def reporter(item: Item) -> str:
    """Return who raised the matter, masked: 王**, 匿名, or a dash where staff found it."""
    told = item.began.event if item.began else None
    if not isinstance(told, ev.IssueRegistered | ev.IssueCarriedOver) or not told.voice:
        return "—"
    first = _("匿名") if told.anonymous else masking.name(told.reporter) or _("不详")
    if item.row.voice_count > 1:
        return _("%(first)s\n等 %(n)d 人") % {"first": first, "n": item.row.voice_count}
    return first


def matter(item: Item) -> str:
    """Return what it is about, and how often it came back to the same place."""
    words = title(item.row.summary)
    if not item.row.earlier_count:
        return words
    count = {"words": words, "n": item.row.earlier_count + 1}
    return _("%(words)s（同地第 %(n)d 次）") % count


def _number(item: Item) -> str:
    year, serial = numbers.parts(item.row.number)
    this_year = local_day(item.known.now).year
    return str(serial) if year == this_year else numbers.label(item.row.number)


def _day(on: dt.date | None, item: Item) -> str:
    if on is None:
        return ""
    return f"{on:%m-%d}" if on.year == local_day(item.known.now).year else f"{on:%Y-%m-%d}"


def _lamp(item: Item) -> str:
    return f"{GLYPHS[item.lamp.colour]} {item.lamp.text}"


def _place(item: Item) -> str:
    found = item.known.where(item.row)
    return "\n".join(filter(None, (found.name, found.note)))


def _person(item: Item) -> str:
    if not item.row.handler:
        return "—"
    return f"{item.known.person(item.row.handler)}\n{item.cover or '—'}"


def _due(item: Item) -> str:
    clock = item.row.clock
    return _day(local_day(clock.due_at), item) if clock else ""


def _ended(item: Item) -> str:
    return _day(item.row.struck_off_on or item.row.finished_on, item)


KINDS: Mapping[str, Kind] = {
    "index": Kind(gettext_lazy("序号"), 9, lambda item: str(item.index), centred=True),
    "number": Kind(gettext_lazy("编号"), 13, _number, centred=True),
    "lamp": Kind(gettext_lazy("灯"), 22, _lamp, centred=True, bold=True),
    "raised": Kind(
        pgettext_lazy("栏目", "登记"),
        13,
        lambda item: _day(local_day(item.row.registered_at), item),
        centred=True,
    ),
    "channel": Kind(
        gettext_lazy("来源"), 20, lambda item: word(item.row.channel), centred=True
    ),
    "reporter": Kind(gettext_lazy("反映人"), 16, reporter, centred=True, personal=True),
    "place": Kind(gettext_lazy("地点 · 网格"), 33, _place),
    "matter": Kind(gettext_lazy("事项"), 42, matter, personal=True),
    "category": Kind(
        gettext_lazy("类别"), 20, lambda item: item.known.category(item.row.category)
    ),
    "nature": Kind(
        gettext_lazy("性质"), 13, lambda item: word(item.row.nature), centred=True
    ),
    "unit": Kind(
        gettext_lazy("责任单位"), 25, lambda item: item.known.unit(item.row.unit) or "—"
    ),
    "person": Kind(gettext_lazy("责任人\nB 岗"), 17, _person),
    "due": Kind(gettext_lazy("时限"), 13, _due, centred=True),
    "stage": Kind(
        gettext_lazy("环节"), 16, lambda item: lamps.stage(item.row), centred=True
    ),
    "note": Kind(
        gettext_lazy("办理情况"),
        38,
        lambda item: masking.words(item.row.note),
        personal=True,
    ),
    "ended": Kind(gettext_lazy("销号日期"), 16, _ended, centred=True),
    "signature": Kind(gettext_lazy("销号签字"), 18, lambda item: ""),
}
USUAL = (
    "index", "number", "lamp", "raised", "channel", "reporter", "place", "matter",
    "unit", "person", "due", "note", "signature",
)  # fmt: skip
