"""Acts that mend the book: correcting, void, withdrawing, undo, merging, erasing."""

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.casework.action import CHOOSE, Action, BareForm, IssueForm, yes_or_no
from taizhang.casework.correcting import ComplainedOfForm, CorrectForm
from taizhang.casework.merging import MergeForm, SplitForm
from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor, Duty
from taizhang.ledger import book
from taizhang.ledger.writing import Done
from taizhang.web.acting import attempt, text_field
from taizhang.web.happenings import naming_for, told
from taizhang.web.voices import from_key, voices


class AskVoidForm(IssueForm):
    """Says that the entry was made in error."""

    command = co.AskVoid
    reason = text_field(_("为什么作废"), 3, _("如：同一件事登了两遍"))


class DecideVoidForm(IssueForm):
    """Decides on that, as a second person."""

    command = co.DecideVoid
    granted = yes_or_no(_("决定"), _("同意作废"), _("不同意，继续办"))
    reason = text_field(_("理由"), 3)


class WithdrawForm(IssueForm):
    """No longer shows a text or file."""

    command = co.WithdrawText
    target = forms.TypedChoiceField(
        label=_("撤回哪一条"), coerce=int, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    reason = text_field(_("为什么撤回"), 3, _("页面上会写明已撤回和这个理由"))

    def fit(self) -> None:
        """Offer the texts and files that are still shown, the latest first."""
        issue = self.file.issue
        shown = {happening.anchor: happening for happening in told(self.file)}
        field = self.fields["target"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [
            (str(entry.seq), f"{each.at} {each.who} {each.said} {each.quote[:30]}")
            for entry in reversed(self.file.entries)
            if entry.seq in issue.texts - issue.withdrawn and (each := shown[f"e{entry.n}"])
        ]


class UndoForm(BareForm):
    """Takes back one's own last step."""

    command = co.UndoStep


class EraseForm(IssueForm):
    """Erases what is personal of one resident, for good."""

    drafted = False

    voice = forms.ChoiceField(
        label=_("谁的个人信息"), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    reason = text_field(_("依据"), 3, _("如：本人来电要求删除，已核对身份"))
    sure = forms.BooleanField(
        label=_("我知道删除以后谁也恢复不了"),
        error_messages={"required": _("没有删除。请先勾上“我知道删除以后谁也恢复不了”。")},
    )

    def fit(self) -> None:
        """Offer the issue's own residents; those of merged ones are under their number."""
        known = naming_for(self.file, now())
        field = self.fields["voice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (each.key, f"{each.name} {each.who}")
            for each in voices(self.file, known)
            if each.own
        ]

    def clean_reason(self) -> str:
        """Check that it is said why: nobody can look it up afterwards."""
        reason = str(self.cleaned_data["reason"]).strip()
        if not reason:
            raise forms.ValidationError(
                _("没有删除：还没写依据。请写清是谁要求的、怎样核对的。")
            )
        return reason

    def carry_out(self) -> Done | None:
        """Erase, and return how the issue stands."""
        case = self.file.row.case
        ordinal, _case = from_key(self.cleaned_data["voice"])
        reason = self.cleaned_data["reason"]

        def write() -> Done:
            book.erase(case, ordinal, by=self.by, reason=reason)
            return Done(book.issue_of(case), ())

        return attempt(self, self.file.row.number, write)


class EraseAction(Action):
    """Offered to administrators on every issue, ended ones too."""

    def offered(self, issue: Issue, by: Actor) -> bool:
        """Return whether `by` looks after the office's data."""
        return Duty.ADMINISTER in by.duties


def _void_is_asked(issue: Issue, by: Actor) -> bool:
    return bool(issue.void_asked_by) and issue.void_asked_by != by.id


def _something_shown(issue: Issue, by: Actor) -> bool:
    return bool(issue.texts - issue.withdrawn)


def _last_step_is_theirs(issue: Issue, by: Actor) -> bool:
    step = issue.step
    return step is not None and step.undoable and step.actor == by.id


def _nothing(issue: Issue, by: Actor) -> bool:
    return not issue.void_asked_by


ACTIONS: tuple[Action, ...] = (
    Action(
        "correct",
        CorrectForm,
        _("更正"),
        _("已更正，原来的内容留在经过里。"),
        _("只改写错的。改了类别或缓急，时限按新标准、从原来的起点重算。"),
        icon="pen",
        rights=True,
    ),
    Action(
        "complained-of",
        ComplainedOfForm,
        _("被反映单位"),
        _("已记下。被反映单位的人从此看不到这件事。"),
        _("居民反映的是哪家单位，就不交给它办，它的人也看不到。"),
        icon="flag",
        rights=True,
    ),
    Action(
        "merge",
        MergeForm,
        _("并案"),
        _("已并案，反映人由那个编号一起答复。"),
        _("同一件事登了两个编号，并到其中一个一起办。"),
        icon="merge",
        rights=True,
    ),
    Action(
        "split",
        SplitForm,
        _("拆出并案"),
        _("已拆出，单独办。"),
        icon="back",
        rights=True,
    ),
    Action(
        "withdraw",
        WithdrawForm,
        _("撤回文字或照片"),
        _("已撤回，页面上不再显示。"),
        _("写了不该公开的内容时用。记录还在台账里，只是不再显示。"),
        icon="eye",
        fits=_something_shown,
        rights=True,
    ),
    Action(
        "void",
        AskVoidForm,
        _("申请作废"),
        _("已提出，等另一位同事决定。"),
        _("登错了才作废，要两个人。编号留着，不再使用。"),
        icon="x",
        fits=_nothing,
        rights=True,
        warns=True,
    ),
    Action(
        "decide-void",
        DecideVoidForm,
        _("决定作废"),
        _("已决定。"),
        icon="flag",
        fits=_void_is_asked,
    ),
    Action(
        "undo",
        UndoForm,
        _("撤销刚才的一步"),
        _("已撤销刚才的一步。"),
        icon="undo",
        fits=_last_step_is_theirs,
        post_only=True,
    ),
    EraseAction(
        "erase",
        EraseForm,
        _("删除个人信息"),
        _("已删除，谁也恢复不了。"),
        _(
            "删除姓名、电话、住址、原话和写明他说了什么的内容，连同打开它们的钥匙。"
            "删了不能恢复；事项、环节和办理经过都还在。"
        ),
        icon="lock",
        duties=frozenset({Duty.ADMINISTER}),
        rights=True,
        warns=True,
    ),
)
