"""The facts of an issue beside its timeline: where, who, whose, until when."""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from taizhang.casework.shown import Ask, Last, Original, Same
from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Actor
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile, Row
from taizhang.ledger.shown import Fact
from taizhang.ways.directory import way_names
from taizhang.ways.incidents import incident
from taizhang.web import dates, lamps, masking, titles
from taizhang.web.addresses import issue_url
from taizhang.web.happenings import clock_time
from taizhang.web.naming import Naming
from taizhang.web.revealing import behind
from taizhang.web.sayings import voice_named
from taizhang.web.switched import switch_on
from taizhang.web.voices import VoiceShown, told_in
from taizhang.web.wording import word


def facts(
    file: IssueFile, shown: tuple[VoiceShown, ...], known: Naming
) -> tuple[Fact, ...]:
    """Return the facts that apply, in the order in which people look for them."""
    row = file.row
    people = [
        Fact(each.name, each.who, _receipt(each)) for each in shown if each.key != "0"
    ] or [Fact(_("来源"), _("工作人员发现"))]
    offered = (
        _where(file, known),
        *people,
        Fact(_("首问责任"), known.first(row)),
        _handling(row, known),
        _helping(file, known),
        _claimed(row, known),
        _complained_of(file, known),
        _limit(file, known),
        _look_back(file, known),
        _first_limit(file, known),
        Fact(_("性质"), f"{word(row.nature)} · {word(row.urgency)}"),
        _happened(row, known),
        _incident(file),
        _way_in(file),
        _their_order(file, known),
        Fact(_("旧编号"), row.old_number) if row.old_number else None,
        _batch(file),
        _merged(file),
    )
    return tuple(fact for fact in offered if fact is not None)


def _complained_of(file: IssueFile, known: Naming) -> Fact | None:
    unit = file.issue.complained_of
    if not unit:
        return None
    return Fact(_("被反映单位"), known.unit(unit), _("这家单位的人看不到这件事"))


def asks(file: IssueFile, shown: tuple[VoiceShown, ...], by: Actor) -> tuple[Ask, ...]:
    """Return the masked fields that `by` may ask to see, named where there are several."""
    found, names = behind(file, by), {each.key: each.name for each in shown}
    several = len({each.voice for each in found.fields}) > 1
    return tuple(
        Ask(
            words=_("看%(who)s的%(field)s") % {"who": names[each.voice], "field": each.word}
            if several
            else _("看%(field)s") % {"field": each.word},
            url=f"{found.url}?{urlencode({'voice': each.voice, 'field': each.field})}",
        )
        for each in found.fields
    )


def originals(file: IssueFile, known: Naming) -> tuple[Original, ...]:
    """Return what residents said themselves, masked."""
    return tuple(
        Original(
            who=voice_named(event.voice),
            words=masking.words(event.words),
            at=f"{clock_time(entry.at, known.now)} {word(event.channel)}",
        )
        for entry, event in told_in(file.entries)
        if event.words and entry.seq in file.stands
    )


def same_place(row: Row, others: Sequence[Row], now: dt.datetime) -> tuple[Same, ...]:
    """Return the `others` at the place of `row`; what is of its kind is told as having come back."""
    return tuple(
        Same(
            day=_short(local_day(each.happened_at), local_day(now)),
            label=numbers.label(each.number),
            url=issue_url(each.number),
            title=titles.title(each.summary),
            note=lamps.stage(each),
            again=each.category == row.category,
        )
        for each in others
    )


def last_time(row: Row, others: Sequence[Row]) -> Last | None:
    """Return which of the `others` at the place was the last of its kind before `row`."""
    kind = [r for r in others if r.category == row.category]
    before = [r for r in kind if r.happened_at < row.happened_at]
    if not row.earlier_count or not before:
        return None
    last = max(before, key=lambda each: each.happened_at)
    times = _("第 %(n)d 次") % {"n": row.earlier_count + 1}
    return Last(times, numbers.label(last.number), issue_url(last.number))


def _short(day: dt.date, today: dt.date) -> str:
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m}"


def _where(file: IssueFile, known: Naming) -> Fact:
    row = file.row
    found = known.where(row)
    told = [
        getattr(e.event, "place_text", "") for e in file.entries if e.seq in file.stands
    ]
    text = next((masking.place(text) for text in reversed(told) if text), "")
    # What was written usually begins with the place's own name: once is enough.
    more = "" if not text or text.startswith(found.name) else found.name
    note = " · ".join(filter(None, (more, found.note)))
    return Fact(_("地点"), text or found.name, note)


