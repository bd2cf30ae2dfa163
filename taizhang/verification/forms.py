"""The second person's form: what the look showed, and what each resident said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.core.closing import concluded_against
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import CheckMethod, FollowUpOutcome
from taizhang.web.acting import PressedForm, text_field
from taizhang.web.voices import key_of
from taizhang.web.wording import choices

STRIKE_OFF = "strike_off"
LATER = "later"
SEND_BACK = "send_back"
# Says for the one resident who was asked: 满意.
CONTENT = "content"
# What is most often missing, so that nobody types it twenty times a day.
LACKS = [
    ("unclear", _("照片看不清")),
    ("elsewhere", _("照片不是这个地方")),
    ("not_after", _("照片不是整改后拍的")),
    ("unfinished", _("还没办完")),
    ("unexplained", _("没写清怎么办的")),
    ("unanswered", _("没答复反映人")),
]


def what_it_showed(ticked: Iterable[str], words: str) -> str:
    """Return what a look showed: what was ticked of `LACKS`, and under it the words."""
    said = dict(LACKS)
    lacks = str(_("；")).join(str(said[each]) for each in ticked)
    return "\n".join(filter(None, (lacks, words)))


def _parts(called: "Called") -> tuple[tuple[str, bool], ...]:
    return (
        ("method", called.checking),
        ("lacks", called.checking),
        ("finding", called.checking),
        ("alike", called.doubted),
        ("where", called.posting),
    )


@dataclass(frozen=True)
class Called:
    """What is called for: a check, a posting, and an answer of each of `voices`.

    `doubted`: the check must also say why a picture counts that looks like another.
    """

    checking: bool
    posting: bool
    voices: tuple[Voice, ...]
    doubted: bool = False


def sent_in(data: QueryDict, issue: Issue) -> Called:
    """Return what the page that sent `data` called for, however the issue stands by now.

    A form sent twice must mean the same both times.
    """
    named = {name.partition("-")[2] for name in data if name.startswith("outcome-")}
    return Called(
        checking="finding" in data or data.get("act") == SEND_BACK,
        posting="where" in data,
        doubted="alike" in data,
        voices=tuple(voice for voice in issue.voices if key_of(voice) in named),
    )


class CheckForm(PressedForm):
    """Checks, calls back and strikes off; each part only where it is called for.

    Fields of a resident end in the resident's key: `outcome-1`, `answer-1`.
    """

    ACTS, OTHERWISE = (STRIKE_OFF, LATER, SEND_BACK), LATER
    method = forms.ChoiceField(label=_("怎么核验的"), widget=forms.RadioSelect)
    lacks = forms.MultipleChoiceField(
        label=_("还差什么"),
        required=False,
        choices=LACKS,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("退回时勾选，再写一句；通过的不用勾"),
    )
    finding = text_field(
        _("核验意见"), rows=2, hint=_("通过的可不写；退回的写清还要补办什么")
    )
    alike = text_field(
        _("为什么这张照片算数"),
        hint=_("比过两张照片，通过时必填；拿不准就退回或去现场看"),
    )
    where = text_field(
        _("公示地点"), hint=_("没留姓名的，把结果公示出来，比如“3 号楼公告栏”")
    )

    def __init__(self, data: QueryDict | None, called: Called, issue: Issue) -> None:
        """Ask for what is `called` for on `issue`."""
        initial = {"n": issue.n, "method": issue.standard.method}
        super().__init__(data, initial=initial)
        self.voices = called.voices
        # Then several can say 没解决 without sending it back.
        self.against = concluded_against(issue)
        self.fields["method"].choices = choices(CheckMethod)  # type: ignore[attr-defined]
        for name, wanted in _parts(called):
            if not wanted:
                del self.fields[name]
        for voice in called.voices:
            self._ask(voice)

    def settle(self, called: Called) -> list[tuple[str, str]]:
        """Ask only for what is `called` for by now; return (label, words) of the rest."""
        stale = [name for name, wanted in _parts(called) if not wanted]
        keys = {key_of(voice) for voice in called.voices}
        for voice in self.voices:
            if key_of(voice) not in keys:
                stale += [f"outcome-{key_of(voice)}", f"answer-{key_of(voice)}"]
        left = [self._drop(name) for name in stale if name in self.fields]
        for voice in called.voices:
            if f"outcome-{key_of(voice)}" not in self.fields:
                self._ask(voice)
        self.voices = called.voices
        return [(label, words) for label, words in left if words]

    def _ask(self, voice: Voice) -> None:
        key = key_of(voice)
        self.fields[f"outcome-{key}"] = forms.ChoiceField(
            label=_("回访结果"),
            required=False,
            widget=forms.RadioSelect,
            choices=[("", _("还没打")), *choices(FollowUpOutcome)],
            initial="",
        )
        self.fields[f"answer-{key}"] = text_field(
            _("反映人怎么说"), hint=_("照原话记，可不填")
        )

    def _drop(self, name: str) -> tuple[str, str]:
        field = self.fields.pop(name)
        for wrong in self.errors.pop(name, []):
            self.add_error(None, wrong)
        words = dict(getattr(field, "choices", ()))
        typed = str(self.data.get(name, ""))
        return str(field.label), str(words.get(typed, typed)) if typed else ""

    @property
    def found(self) -> str:
        """What the look showed: of what is sent back also what was ticked, before the words."""
        said = self.cleaned_data
        ticked = said.get("lacks", []) if self.act == SEND_BACK else []
        return what_it_showed(ticked, said["finding"])

    @property
    def act(self) -> str:
        """What is asked to be done; the mildest where nothing sensible is asked."""
        return STRIKE_OFF if self._content else super().act

    @property
    def _content(self) -> bool:
        """Whether the button was pressed that says it for the resident, of whom there is one."""
        return self.data.get("act") == CONTENT and len(self.voices) == 1

    def clean(self) -> dict[str, Any]:
        """Check that answers have an outcome, and that a matter sent back has none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for voice in self.voices:
            asked, said = self.outcome(voice), self.answer(voice)
            if self.act == SEND_BACK and (asked or said):
                words = _("退回重办时不记回访。请把要紧的写进核验意见，这里改回“还没打”。")
                self.add_error(f"outcome-{key_of(voice)}", words)
            elif said and not asked:
                words = _("写了反映人的话，还没选回访结果。")
                self.add_error(f"outcome-{key_of(voice)}", words)
        for voice in self.voices if self._content else ():
            if self.outcome(voice) is not FollowUpOutcome.SATISFIED:
                words = _("没有记下：按的是“满意”，选的不是。请改选，或按另一个按钮。")
                self.add_error(f"outcome-{key_of(voice)}", words)
        for voice in [] if self.against else self.unsolved[1:]:
            if self.answer(voice):
                words = _(
                    "前面一位说没解决，这件事就退回重办了，写不进这位的话。"
                    "请把这一栏留空，重办后会再问到。"
                )
                self.add_error(f"answer-{key_of(voice)}", words)
        return cleaned

    @property
    def unsolved(self) -> list[Voice]:
        """Who said 没解决, in order."""
        unsolved = FollowUpOutcome.NOT_SOLVED
        return [voice for voice in self.voices if self.outcome(voice) is unsolved]

    def outcome(self, voice: Voice) -> FollowUpOutcome | None:
        """Return what `voice` said; None: not asked yet."""
        said = self.cleaned_data.get(f"outcome-{key_of(voice)}")
        if not said and self._content:
            return FollowUpOutcome.SATISFIED
        return FollowUpOutcome(said) if said else None

    def answer(self, voice: Voice) -> str:
        """Return what was written down of what `voice` said."""
        return str(self.cleaned_data.get(f"answer-{key_of(voice)}", ""))
