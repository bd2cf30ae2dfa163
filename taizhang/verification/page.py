"""What the second person looks at before deciding: the matter, the work, what the law asks."""

import datetime as dt
from collections.abc import Iterator

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.closing import concluded_against
from taizhang.core.decide import may
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor, Status
from taizhang.fieldwork.errands import asked
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Fact
from taizhang.places.calendar import calendar
from taizhang.verification import history, residents
from taizhang.verification.comparing import comparison
from taizhang.verification.forms import CONTENT, LATER, SEND_BACK, STRIKE_OFF
from taizhang.verification.queue import tags
from taizhang.verification.shown import Button, CheckPage
from taizhang.verification.standing import in_the_way, own_unit
from taizhang.web import (
    dates,
    evidence,
    independence,
    lamps,
    lookalikes,
    masking,
    titles,
)
from taizhang.web.happenings import naming_for
from taizhang.web.naming import Naming
from taizhang.web.needs import needs
from taizhang.web.revealing import behind_of
from taizhang.web.scripts import phone_script
from taizhang.web.voices import out_of_reach, told_in, unmasked, voices
from taizhang.web.wording import word


def check_page(file: IssueFile, by: Actor, caller: str) -> CheckPage:
    """Return everything on the page of the second person `by`, who is named `caller`."""
    at = now()
    issue, day = file.issue, local_day(at)
    known = naming_for(file, at, also_places=[file.row.place])
    barred = in_the_way(issue, by)
    found = evidence.pieces(file)
    rings = not barred and may(by, co.RecordFollowUp)
    told = unmasked(file) if rings else {}
    return CheckPage(
        number=file.row.number,
        label=numbers.label(file.row.number),
        title=titles.title(file.row.summary),
        lamp=lamps.shown(file.row, at, calendar()),
        chips=tags(file.row, issue, by, known),
        barred=barred,
        note=_note(issue, by, barred),
        compared=comparison(file, found, known),
        doubts=lookalikes.shown(file),
        history=history.told(file),
        earlier=history.earlier(file, at),
        to_be_seen=issue.status is Status.HANDLED and asked(issue.case, by.id),
        documents=evidence.documents(found, known),
        notes=tuple(evidence.notes(found)),
        conclusion=word(issue.report.conclusion) if issue.report else "",
        result=issue.report.result if issue.report else "",
        words=tuple(_words(file)),
        needs=needs(file, voices(file, known), known),
        facts=tuple(_facts(file, known)),
        calls=residents.calls(file, told, day) if rings else (),
        behind=behind_of(file, told) if rings else None,
        script=phone_script(file, caller) if rings else "",
        posting=_posting(issue, day),
        buttons=() if barred else tuple(_buttons(issue, by, day)),
        checking=issue.status is Status.HANDLED,
    )


def _note(issue: Issue, by: Actor, barred: str) -> str:
    rule = independence.told(issue)
    if rule or barred or issue.status is not Status.HANDLED or not own_unit(issue, by):
        return rule
    return _("这件事是您单位办的。简便办法允许同单位的另一个人核验，这一点会写进台账。")


def _words(file: IssueFile) -> Iterator[str]:
    """Yield what residents said in their own words, without phone numbers."""
    for _entry, event in told_in(file.entries):
        if event.words:
            yield masking.words(event.words)


def _facts(file: IssueFile, known: Naming) -> Iterator[Fact]:
    row = file.row
    place = known.where(row)
    yield Fact(_("地点"), place.name, place.note)
    yield Fact(_("首问"), known.first(row))
    yield Fact(_("办理"), known.hands(row))
    if row.clock:
        yield Fact(_("期限"), dates.moment(row.clock.due_at, known.now))
    yield Fact(_("联系不上"), out_of_reach(file.issue.standard))


def _posting(issue: Issue, day: dt.date) -> str:
    """Return since when the outcome hangs in public and until when, "" where it does not."""
    if issue.posted is None:
        return ""
    _seq, posted_on = issue.posted
    until = posted_on + dt.timedelta(days=issue.standard.posting_days)
    return _("%(day)s 已公示，%(until)s 起可以销号。") % {
        "day": dates.day(posted_on, day),
        "until": dates.day(until, day),
    }


def _buttons(issue: Issue, by: Actor, day: dt.date) -> Iterator[Button]:
    """Yield what can be asked for; where somebody must be posted for, not the strike-off."""
    checking = issue.status is Status.HANDLED
    asks = may(by, co.RecordFollowUp)
    anonymous = any(voice.anonymous for voice in residents.unanswered(issue, day))
    at_once = asks and may(by, co.StrikeOff) and not anonymous
    if at_once:
        words = _("通过并销号") if checking else _("销号")
        yield Button(STRIKE_OFF, words, "btn--p btn--l", "p", main=True)
        if len(residents.to_ring(issue, day)) == 1 and not concluded_against(issue):
            yield Button(CONTENT, _("打过电话，满意，销号"), "btn--l", "s")
    look = "btn--l" if at_once else "btn--p btn--l"
    if checking:
        posts = asks and residents.to_post_for(issue, day)
        later = _("通过，先公示结果") if posts else _("通过，回访以后再做")
        yield Button(LATER, later, look, "" if at_once else "p", main=not at_once)
        yield Button(SEND_BACK, _("退回重办"), "btn--l btn--red", "b")
    elif residents.to_ring(issue, day) or residents.to_post_for(issue, day):
        yield Button(LATER, _("只记下来，先不销号"), look, "", main=not at_once)
