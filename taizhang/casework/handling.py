"""Acts of the handling unit: taking up, giving back, progress, evidence, 报办结."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.agreements.directory import listed
from taizhang.casework.action import (
    Action,
    BareForm,
    IssueForm,
    day_field,
    in_thirty_days,
    leading,
    one_of,
    ours,
)
from taizhang.core import closing
from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import (
    Actor,
    Conclusion,
    Duty,
    EvidenceKind,
    ReturnReason,
    Status,
)
from taizhang.files.keeping import Kept
from taizhang.people.directory import is_community
from taizhang.people.receivers import receivers
from taizhang.web.acting import text_field
from taizhang.web.plain_forms import MomentField
from taizhang.web.selects import offer, select_field
from taizhang.web.uploads import PICTURES_AND_PDF, UploadField
from taizhang.web.wording import word

DAY_MISSING = _("还没选回头看的日期。请选一个今天以后的日子。")


class TakeUpForm(BareForm):
    """Begins handling."""

    command = co.TakeUp


class ReturnForm(IssueForm):
    """Gives the matter back."""

    command = co.ReturnDispatch
    reason = one_of(_("为什么退回"), ReturnReason)
    explanation = text_field(_("说明"), 4, _("派办的人会看到"))
    suggested_unit = select_field(_("建议交给"), _("可不选"))

    def fit(self) -> None:
        """Offer the units, and to a community the list where it need not take this."""
        offer(self, "suggested_unit", receivers().unit_options(gettext("不建议")))
        words = listed(self.file.row.category) if is_community(self.by.unit) else ""
        field = self.fields["reason"]
        assert isinstance(field, forms.TypedChoiceField)
        outside = ReturnReason.OUTSIDE_COMMUNITY_LIST
        kinds = [kind for kind in ReturnReason if words or kind is not outside]
        field.choices = [(kind.value, word(kind)) for kind in kinds]
        if words:
            hint = gettext("清单上写着：%(words)s 按清单退回不算推诿，说明可不填。")
            field.help_text = hint % {"words": words}


class ProgressForm(IssueForm):
    """Says what was done so far."""

    command = co.RecordProgress
    text = text_field(_("进展"), 4, _("办到了哪一步，下一步什么时候"))


class EvidenceForm(IssueForm):
    """Adds photos, documents, or a note of what was said."""

    command = co.AddEvidence
    shows = one_of(_("这是什么"), EvidenceKind)
    files_taken = UploadField(
        label=_("照片或文件"),
        accept=PICTURES_AND_PDF,
        help_text=_("照片或 PDF，可多选，每个不超过 15 MB"),
    )
    text = text_field(_("说明"), 3, _("文字说明就写在这里；照片的可不填"))
    taken_at = MomentField(
        label=_("拍摄时间"),
        help_text=_("可不填"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
        invalid=_("这个时间不对。请写成 2026-11-19 18:40 这样。"),
    )
    spans = {"taken_at": 3}

    def fit(self) -> None:
        """Offer what this person may show."""
        from_outside = [EvidenceKind.BEFORE_PHOTO, EvidenceKind.NOTE]
        # What a check found is shown where it is checked.
        every = [kind for kind in EvidenceKind if kind is not EvidenceKind.CHECK_PHOTO]
        ours_too = Duty.HANDLE in self.by.holds and ours(self.file.issue, self.by)
        kinds = every if ours_too else from_outside
        field = self.fields["shows"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(kind.value, word(kind)) for kind in kinds]
        missing = closing.evidence_missing(self.file.issue)
        first = next((kind for kind in missing if kind in kinds), kinds[0])
        self.initial.setdefault("shows", first.value)

    def commands(self) -> tuple[co.Command, ...]:
        """Return one piece of evidence for each file; the text goes with the first."""
        said = self.cleaned_data
        shows, text = said["shows"], said["text"]
        if shows is EvidenceKind.NOTE:
            return (co.AddEvidence(shows=shows, text=text),)
        kept: Iterable[Kept | None] = said["files_taken"] or (None,)
        return tuple(
            co.AddEvidence(
                shows=shows,
                sha256=each.sha256 if each else "",
                text="" if place else text,
                taken_at=said["taken_at"],
            )
            for place, each in enumerate(kept)
        )


class ReportForm(IssueForm):
    """Says that it is done, with everything that must be there for it in the same act."""

    command = co.ReportHandled
    conclusion = one_of(_("结论"), Conclusion, initial=Conclusion.SOLVED)
    result = text_field(_("办理结果"), 3, _("居民会看到这段话"))
    before_photos = UploadField(label=_("整改前照片"))
    after_photos = UploadField(
        label=_("整改后照片"), help_text=_("可多选，每张不超过 15 MB")
    )
    documents = UploadField(label=_("文件材料"), accept=PICTURES_AND_PDF)
    note = text_field(_("文字说明"), 3, _("和谁说的、怎么说的、什么时候"))
    measure = text_field(_("治本措施"), 3)
    look_back_on = day_field(_("回头看日期"))
    spans = {"before_photos": 3, "after_photos": 3, "measure": 4, "look_back_on": 2}

    def fit(self) -> None:
        """Ask only for what this kind of matter needs and does not have yet."""
        issue = self.file.issue
        kinds = set(issue.standard.evidence)
        missing = set(closing.evidence_missing(issue))
        wanted = {
            "before_photos": EvidenceKind.BEFORE_PHOTO in missing,
            "after_photos": EvidenceKind.AFTER_PHOTO in kinds,
            "documents": EvidenceKind.DOCUMENT in kinds or not kinds & PHOTOS,
            "note": EvidenceKind.NOTE in missing,
        }
        cause = closing.root_cause_needed(issue) and issue.root_cause is None
        wanted |= {"measure": cause, "look_back_on": cause}
        for name in [name for name, is_wanted in wanted.items() if not is_wanted]:
            del self.fields[name]
        if cause:
            words = gettext("同地第 %(n)d 次，防止再发生") % {"n": issue.earlier_count + 1}
            self.fields["measure"].help_text = words
            self.initial.setdefault("look_back_on", in_thirty_days())

    def clean(self) -> dict[str, Any]:
        """Check that a lasting measure comes with the day on which somebody looks again."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("measure") and "look_back_on" in cleaned:
            if not cleaned["look_back_on"]:
                self.add_error("look_back_on", DAY_MISSING)
        return cleaned

    def commands(self) -> tuple[co.Command, ...]:
        """Return the evidence, the lasting measure and the report, in this order."""
        said = self.cleaned_data
        pieces = [
            co.AddEvidence(shows=shows, sha256=kept.sha256)
            for name, shows in SHOWS.items()
            for kept in said.get(name) or ()
        ]
        if said.get("note"):
            pieces.append(co.AddEvidence(shows=EvidenceKind.NOTE, text=said["note"]))
        causes = []
        if said.get("measure"):
            causes.append(
                co.RecordRootCause(
                    measure=said["measure"], look_back_on=said["look_back_on"]
                )
            )
        return (*pieces, *causes, *super().commands())


