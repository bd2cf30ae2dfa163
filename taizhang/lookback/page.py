"""What somebody looks at again: the matter, how it was left, and what was found before."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Fact
from taizhang.lookback.shown import LookPage
from taizhang.lookback.standing import in_the_way, own_unit
from taizhang.web import chips, dates, masking, titles
from taizhang.web.happenings import naming_for, standing_pictures
from taizhang.web.naming import Naming
from taizhang.web.sayings import saying
from taizhang.web.voices import told_in
from taizhang.web.wording import word


def look_page(file: IssueFile, by: Actor, at: dt.datetime) -> LookPage:
    """Return everything on the page of `by`, who looks again at a matter."""
    issue = file.issue
    known = naming_for(file, at, also_places=[file.row.place])
    barred = in_the_way(issue, by)
    return LookPage(
        number=file.row.number,
        label=numbers.label(file.row.number),
        title=titles.title(file.row.summary),
        chips=chips.past(file.row),
        barred=barred,
        note="" if barred else _note(issue, by),
        photos=standing_pictures(file, known),
        conclusion=word(issue.report.conclusion) if issue.report else "",
        result=issue.report.result if issue.report else "",
        measure=issue.root_cause.measure if issue.root_cause else "",
        words=tuple(_words(file)),
        facts=tuple(_facts(file, known, local_day(at))),
    )


def _note(issue: Issue, by: Actor) -> str:
    if not own_unit(issue, by):
        return ""
    return _("这件事是您单位办的。简便办法允许同单位的另一个人回头看，这一点会写进台账。")


def _words(file: IssueFile) -> Iterator[str]:
    """Yield what residents said in their own words, without phone numbers."""
    for entry, event in told_in(file.entries):
        if event.words and entry.seq in file.stands:
            yield masking.words(event.words)


def _facts(file: IssueFile, known: Naming, today: dt.date) -> Iterator[Fact]:
    row, issue = file.row, file.issue
    place = known.where(row)
    yield Fact(_("地点"), place.name, place.note)
    yield Fact(_("类别"), known.category(row.category))
    yield Fact(_("反映时间"), dates.day(local_day(row.happened_at), today))
    yield Fact(_("办理"), known.hands(row))
    if issue.struck_off_on:
        yield Fact(_("销号"), dates.day(issue.struck_off_on, today), _checked(issue, known))
    if issue.look_back_on:
        yield Fact(_("回头看到期"), dates.day(issue.look_back_on, today))
    for entry in file.entries:
        if isinstance(entry.event, ev.LookBackRecorded | ev.SecondLookRecorded):
            day = dates.day(local_day(entry.at), today)
            said = saying(entry.event, known)
            # Whoever looked by lot is nobody's name: what they missed says more.
            drawn = isinstance(entry.event, ev.SecondLookRecorded)
            yield Fact(day, said.said, said.quote if drawn else known.doer(entry))


def _checked(issue: Issue, known: Naming) -> str:
    """Return who had found it done."""
    if issue.check is None:
        return ""
    return _("%(who)s 核验") % {"who": known.who(issue.check.by)}
