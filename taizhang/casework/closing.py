"""Acts after somebody else has looked: asking residents, posting, ruling, 销号, reopening."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.casework.action import (
    CHOOSE,
    Action,
    BareForm,
    IssueForm,
    not_ones_own_work,
    one_of,
    yes_or_no,
)
from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.closing import ACCEPTED_ANSWERS, concluded_against, findings, objecting
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor, FollowUpOutcome, Status
from taizhang.web.acting import text_field
from taizhang.web.happenings import naming_for
from taizhang.web.revealing import Behind, Masked, behind_of
from taizhang.web.voices import from_key, unmasked, voices


class VoiceChoice(IssueForm):
    """A form about one resident: `voice` names them, as `voices.key_of` does."""

    def fit(self) -> None:
        """Offer the residents, those who are still to be answered first."""
        known = naming_for(self.file, now())
        shown = sorted(voices(self.file, known), key=lambda each: each.met)
        field = self.fields["voice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (each.key, f"{each.name} {each.who} · {each.state}")
            for each in shown
            if each.key != "0"
        ]
        if shown:
            self.initial.setdefault("voice", shown[0].key)

    def commands(self) -> tuple[co.Command, ...]:
        """Return the command, about the resident who was chosen."""
        said = dict(self.cleaned_data)
        ordinal, case = from_key(said.pop("voice"))
        names = {name: v for name, v in said.items() if name not in {"n", "key"}}
        return (self.command(voice=ordinal, of=case, **names),)


def _voice_field(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, error_messages=CHOOSE)


class FollowUpForm(VoiceChoice):
    """Writes down what a resident said when asked."""

    command = co.RecordFollowUp
    voice = _voice_field(_("问的是谁"))
    outcome = one_of(_("怎么说"), FollowUpOutcome)
    answer = text_field(_("原话或情况"), 3, _("可不填；没解决的请写清哪里没解决"))

    @property
    def calls(self) -> list[tuple[str, tuple[Masked, ...]]]:
        """Whom to ring: who, and the masked fields that a press shows.

        Only while residents are being asked, and not to whoever did the work.
        """
        issue = self.file.issue
        if issue.status is not Status.VERIFIED or not not_ones_own_work(issue, self.by):
            return []
        return [
            (each.name, fields)
            for each in voices(self.file, naming_for(self.file, now()))
            if (fields := self.behind.of(each.key))
        ]

    @cached_property
    def behind(self) -> Behind:
        """What lies masked of everybody who is asked."""
        return behind_of(self.file, unmasked(self.file))


class PostForm(IssueForm):
    """Hangs the outcome up in public."""

    command = co.PostOutcome
    where = text_field(_("贴在哪里"), hint=_("如“3 号楼单元门口公示栏”"))


class ObjectForm(VoiceChoice):
    """Writes down what a resident objects to, who came or rang to say so."""

    command = co.Object
    voice = _voice_field(_("谁有意见"))
    words = text_field(_("对什么有意见"), 4, _("照反映人的话写"))


class RuleForm(VoiceChoice):
    """Rules on a resident who does not accept the outcome."""

    command = co.RuleOnObjection
    voice = _voice_field(_("谁不认可"))
    upheld = yes_or_no(
        _("裁定"), _("反映人说得对，退回重办"), _("办理结果不变，不同意见留在台账上")
    )
    reason = text_field(_("理由"), 4, _("会留在台账上，反映人看得到"))


class StrikeOffForm(BareForm):
    """Strikes the number off."""

    command = co.StrikeOff


class ReopenForm(IssueForm):
    """Puts the same number back on the ledger."""

    command = co.ReopenIssue
    voice = forms.TypedChoiceField(
        label=_("谁提出的"), coerce=int, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    reason = text_field(_("为什么重新挂号"), 4, _("哪里没解决，或者又出了什么问题"))

    def fit(self) -> None:
        """Offer the office and the issue's own residents."""
        own = [
            (each.key, f"{each.name} {each.who}")
            for each in voices(self.file, naming_for(self.file, now()))
            if each.own and each.key != "0"
        ]
        field = self.fields["voice"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("0", gettext("街道自己")), *own]
        self.initial.setdefault("voice", own[0][0] if own else "0")


def _somebody_to_ask(issue: Issue, by: Actor) -> bool:
    askable = any(voice.ordinal for voice in issue.voices)
    return askable and not_ones_own_work(issue, by)


def _somebody_anonymous(issue: Issue, by: Actor) -> bool:
    anonymous = any(voice.anonymous for voice in issue.voices)
    return anonymous and issue.posted is None and not_ones_own_work(issue, by)


def complete(issue: Issue) -> bool:
    """Return whether nothing is missing any more for striking the number off."""
    day = local_day(now())
    asked = issue.status is Status.VERIFIED
    return asked and all(each.met for each in findings(issue, day))


class StrikeOffAction(Action):
    """What comes next as soon as every condition is met."""

    def leads_on(self, issue: Issue) -> bool:
        """Return whether it would not be refused."""
        return complete(issue)


class RuleAction(Action):
    """What comes next where somebody objects and nobody has ruled on it."""

    def leads_on(self, issue: Issue) -> bool:
        """Return whether an objection waits."""
        return bool(issue.objections) or any(
            voice.ruling is None
            and voice.answer is not None
            and voice.answer.outcome not in ACCEPTED_ANSWERS
            for voice in issue.voices
        )


def _something_to_rule_on(issue: Issue, by: Actor) -> bool:
    refused = issue.status is Status.VERIFIED and concluded_against(issue)
    return (refused or bool(issue.objections)) and not_ones_own_work(issue, by)


def _somebody_to_object(issue: Issue, by: Actor) -> bool:
    return any(each.ordinal and not objecting(issue, each) for each in issue.voices)


ACTIONS = (
    StrikeOffAction(
        "strike-off",
        StrikeOffForm,
        _("销号"),
        _("已销号。"),
        _("条件齐了才能销号。销号以后反映人说没解决，还用这个编号重新挂号。"),
        icon="stamp",
        fits=not_ones_own_work,
    ),
    Action(
        "follow-up",
        FollowUpForm,
        _("回访"),
        _("已记下回访。"),
        _("反映人说没解决，就退回重办。"),
        icon="phone",
        fits=_somebody_to_ask,
    ),
    Action(
        "post",
        PostForm,
        _("公示结果"),
        _("已记下公示。"),
        _("匿名的和自己发现的没有人可问，把结果贴出来，满期算答复。"),
        icon="globe",
        fits=_somebody_anonymous,
    ),
    RuleAction(
        "rule",
        RuleForm,
        _("裁定不同意见"),
        _("已裁定。"),
        _("反映人不认可结论，或者提了异议时用。由没打过电话、没经手的领导裁定。"),
        icon="flag",
        fits=_something_to_rule_on,
    ),
    Action(
        "object",
        ObjectForm,
        _("记下异议"),
        _("已记下异议，等领导答复。"),
        _(
            "反映人对怎么办的、怎么答复的有意见。答复以前不销号；已销号的，说得对就重新挂号。"
        ),
        icon="flag",
        fits=_somebody_to_object,
    ),
    Action(
        "reopen",
        ReopenForm,
        _("重新挂号"),
        _("已重新挂号，还是这个编号。"),
        icon="repeat",
    ),
)