PHOTOS = frozenset({EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO})
SHOWS = {
    "before_photos": EvidenceKind.BEFORE_PHOTO,
    "after_photos": EvidenceKind.AFTER_PHOTO,
    "documents": EvidenceKind.DOCUMENT,
}


class RemindForm(IssueForm):
    """Reminds whose turn it is."""

    command = co.Remind
    text = text_field(_("说明"), 3, _("可不填；为什么等不得，写一句"))


class RootCauseForm(IssueForm):
    """Says what will keep it from coming back."""

    command = co.RecordRootCause
    measure = text_field(_("治本措施"), 4, _("怎样防止再发生，谁来做，什么时候做"))
    look_back_on = day_field(_("回头看日期"), _("到那天再去看一次"))
    spans = {"look_back_on": 3}

    def fit(self) -> None:
        """Propose a month from now."""
        self.fields["look_back_on"].required = True
        self.fields["look_back_on"].error_messages["required"] = DAY_MISSING
        self.initial.setdefault("look_back_on", in_thirty_days())


def _needs_a_cause(issue: Issue, by: Actor) -> bool:
    concerned = ours(issue, by) or bool({Duty.DISPATCH, Duty.RULE} & by.holds)
    return concerned and closing.root_cause_needed(issue)


def _with_somebody_else(issue: Issue, by: Actor) -> bool:
    """Return whether a reminder from `by` would reach another unit than their own."""
    return not ours(issue, by) and issue.status is not Status.REGISTERED


def _shows_something(issue: Issue, by: Actor) -> bool:
    """Return whether evidence from `by` could be of use: not from every handler around."""
    outside = bool({Duty.REGISTER, Duty.VERIFY} & by.holds)
    return outside or ours(issue, by)


ACTIONS = (
    Action(
        "report",
        ReportForm,
        _("报办结"),
        _("已报办结，等别人核验。"),
        _("报了办结还不是销号：先由没有经手的人核验，再问过反映人。"),
        icon="stamp",
        fits=leading,
        leads=True,
    ),
    Action(
        "take-up",
        TakeUpForm,
        _("接单"),
        _("已接单。"),
        _("写进展、传照片或报办结时会自动接单。"),
        icon="user",
        fits=leading,
    ),
    Action("progress", ProgressForm, _("写进展"), _("已记下进展。"), icon="pen", fits=ours),
    Action(
        "evidence",
        EvidenceForm,
        _("传照片材料"),
        _("已收下。"),
        _(
            "照片里的拍摄时间和大致位置记作手机自报，照片本身不留。用在别的事项里的照片不能再用。"
        ),
        icon="image",
        fits=_shows_something,
    ),
    Action(
        "return",
        ReturnForm,
        _("不归我们办"),
        _("已退回，等重新派办。"),
        _("第二次退回要由领导定责。"),
        icon="back",
        fits=leading,
    ),
    Action(
        "root-cause",
        RootCauseForm,
        _("记治本措施"),
        _("已记下治本措施。"),
        icon="repeat",
        fits=_needs_a_cause,
    ),
    Action(
        "remind",
        RemindForm,
        _("催办"),
        _("已催办，记在这件事上。"),
        _("催办会记入台账，不改期限。"),
        icon="bell",
        fits=_with_somebody_else,
    ),
)
