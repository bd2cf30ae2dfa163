"""The residents behind an issue, as pages show them: masked, and with what they said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.closing import (
    ACCEPTED_ANSWERS,
    answered,
    concluded_against,
    days_counted,
    objecting,
)
from taizhang.core.issue import Entry, Issue, Voice
from taizhang.core.standards import Standard
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.reading import opened_issues
from taizhang.web import masking
from taizhang.web.naming import Naming
from taizhang.web.sayings import voice_named
from taizhang.web.wording import word

Telling = ev.IssueRegistered | ev.IssueCarriedOver | ev.VoiceAdded


@dataclass(frozen=True)
class VoiceShown:
    """One resident. `key` is what forms send; `met`: answered, as the law asks."""

    key: str
    name: str
    who: str
    words: str
    receipt: str
    state: str
    met: bool

    @property
    def own(self) -> bool:
        """Whether they raised it under this number, not under one that was merged."""
        return "-" not in self.key


def voices(file: IssueFile, known: Naming) -> tuple[VoiceShown, ...]:
    """Return everybody whose answer the issue waits for, in order. No query."""
    told = {event.voice: (entry, event) for entry, event in told_in(file.entries)}
    numbers_of = dict(_absorbed(file.entries))
    return tuple(
        _shown(voice, file, known, (told, numbers_of)) for voice in file.issue.voices
    )


def key_of(voice: Voice) -> str:
    """Return what a form sends to name `voice`."""
    return _key(voice.ordinal, voice.case)


def from_key(key: str) -> tuple[int, str]:
    """Return ordinal and case of what `key_of` gave."""
    ordinal, _dash, case = key.partition("-")
    return int(ordinal), case


def told_in(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Telling]]:
    """Yield the entries in which a resident was heard, each with its event."""
    for entry in entries:
        if isinstance(entry.event, Telling):
            yield entry, entry.event


def unmasked(file: IssueFile) -> dict[str, Telling]:
    """Return what everybody said and left, by key; for whoever calls them back only.

    Two queries more where issues were merged into this one, however many.
    """
    found = {str(event.voice): event for _entry, event in told_in(file.entries)}
    merged = {voice.case for voice in file.issue.voices if voice.case}
    for case, opened in (opened_issues(merged) if merged else {}).items():
        told = told_in(opened.entries)
        found |= {_key(event.voice, case): event for _entry, event in told}
    return found


def _key(ordinal: int, case: str) -> str:
    return f"{ordinal}-{case}" if case else str(ordinal)


def _absorbed(entries: Iterable[Entry]) -> Iterable[tuple[str, str]]:
    for entry in entries:
        if isinstance(entry.event, ev.IssueAbsorbed):
            yield entry.event.other, entry.event.number


Sources = tuple[dict[int, tuple[Entry, Telling]], dict[str, str]]


def _shown(voice: Voice, file: IssueFile, known: Naming, sources: Sources) -> VoiceShown:
    told, numbers_of = sources
    day = local_day(known.now)
    met = answered(file.issue, voice, day) is not None
    entry, event = told.get(voice.ordinal, (None, None)) if not voice.case else (None, None)
    erased = entry is not None and entry.seq in file.erased
    return VoiceShown(
        key=key_of(voice),
        name=_name(voice, numbers_of),
        who=_who(voice, event, erased=erased),
        words=masking.words(event.words) if event else "",
        receipt=numbers.spaced(event.receipt)[-4:] if event and event.receipt else "",
        state=_state(voice, file.issue, met=met),
        met=met,
    )


def _name(voice: Voice, numbers_of: dict[str, str]) -> str:
    if not voice.ordinal:
        return _("工作人员发现")
    if voice.via and voice.via in numbers_of:
        words = _("%(number)s 的反映人 %(n)d")
        return words % {"number": numbers.label(numbers_of[voice.via]), "n": voice.ordinal}
    return voice_named(voice.ordinal, voice.case)


def _who(voice: Voice, event: Telling | None, *, erased: bool) -> str:
    if erased:
        return _("（已按本人要求删除）")
    if not voice.ordinal:
        return _("没有反映人")
    if voice.anonymous:
        return _("匿名")
    if event is None:
        return _("在并入的编号下")
    masked = (masking.name(event.reporter), masking.phone(event.phone))
    return " ".join(filter(None, masked))


def _state(voice: Voice, issue: Issue, *, met: bool) -> str:
    if objecting(issue, voice):
        return _("有异议，等答复")
    if voice.ruling is not None:
        return _("领导已裁定，不同意见留在台账上")
    if voice.answer is not None:
        said = word(voice.answer.outcome)
        accepted = voice.answer.outcome in ACCEPTED_ANSWERS
        return said if accepted else _("%(said)s，等领导裁定") % {"said": said}
    if met:
        return _("多日联系不上") if voice.attempts else _("匿名，已公示期满")
    if concluded_against(issue):
        return _("要先问过，再由领导裁定")
    return _waited_for(voice, issue)


def out_of_reach(standard: Standard) -> str:
    """Return from when on somebody counts as out of reach, in words."""
    if not standard.days_between:
        return _("不同的 %(n)d 天都没打通才算") % {"n": standard.attempts}
    between = {"n": standard.attempts, "between": standard.days_between}
    return _("%(n)d 天都没打通才算，两次之间至少隔 %(between)d 整天") % between


def _waited_for(voice: Voice, issue: Issue) -> str:
    if voice.attempts:
        days = len(days_counted(issue, voice))
        left = issue.standard.attempts - days
        words = ngettext(
            "打过 %(days)d 天没联系上，还要再打 %(left)d 天",
            "打过 %(days)d 天没联系上，还要再打 %(left)d 天",
            days,
        )
        return words % {"days": days, "left": left}
    if voice.anonymous:
        count = issue.standard.posting_days
        if issue.posted:
            return _("已公示，满 %(days)d 天算答复") % {"days": count}
        return _("匿名，要公示结果 %(days)d 天") % {"days": count}
    return _("还没回访")
