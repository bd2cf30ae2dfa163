"""The forms of the follow-up desk: what a resident said, where it was posted, a ruling."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import FollowUpOutcome
from taizhang.web.acting import ActForm, PressedForm, text_field
from taizhang.web.wording import choices

NEXT, STRIKE_OFF = "next", "strike_off"


class VoiceForm(ActForm):
    """A form about one `voice` of `issue`."""

    def __init__(self, data: QueryDict | None, issue: Issue, voice: Voice) -> None:
        """Begin with what the reader has seen."""
        super().__init__(data, initial={"n": issue.n})
        self.voice = voice


class OutcomeForm(VoiceForm, PressedForm):
    """Writes down what came of ringing a resident; and then goes on, or strikes off."""

    ACTS, OTHERWISE = (NEXT, STRIKE_OFF), NEXT
    outcome = forms.ChoiceField(
        label=_("怎么样"),
        widget=forms.RadioSelect,
        error_messages={"required": _("还没选结果。请从五个里选一个。")},
    )
    answer = text_field(_("反映人怎么说"), 3, _("照原话记；没解决的，写清哪里没解决"))

    def __init__(self, data: QueryDict | None, issue: Issue, voice: Voice) -> None:
        """Offer the outcomes in the reader's language."""
        super().__init__(data, issue, voice)
        self.fields["outcome"].choices = choices(  # type: ignore[attr-defined]
            FollowUpOutcome
        )

    def clean(self) -> dict[str, Any]:
        """Ask for words where it has to be done again: whoever does it must know what."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        unsolved = said.get("outcome") == FollowUpOutcome.NOT_SOLVED.value
        if unsolved and not said.get("answer"):
            words = _("没解决的，请写一句哪里没解决，重办的人要照着办。")
            self.add_error("answer", words)
        return said

    def commands(self) -> tuple[co.Command, ...]:
        """Return the answer; and the strike-off, unless the answer sends it back."""
        outcome = FollowUpOutcome(self.cleaned_data["outcome"])
        asked = co.RecordFollowUp(
            voice=self.voice.ordinal,
            of=self.voice.case,
            outcome=outcome,
            answer=self.cleaned_data["answer"],
        )
        strikes = self.act == STRIKE_OFF and outcome is not FollowUpOutcome.NOT_SOLVED
        return (asked, co.StrikeOff()) if strikes else (asked,)


class PostForm(VoiceForm):
    """Hangs the outcome up for whoever left no name."""

    where = text_field(_("公示地点"), hint=_("如“3 号楼单元门口公示栏”"))

    def commands(self) -> tuple[co.Command, ...]:
        """Return the posting."""
        return (co.PostOutcome(where=self.cleaned_data["where"]),)


class RulingForm(VoiceForm):
    """Rules on a resident who does not accept the outcome."""

    upheld = forms.TypedChoiceField(
        label=_("裁定"),
        choices=[
            ("yes", _("反映人说得对，退回重办")),
            ("no", _("办理结果不变，不同意见留在台账上")),
        ],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("还没选怎么裁定。请从两个里选一个。")},
    )
    reason = text_field(_("理由"), 4, _("会留在台账上，反映人看得到"))

    def commands(self) -> tuple[co.Command, ...]:
        """Return the ruling."""
        said = self.cleaned_data
        return (
            co.RuleOnObjection(
                voice=self.voice.ordinal,
                of=self.voice.case,
                upheld=said["upheld"],
                reason=said["reason"],
            ),
        )


# Each says by `commands` what is asked to be done, in order.
Asking = OutcomeForm | PostForm | RulingForm
