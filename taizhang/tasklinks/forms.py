"""Forms of links: asking for one, entering a code, and the few acts on the task itself."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.closing import evidence_missing
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Conclusion, EvidenceKind, ReturnReason
from taizhang.people.names import all_unit_names
from taizhang.tasklinks.making import DAYS, Asked
from taizhang.web.acting import ActForm, KeyedForm, text_field
from taizhang.web.selects import offer, select_field
from taizhang.web.uploads import UploadField, UploadInput, named
from taizhang.web.wording import word

DAYS_MOST = 60
CHOOSE = {
    "required": _("还没选。请选一项。"),
    "invalid_choice": _("没有这一项。请重新选。"),
}


class MakeForm(KeyedForm):
    """For whom the link is, and for how long."""

    unit = forms.ChoiceField(label=_("哪个单位的人"), error_messages=CHOOSE)
    name = forms.CharField(
        label=_("姓名"),
        max_length=40,
        error_messages={
            "required": _("还没写姓名。台账上会记下是谁办的。"),
            "max_length": _("姓名太长了，最多 40 个字。"),
        },
    )
    phone = forms.CharField(
        label=_("手机号"),
        max_length=32,
        help_text=_("验证码念给或发给这个号的人"),
        error_messages={
            "required": _("还没写手机号。"),
            "max_length": _("手机号太长了，请核对。"),
        },
    )
    days = forms.IntegerField(
        label=_("几天内有效"),
        min_value=1,
        max_value=DAYS_MOST,
        initial=DAYS,
        error_messages={
            "required": _("还没写几天。"),
            "invalid": _("请写一个数，比如 14。"),
            "min_value": _("至少 1 天。"),
            "max_value": _("最多 60 天。"),
        },
    )

    def __init__(self, data: Any = None, *, units: list[tuple[str, str]]) -> None:
        """Offer the units that the matter may be handled by."""
        super().__init__(data)
        offer(self, "unit", units)

    @property
    def asked(self) -> Asked:
        """What the form asks for."""
        said = self.cleaned_data
        return Asked(
            said["unit"],
            said["name"].strip(),
            said["phone"].strip(),
            said["days"],
            str(said["key"]),
        )


class CodeForm(forms.Form):
    """Six digits that the office told somebody."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("六位验证码"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
        error_messages={
            "required": _("还没写验证码。街道电话里会告诉您。"),
            "max_length": _("验证码是六位数字，请核对。"),
        },
    )


class PhotoInput(UploadInput):
    """The chooser of photos, for somebody who cannot open what was kept."""

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        """Return the chooser as HTML; what was kept is counted and named in hidden fields."""
        chooser = forms.FileInput.render(self, name, None, attrs, renderer)
        words = gettext("已收下 %(count)d 张，不用再选。") % {"count": len(self.taken)}
        told = format_html('<span class="f__hint">{}</span>', words) if self.taken else ""
        return format_html("{}{}{}", chooser, named(name, self.taken), told)


class PhotosField(UploadField):
    """Takes photos from somebody without an account."""

    def __init__(self, **rest: Any) -> None:
        """Choose as a phone does: from the camera or from its pictures."""
        super().__init__(**rest)
        self.widget = PhotoInput(attrs=dict(self.widget.attrs))


class TaskForm(ActForm):
    """A form on the task. `commands` of each says what the filled-in form asks for."""

    commands: Callable[[], tuple[co.Command, ...]]

    def __init__(
        self,
        data: Any = None,
        files: "MultiValueDict[str, Any] | None" = None,
        *,
        issue: Issue,
    ) -> None:
        """Make the form as the issue stands."""
        # Several stand on one page, so each names its fields by itself for readers.
        mark = f"{type(self).__name__.lower()}_%s"
        super().__init__(data, files, auto_id=mark, initial={"n": issue.n})
        self.issue = issue
        self.fit()

    def fit(self) -> None:
        """Fit the fields to the issue. Most need nothing."""


class ClaimForm(KeyedForm):
    """Takes what is offered. Whoever is quicker has it, so it asks for nothing seen."""

    def commands(self) -> tuple[co.Command, ...]:
        """Return the claim."""
        return (co.ClaimIssue(),)


