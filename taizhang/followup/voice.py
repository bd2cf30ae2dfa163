"""The page of one resident: whom to ring, what to say, what was done, what they said before."""

import datetime as dt
from collections.abc import Iterator

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import deadline, local_day, no_later
from taizhang.core.closing import Condition, answered, concluded_against
from taizhang.core.decide import may, possible
from taizhang.core.issue import Entry, Issue, Voice
from taizhang.core.vocabulary import Actor, Status
from taizhang.followup.lines import tries
from taizhang.followup.shown import Attempt, Other, VoicePage
from taizhang.followup.standing import not_to_ask
from taizhang.followup.ways import next_url, voice_url
from taizhang.ledger import numbers
from taizhang.ledger.follow_ups import Tab, place_of
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Fact
from taizhang.ledger.unanswered import Wants, wanted
from taizhang.people.posts import held_at
from taizhang.places.calendar import calendar
from taizhang.places.gazetteer import Gazetteer
from taizhang.web import chips, dates, evidence, lamps, masking, titles
from taizhang.web.addresses import issue_url
from taizhang.web.happenings import naming_for
from taizhang.web.naming import Naming
from taizhang.web.revealing import ADDRESS, barred, behind_of
from taizhang.web.scripts import phone_script
from taizhang.web.voices import (
    VoiceShown,
    from_key,
    key_of,
    out_of_reach,
    unmasked,
    voices,
)
from taizhang.web.wording import word

Told = tuple[Entry, ev.FollowUpRecorded]


def voice_page(file: IssueFile, voice: Voice, by: Actor, caller: str) -> VoicePage:
    """Return everything on the page of `voice` for `by`, who is named `caller`."""
    at, issue = now(), file.issue
    known = naming_for(file, at, also_places=[file.row.place])
    told = {} if barred(file, by) else unmasked(file)
    behind, key = behind_of(file, told), key_of(voice)
    shown = voices(file, known)
    here = next(each for each in shown if each.key == key)
    found = evidence.pieces(file)
    under = number_under(file, voice)
    wants = wanted(issue, voice) if issue.status is Status.VERIFIED else None
    return VoicePage(
        number=file.row.number,
        label=numbers.label(file.row.number),
        title=titles.title(file.row.summary),
        lamp=lamps.shown(file.row, at, calendar()),
        chips=chips.past(file.row),
        name=here.name,
        merged=bool(under),
        state=tries(voice, at) if wants is Wants.RING and voice.attempts else here.state,
        barred=not_to_ask(issue, by) or _done_with(voice, wants, here.state),
        anonymous=voice.anonymous,
        fields=tuple(each for each in behind.of(key) if each.field != ADDRESS),
        behind=behind,
        script=phone_script(file, caller),
        words=masking.words(told[key].words) if key in told else "",
        not_solved=_not_solved(issue, at),
        attempts=tuple(_attempt(each, known) for each in reversed(asked(file, voice))),
        others=tuple(_others(file, shown, key)),
        conclusion=word(issue.report.conclusion) if issue.report else "",
        result=issue.report.result if issue.report else "",
        photos=evidence.photos(found, known),
        documents=evidence.documents(found, known),
        notes=tuple(evidence.notes(found)),
        facts=tuple(_facts(file, known)),
        may_strike=_may_strike(file, voice, by),
        strike_url=_strike_url(file, by),
        split_url=issue_url(under, "split") if under and may(by, co.SplitIssue) else "",
        rule_url=_rule_url(issue, voice, wants, by),
        slip_url=voice_url(issue, voice, "slip") if voice.attempts else "",
        door=_door(file) if voice.attempts else "",
        skip_url=next_url(tab_of(voice), place_of(issue, voice)) if issue.check else "",
    )


def tab_of(voice: Voice) -> Tab:
    """Return the tab in which whoever comes after `voice` is looked for."""
    return Tab.POST if voice.anonymous else Tab.RING


def asked(file: IssueFile, voice: Voice) -> list[Told]:
    """Return when `voice` was asked, and what came of it; in order."""
    return [
        (entry, entry.event)
        for entry in file.entries
        if isinstance(entry.event, ev.FollowUpRecorded)
        and entry.seq in file.stands
        and (entry.event.voice, entry.event.of) == (voice.ordinal, voice.case)
    ]


