"""A sentence to read aloud: how a matter stands, who has it, and until when."""

import datetime as dt

from django.utils.translation import gettext as _

from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import LampColour, Status
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row
from taizhang.people.directory import Person
from taizhang.people.names import all_unit_names
from taizhang.web import dates, masking, titles


def sentence(row: Row, people: dict[str, Person], at: dt.datetime) -> str:
    """Return what to tell a caller about their matter, in words they know."""
    begun = _("您%(day)s反映的“%(title)s”") % {
        "day": dates.day(local_day(row.happened_at), local_day(at)),
        "title": masking.doorless(titles.title(row.summary)),
    }
    return _("%(begun)s，%(stands)s") % {"begun": begun, "stands": _stands(row, people, at)}


def _stands(row: Row, people: dict[str, Person], at: dt.datetime) -> str:
    handler = people.get(row.handler)
    unit = all_unit_names().get(row.unit, "")
    by = {
        "due": dates.moment(row.clock.due_at, at) if row.clock else "",
        "who": f"{unit} {handler.name if handler else ''}".strip() or _("我们"),
    }
    if row.status in UNDER_WAY and row.lamp(at) is LampColour.RED:
        return _overdue() % by
    said = _on_the_way().get(row.status)
    return said % by if said else _ended(row, at)


def _overdue() -> str:
    return _("现在在%(who)s手上，原定%(due)s前，已经过了。我马上催，催了给您回话。")


def _on_the_way() -> dict[Status, str]:
    return {
        Status.REGISTERED: _("已经登记，%(due)s前告诉您受不受理、由谁来办。"),
        Status.ACCEPTED: _("已经受理，正在安排谁来办，%(due)s前办。"),
        Status.DISPATCHED: _("已经派给%(who)s，%(due)s前办，办完由别人核验，再给您回话。"),
        Status.IN_PROGRESS: _("%(who)s正在办，%(due)s前办完，由别人核验以后再给您回话。"),
        Status.HANDLED: _("%(who)s已经办完，正由没参与办理的人核验，核验后给您回话。"),
        Status.DEFERRED: _(
            "现在还办不了，领导同意先挂账：%(due)s前再看一次，能办就接着办。"
        ),
        Status.VERIFIED: _("办完也核验过了，正要问您：办好了没有？"),
    }


def _ended(row: Row, at: dt.datetime) -> str:
    match row.status:
        case Status.STRUCK_OFF:
            ended = row.struck_off_on or local_day(row.moved_at)
            day = {"day": dates.day(ended, local_day(at))}
            return (
                _("%(day)s已经销号：办完、核验过，也问过。没解决的话，现在就重新挂号。")
                % day
            )
        case Status.MERGED:
            into = {"label": numbers.label(row.merged_into)}
            return _("和别人反映的是同一件，并到%(label)s一起办，办完一样给您回话。") % into
        case Status.DECLINED:
            return _("没有受理，原因在这件事的页面上，我念给您听。")
        case Status.REFERRED:
            return _("转给了负责的单位，转给谁在这件事的页面上，我念给您听。")
        case Status.VOID:
            return _("登记有误，这个号作废了。要反映，我现在重新给您登记。")
        case _:
            return _("是以前台账上办完的。又有问题，我现在给您登记。")


UNDER_WAY = frozenset(
    {Status.REGISTERED, Status.ACCEPTED, Status.DISPATCHED, Status.IN_PROGRESS}
)
