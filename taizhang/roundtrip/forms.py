"""Handing the workbook in, and saying why its changes are made."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FILE_BYTES_MAX = 20 * 1024 * 1024


class BackForm(forms.Form):
    """Hands an edited workbook in."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("改好的工作簿"),
        help_text=_(".xlsx，不超过 20 MB"),
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
        error_messages={
            "required": _("还没选文件。请选改好的那份 .xlsx。"),
            "empty": _("这个文件是空的。请核对一下选的是不是这一份。"),
        },
    )

    def clean_file(self) -> Any:
        """Check that nobody hands in more than a sheet of the ledger can be."""
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES_MAX:
            raise forms.ValidationError(
                _("文件超过 20 MB。请删掉没改的行，或者分几次交。"), "too_large"
            )
        return file


class ReasonForm(forms.Form):
    """Says why, once for the whole workbook."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("为什么改"),
        max_length=200,
        initial=_("用 Excel 整理台账"),
        help_text=_("会写进每一件的经过"),
        error_messages={"required": _("还没写为什么改。一句话就行。")},
    )
