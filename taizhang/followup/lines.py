"""The lines of the desk: who waits, for how long, how often they were tried, what is to do."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.core import commands as co
from taizhang.core.clocks import Calendar, local_day
from taizhang.core.decide import may
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import Actor
from taizhang.followup.shown import LineShown
from taizhang.followup.standing import not_to_rule
from taizhang.followup.ways import voice_url
from taizhang.ledger import numbers
from taizhang.ledger.follow_ups import Unanswered
from taizhang.ledger.queries import Row, rows_of
from taizhang.ledger.reading import OpenedIssue, opened_issues
from taizhang.ledger.shown import Chip
from taizhang.ledger.unanswered import Wants, days_tried
from taizhang.places.calendar import calendar
from taizhang.web import chips, dates, lamps, masking, titles
from taizhang.web.naming import Naming, naming
from taizhang.web.sayings import voice_named
from taizhang.web.voices import told_in


def shown_lines(
    found: tuple[Unanswered, ...], by: Actor, at: dt.datetime
) -> tuple[LineShown, ...]:
    """Return the lines of those `found`, as `by` sees them. A few queries, however many."""
    cases = {each.case for each in found}
    rows = rows_of(sorted(cases)) if found else {}
    absorbed = {each.absorbed for each in found if each.case in rows} - {""}
    opened = opened_issues(rows.keys() | absorbed) if rows else {}
    handlers = (row.handler for row in rows.values())
    known = naming(handlers, (row.place for row in rows.values()), (), at)
    drawing = _Drawing(opened, by, known, calendar())
    # A voice may have left with its number since the desk was asked.
    return tuple(
        drawing.line(each, voice, rows[each.case])
        for each in found
        if each.case in opened and (voice := drawing.voice(each)) is not None
    )


@dataclass(frozen=True)
class _Drawing:
    """What all lines of a page are drawn from."""

    opened: dict[str, OpenedIssue]
    by: Actor
    known: Naming
    days: Calendar

    def voice(self, found: Unanswered) -> Voice | None:
        return self.opened[found.case].issue.voice(found.voice, found.absorbed)

    def line(self, found: Unanswered, voice: Voice, row: Row) -> LineShown:
        issue = self.opened[found.case].issue
        rules = found.wants is Wants.RULE and may(self.by, co.RuleOnObjection)
        place = self.known.where(row)
        under = self.opened[found.absorbed].issue.number if found.absorbed else ""
        return LineShown(
            url=voice_url(issue, voice, "rule" if rules else "voice"),
            label=numbers.label(row.number),
            title=titles.title(row.summary),
            lamp=lamps.shown(row, self.known.now, self.days),
            chips=(*self._special(issue), *chips.past(row)),
            who=self._who(voice, found),
            told_under=numbers.label(under) if under else "",
            waited=self._waited(found.case),
            tries=tries(voice, self.known.now),
            what=_what(found.wants, rules=rules),
            place=f"{place.name} {place.note}".strip(),
            barred=self._barred(issue, voice, rules=rules),
        )

    def _who(self, voice: Voice, found: Unanswered) -> str:
        if not voice.ordinal:
            return _("工作人员发现")
        if voice.anonymous:
            return _("匿名")
        told = told_in(self.opened[found.absorbed or found.case].entries)
        names = (event.reporter for _e, event in told if event.voice == voice.ordinal)
        named = voice_named(voice.ordinal, voice.case)
        return masking.name(next(filter(None, names), "")) or named

    def _special(self, issue: Issue) -> tuple[Chip, ...]:
        if not issue.complained_of:
            return ()
        words = _("反映的是%(unit)s") % {"unit": self.known.unit(issue.complained_of)}
        return (Chip(words, "amber", "flag"),)

    def _waited(self, case: str) -> str:
        told = self.opened[case]
        check = told.issue.check
        since = next(
            (e.at for e in told.entries if check and e.seq == check.seq), self.known.now
        )
        days = (local_day(self.known.now) - local_day(since)).days
        if not days:
            return _("今天核验的")
        words = ngettext("等了 %(days)d 天", "等了 %(days)d 天", days)
        return words % {"days": days}

    def _barred(self, issue: Issue, voice: Voice, *, rules: bool) -> str:
        if rules:
            return not_to_rule(issue, voice, self.by)
        handled = self.by.id in issue.handlers
        return _("您经手过，请同事来问") if handled else ""


def tries(voice: Voice, at: dt.datetime) -> str:
    """Return on which days nobody answered, and whether today was one; "" for none."""
    today, days = local_day(at), days_tried(voice)
    if not days:
        return ""
    if days[-1] >= today:
        words = ngettext(
            "今天已打过，明天再打（打了 %(n)d 天）",
            "今天已打过，明天再打（打了 %(n)d 天）",
            len(days),
        )
        return words % {"n": len(days)}
    listed = _("、").join(dates.day(each, today) for each in days)
    return _("%(days)s 没打通") % {"days": listed}


def _what(wants: Wants, *, rules: bool) -> str:
    match wants:
        case Wants.RING:
            return _("打电话")
        case Wants.POST:
            return _("公示结果")
        case Wants.RULE:
            return _("裁定") if rules else _("等领导裁定")
        case Wants.UNREACHABLE:
            return _("请他回电")