def _receipt(each: VoiceShown) -> str:
    return _("回执末四位 %(digits)s") % {"digits": each.receipt} if each.receipt else ""


def _handling(row: Row, known: Naming) -> Fact | None:
    if not row.unit:
        return None
    hands = known.hands(row) if row.handler else f"{known.unit(row.unit)} {_('由单位安排')}"
    returned = _("退回过 %(n)d 次") % {"n": row.returns_count} if row.returns_count else ""
    return Fact(_("办理"), hands, returned)


def _helping(file: IssueFile, known: Naming) -> Fact | None:
    units = _("、").join(known.unit(code) for code in file.issue.supporting)
    return Fact(_("协办"), units, _("可记进展、交证据")) if units else None


def _claimed(row: Row, known: Naming) -> Fact | None:
    return Fact(_("认领"), known.unit(row.claimed_by)) if row.claimed_by else None


def _limit(file: IssueFile, known: Naming) -> Fact | None:
    clock = file.row.clock
    if clock is None:
        return None
    due = dates.moment(clock.due_at, known.now)
    if file.issue.deferral is not None:
        return Fact(_("复核"), due, _("挂账期间时限停着"))
    return Fact(_("时限"), due, dates.duration(clock.limit.count, clock.limit.unit))


def _look_back(file: IssueFile, known: Naming) -> Fact | None:
    """Return when somebody looks again at what is struck off, and how often somebody did."""
    row = file.row
    if not switch_on(Switch.LOOK_BACK) or not (row.look_back_on or row.look_backs_count):
        return None
    day = dates.day(row.look_back_on, local_day(known.now)) if row.look_back_on else ""
    looked, back, false = row.look_backs_count, row.relapses_count, row.false_closes
    words = (
        (looked, _("看过 %(n)d 次")),
        (back, _("反弹 %(n)d 次")),
        (false, _("虚假销号 %(n)d 次")),
    )
    note = _("、").join(each % {"n": count} for count, each in words if count)
    return Fact(_("回头看"), day or _("不用再看"), note)


def _first_limit(file: IssueFile, known: Naming) -> Fact | None:
    first = file.issue.first_due_at
    return Fact(_("原期限"), dates.moment(first, known.now)) if first else None


def _incident(file: IssueFile) -> Fact | None:
    """Return of which incident it is part, with the way to its page."""
    code = file.issue.incident
    found = incident(code) if code else None
    if found is None:
        return None
    return Fact(_("突发事件"), found.name, "", f"{get_script_prefix()}incidents/{code}/")


def _way_in(file: IssueFile) -> Fact | None:
    """Return by which of the office's own ways it came, where that says more than the channel."""
    way = file.issue.way
    return Fact(_("来源"), way_names().get(way, way)) if way else None


def _their_order(file: IssueFile, known: Naming) -> Fact | None:
    issue = file.issue
    if not issue.their_number and not issue.their_due:
        return None
    due = dates.moment(issue.their_due, known.now) if issue.their_due else ""
    note = _("要求 %(due)s 前答复") % {"due": due} if due else ""
    return Fact(_("来件编号"), issue.their_number or _("没有编号"), note)


def _happened(row: Row, known: Naming) -> Fact:
    today = local_day(known.now)
    note = ""
    if local_day(row.happened_at) != local_day(row.registered_at):
        day = dates.day(local_day(row.registered_at), today)
        note = _("%(day)s 记入台账") % {"day": day}
    return Fact(_("反映时间"), dates.day(local_day(row.happened_at), today), note)


def _batch(file: IssueFile) -> Fact | None:
    first = file.entries[0].event
    if not isinstance(first, ev.IssueCarriedOver):
        return None
    ended = _("办结于 %(day)s") % {"day": first.finished_on} if first.finished_on else ""
    return Fact(
        _("导入自"), first.source, " · ".join(filter(None, (first.unit_text, ended)))
    )


def _merged(file: IssueFile) -> Fact | None:
    for entry in reversed(file.entries):
        if isinstance(entry.event, ev.IssueMerged) and file.issue.merged_into:
            number = entry.event.number
            return Fact(_("并入"), numbers.label(number), "", issue_url(number))
    return None
