"""What somebody found who looked again: three answers, each a button."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import CheckMethod, EvidenceKind
from taizhang.web.acting import PressedForm, text_field
from taizhang.web.uploads import UploadField
from taizhang.web.wording import choices

HELD = "held"
CAME_BACK = "came_back"
NEVER_SOLVED = "never_solved"
NOT_CHOSEN = _("还没选看到的是哪一种。请按三个按钮里的一个。")
NO_PHOTOS = _("没有反弹的不存照片。请去掉照片，把看到的写成一句话。")


class LookBackForm(PressedForm):
    """Says how it was looked at, and what was seen. Which it is says the button, `act`."""

    ACTS = (HELD, CAME_BACK, NEVER_SOLVED)
    method = forms.ChoiceField(label=_("怎么看的"), widget=forms.RadioSelect)
    finding = text_field(
        _("看到什么"), rows=3, hint=_("没有反弹的可不写；其他的写清现在怎样，重办的人要看")
    )
    photos = UploadField(
        label=_("现在的照片"), help_text=_("反弹或没解决时可拍，存作重办前的照片")
    )

    def __init__(
        self, data: QueryDict | None, files: MultiValueDict[str, Any] | None, issue: Issue
    ) -> None:
        """Ask for a look at `issue`."""
        initial = {"n": issue.n, "method": issue.standard.method}
        super().__init__(data, files, initial=initial)
        self.fields["method"].choices = choices(CheckMethod)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check that a button was pressed, and that no photo is lost unawares."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.act:
            self.add_error(None, NOT_CHOSEN)
        elif self.act == HELD and cleaned.get("photos"):
            self.add_error("photos", NO_PHOTOS)
        return cleaned

    def commands(self) -> tuple[co.Command, ...]:
        """Return the look, and after it the photos of how it is now."""
        said = self.cleaned_data
        look = co.RecordLookBack(
            held=self.act == HELD,
            method=CheckMethod(said["method"]),
            finding=said["finding"],
            false_close=self.act == NEVER_SOLVED,
        )
        now = EvidenceKind.BEFORE_PHOTO
        photos = said.get("photos") or ()
        return look, *(co.AddEvidence(shows=now, sha256=kept.sha256) for kept in photos)