class TakeUpForm(TaskForm):
    """Begins."""

    def commands(self) -> tuple[co.Command, ...]:
        """Return the beginning."""
        return (co.TakeUp(),)


class ReturnForm(TaskForm):
    """Says that it is not theirs, why, and whose it may be."""

    reason = forms.TypedChoiceField(
        label=_("为什么"),
        coerce=ReturnReason,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    explanation = text_field(_("说明"), 3, _("一两句就行"))
    suggested_unit = select_field(_("该归谁"), _("可不选"))

    def fit(self) -> None:
        """Offer the reasons of units that are no communities, and the units."""
        outside = ReturnReason.OUTSIDE_COMMUNITY_LIST
        kinds = [(kind.value, word(kind)) for kind in ReturnReason if kind is not outside]
        offer(self, "reason", kinds)
        units = all_unit_names().items()
        offer(self, "suggested_unit", [("", gettext("不清楚")), *units])

    def commands(self) -> tuple[co.Command, ...]:
        """Return the giving back."""
        names = ("reason", "explanation", "suggested_unit")
        return (co.ReturnDispatch(**{name: self.cleaned_data[name] for name in names}),)


class ProgressForm(TaskForm):
    """Says how far it is, and shows it."""

    text = text_field(_("办到哪一步了"), 3)
    shows = forms.TypedChoiceField(
        label=_("照片是"),
        coerce=EvidenceKind,
        widget=forms.RadioSelect,
        initial=EvidenceKind.AFTER_PHOTO.value,
        error_messages=CHOOSE,
    )
    files_taken = PhotosField(label=_("照片"), help_text=_("可不传，可多选"))

    def fit(self) -> None:
        """Offer photos of before and after."""
        kinds = (EvidenceKind.AFTER_PHOTO, EvidenceKind.BEFORE_PHOTO)
        offer(self, "shows", [(kind.value, word(kind)) for kind in kinds])

    def commands(self) -> tuple[co.Command, ...]:
        """Return the photos, and the words where there are any; or what asks for words."""
        said = self.cleaned_data
        photos = [
            co.AddEvidence(shows=said["shows"], sha256=k.sha256)
            for k in said["files_taken"]
        ]
        words = [co.RecordProgress(text=said["text"])] if said["text"] or not photos else []
        return (*photos, *words)


class DoneForm(TaskForm):
    """Says that it is done, with all that must be there for it."""

    conclusion = forms.TypedChoiceField(
        label=_("结果"),
        coerce=Conclusion,
        widget=forms.RadioSelect,
        initial=Conclusion.SOLVED.value,
        error_messages=CHOOSE,
    )
    result = text_field(_("做了什么，现在怎样"), 3, _("居民会看到这段话"))
    before_photo = PhotosField(label=_("整改前照片"))
    after_photo = PhotosField(label=_("整改后照片"), help_text=_("可多选"))
    document = PhotosField(label=_("材料照片"))
    note = text_field(_("文字说明"), 3, _("和谁说的、怎么说的、什么时候"))

    def fit(self) -> None:
        """Ask only for what the matter's standard asks for and does not have yet."""
        offer(self, "conclusion", [(kind.value, word(kind)) for kind in Conclusion])
        missing = {kind.value for kind in evidence_missing(self.issue)}
        for kind in EvidenceKind:
            if kind.value not in missing:
                self.fields.pop(kind.value, None)

    def commands(self) -> tuple[co.Command, ...]:
        """Return the evidence and the report, in this order."""
        said = self.cleaned_data
        pieces = [
            co.AddEvidence(shows=kind, sha256=kept.sha256)
            for kind in EvidenceKind
            if kind is not EvidenceKind.NOTE
            for kept in said.get(kind.value) or ()
        ]
        if said.get("note"):
            pieces.append(co.AddEvidence(shows=EvidenceKind.NOTE, text=said["note"]))
        report = co.ReportHandled(conclusion=said["conclusion"], result=said["result"])
        return (*pieces, report)