def number_under(file: IssueFile, voice: Voice) -> str:
    """Return the number under which a merged `voice` came, "" for the issue's own."""
    for entry in file.entries:
        if isinstance(entry.event, ev.IssueAbsorbed) and entry.event.other == voice.via:
            return entry.event.number
    return ""


def rework_by(issue: Issue, at: dt.datetime) -> str:
    """Return until when it has to be done again, were it sent back at `at`."""
    days = calendar()
    clock = no_later(deadline(at, issue.standard.rework, days), issue.ends_by, days)
    return dates.moment(clock.due_at, at)


def _done_with(voice: Voice, wants: Wants | None, state: str) -> str:
    if wants is None:
        return _("这位已经有答复：%(state)s") % {"state": state}
    if wants is Wants.RULE and voice.anonymous:
        return _("没留姓名，没有人可问，要由领导裁定。")
    return ""


def _not_solved(issue: Issue, at: dt.datetime) -> str:
    if concluded_against(issue):
        return _("选“没解决”：记为不认可，不退回，由没打过电话的领导裁定。")
    words = _("选“没解决”：一记下就退回重办，编号不变，%(due)s 前要答复。")
    return words % {"due": rework_by(issue, at)}


def _attempt(told: Told, known: Naming) -> Attempt:
    entry, event = told
    return Attempt(
        day=dates.moment(entry.at, known.now),
        who=known.doer(entry),
        said=word(event.outcome),
        words=masking.words(event.answer),
    )


def _others(file: IssueFile, shown: tuple[VoiceShown, ...], key: str) -> Iterator[Other]:
    for each in shown:
        voice = file.issue.voice(*from_key(each.key))
        assert voice is not None
        here = each.key == key
        named = each.name if voice.case else f"{each.name} {each.who}"
        yield Other(named, each.state, voice_url(file.issue, voice), here)


def _facts(file: IssueFile, known: Naming) -> Iterator[Fact]:
    row = file.row
    place = known.where(row)
    yield Fact(_("地点"), place.name, place.note)
    yield Fact(_("首问"), known.first(row))
    yield Fact(_("办理"), known.hands(row))
    if file.issue.complained_of:
        yield Fact(_("反映的是"), known.unit(file.issue.complained_of))
    yield Fact(_("联系不上"), out_of_reach(file.issue.standard))


def _may_strike(file: IssueFile, voice: Voice, by: Actor) -> bool:
    """Return whether nothing but the answer of `voice` is missing, and `by` may strike off."""
    issue, day = file.issue, local_day(now())
    if not possible(issue, co.StrikeOff, by) or issue.void_asked_by:
        return False
    rest = (each.met for each in file.findings if each.condition is not Condition.VOICES)
    others = (v for v in issue.voices if v is not voice)
    heard = all(answered(issue, other, day) is not None for other in others)
    return heard and all(rest) and not voice.anonymous


def _strike_url(file: IssueFile, by: Actor) -> str:
    """Return where the number is struck off, where nothing is missing and `by` may do so."""
    whole = all(each.met for each in file.findings) and not file.issue.void_asked_by
    asked = whole and not not_to_ask(file.issue, by)
    allowed = asked and possible(file.issue, co.StrikeOff, by)
    return issue_url(file.row.number, "strike-off") if allowed else ""


def _rule_url(issue: Issue, voice: Voice, wants: Wants | None, by: Actor) -> str:
    rules = wants is Wants.RULE and may(by, co.RuleOnObjection)
    return voice_url(issue, voice, "rule") if rules else ""


def _door(file: IssueFile) -> str:
    """Return who could leave a note at the door: whoever leads the grid of the place."""
    grid = Gazetteer().grid_of(file.row.place) if file.row.place else ""
    leading = [each for each in held_at([grid]) if each.leads] if grid else []
    if not leading:
        return ""
    there = leading[0].call
    words = _("%(post)s%(name)s可以上门贴条")
    return words % {"post": leading[0].post, "name": f" {there.name} "}
