"""The form of somebody who stands there: photos, where the phone is, and what they see."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core import lookalikes
from taizhang.core.issue import Issue
from taizhang.core.likeness import spot_at
from taizhang.core.vocabulary import CheckMethod, EvidenceKind
from taizhang.verification.forms import LACKS, what_it_showed
from taizhang.web.acting import PressedForm, text_field
from taizhang.web.uploads import UploadField

PASSED = "passed"
FAILED = "failed"
PHOTO_MISSING = _("还没有现场照片。请拍一张再通过；看着没办好的，可以不拍直接退回。")
NOT_CHOSEN = _("还没说办好没有。请按“办好了”或“没办好”。")


def _degrees() -> forms.IntegerField:
    """Return a field that the page fills in once somebody says where they are."""
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


class OnSiteForm(PressedForm):
    """Says what was found at the place. Which it is says the button, `act`."""

    ACTS = (PASSED, FAILED)
    photos = UploadField(
        label=_("现场照片"), help_text=_("通过的至少一张；记作核验照片，不算承办单位的证据")
    )
    lacks = forms.MultipleChoiceField(
        label=_("还差什么"),
        required=False,
        choices=LACKS,
        widget=forms.CheckboxSelectMultiple,
    )
    finding = text_field(_("看到什么"), rows=2, hint=_("退回的写清还要补办什么"))
    alike = text_field(_("为什么这张照片算数"), hint=_("比过两张照片，通过时必填"))
    north = _degrees()
    east = _degrees()

    def __init__(
        self, data: QueryDict | None, files: MultiValueDict[str, Any] | None, issue: Issue
    ) -> None:
        """Ask for a look at `issue`."""
        super().__init__(data, files, initial={"n": issue.n})
        self.fields["photos"].widget.attrs["capture"] = "environment"
        if not lookalikes.standing(issue):
            del self.fields["alike"]

    def clean(self) -> dict[str, Any]:
        """Check that a button was pressed, and that what passes was photographed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.act:
            self.add_error(None, NOT_CHOSEN)
        elif self.act == PASSED and not cleaned.get("photos") and "photos" in cleaned:
            self.add_error("photos", PHOTO_MISSING)
        return cleaned

    def commands(self) -> tuple[co.Command, ...]:
        """Return the photos, and after them the check."""
        said = self.cleaned_data
        ticked = said["lacks"] if self.act == FAILED else []
        check = co.RecordVerification(
            passed=self.act == PASSED,
            method=CheckMethod.ON_SITE,
            finding=what_it_showed(ticked, said["finding"]),
            alike=said.get("alike", ""),
        )
        return (*self._seen(), check)

    def _seen(self) -> Iterator[co.Command]:
        said = self.cleaned_data
        where = spot_at(said["north"], said["east"])
        for kept in said["photos"] or ():
            yield co.AddEvidence(
                shows=EvidenceKind.CHECK_PHOTO, sha256=kept.sha256, taken_where=where
            )
