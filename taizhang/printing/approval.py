"""The form on which a strike-off goes round for signatures (销号审批表).

What is not there yet is left blank, to be written by hand.
"""

import datetime as dt

from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.ledger.queries import IssueFile
from taizhang.places.directory import office
from taizhang.printing.matters import Matter, day, evidence, fields, moment
from taizhang.printing.shown import Approval, Field
from taizhang.web import masking
from taizhang.web.codes import drawn
from taizhang.web.happenings import naming_for
from taizhang.web.naming import Naming
from taizhang.web.voices import VoiceShown, voices
from taizhang.web.wording import word

# Two rows of thumbnails; an issue with more has them in its file.
PHOTOS = 6


def matter_of(file: IssueFile, known: Naming) -> Matter:
    """Return an issue about to be printed. No query."""
    return Matter(file, known, voices(file, known))


def approval(file: IssueFile, known: Naming, stamp: str, address: str) -> Approval:
    """Return the form of an issue. No query."""
    matter = matter_of(file, known)
    photos = evidence(matter)
    left = len(photos) - PHOTOS
    return Approval(
        title=_("%(office)s民情事项销号审批表") % {"office": office().name},
        number=matter.number,
        stamp=stamp,
        before=(*fields(matter), *_handled(matter)),
        photos_label=_("证据照片"),
        photos=photos[:PHOTOS],
        more=_("另有 %(n)d 张，见卷宗。") % {"n": left} if left > 0 else "",
        after=_checked(matter),
        boxes=_boxes(),
        address=address,
        qr=drawn(address, "l"),
    )


def _handled(matter: Matter) -> tuple[Field, ...]:
    issue = matter.file.issue
    report, cause = issue.report, issue.root_cause
    result = masking.words(report.result) if report else ""
    when = ""
    if report:
        entry = matter.entry(report.seq)
        when = f"{moment(entry.at)} {matter.known.doer(entry)}"
    made = (
        Field(_("报办结"), when, wide=True),
        Field(_("办理结果"), result, wide=True, lines=4),
    )
    if cause is None and not issue.earlier_count:
        return made
    measure = masking.words(cause.measure) if cause else ""
    return (*made, Field(_("治本措施"), measure, wide=True, lines=2))


def _checked(matter: Matter) -> tuple[Field, ...]:
    issue = matter.file.issue
    ending = ""
    if issue.outcome:
        ending = "，".join(filter(None, (word(issue.outcome), day(issue.struck_off_on))))
    elif issue.report:
        ending = _("承办单位报：%(words)s") % {"words": word(issue.report.conclusion)}
    said = [_said(voice) for voice in matter.voices]
    return (
        Field(_("核验"), _check(matter), wide=True, lines=2),
        Field(_("反映人意见"), "\n".join(said), wide=True, lines=2),
        Field(_("结论"), ending, wide=True),
    )


def _said(voice: VoiceShown) -> str:
    named = {"name": voice.name, "who": voice.who, "state": voice.state}
    if voice.key == "0":
        return _("%(name)s：%(state)s") % named
    return _("%(name)s（%(who)s）：%(state)s") % named


def _check(matter: Matter) -> str:
    check = matter.file.issue.check
    if check is None:
        return ""
    entry = matter.entry(check.seq)
    who = f"{word(check.method)} · {moment(entry.at)} · {matter.known.who(check.by)}"
    event = entry.event
    finding = event.finding if isinstance(event, ev.VerificationPassed) else ""
    return "\n".join(filter(None, (who, masking.words(finding))))


def _boxes() -> tuple[tuple[str, str], ...]:
    line = _("签字：　　　　　　　年　　月　　日")
    names = (_("承办单位意见"), _("核验人意见"), _("分管领导意见"), _("销号审批"))
    return tuple((name, line) for name in names)


def names_on(file: IssueFile, now: dt.datetime) -> Naming:
    """Return the names of everybody and everything on the form. At most three queries."""
    return naming_for(file, now, also_places=[file.row.place])
