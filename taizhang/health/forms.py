"""Where backups are to go, as typed by whoever administers the office."""

from pathlib import Path

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.backup.refusals import NotDone
from taizhang.health import plan


class FoldersForm(forms.Form):
    """Two folders of this machine; the second may stay empty."""

    folder = forms.CharField(
        label=_("台账备份放在"),
        max_length=400,
        help_text=_("完整路径，如 U 盘 /media/usb/台账备份 或 E:\\台账备份。"),
        error_messages={"required": _("请写明备份放在哪个文件夹。")},
    )
    keys = forms.CharField(
        label=_("密钥备份放在"),
        max_length=400,
        required=False,
        help_text=_("最好是另一个 U 盘。空着，就放在台账备份旁边的 keys 里。"),
    )

    def clean_folder(self) -> Path:
        """Return the folder as a whole path."""
        return self._whole("folder")

    def clean_keys(self) -> Path | None:
        """Return the folder of the keys as a whole path, None where it was left empty."""
        return self._whole("keys") if self.cleaned_data["keys"] else None

    def chosen(self) -> bool:
        """Have backups go there from now on; return whether something can be kept there."""
        try:
            plan.choose(self.cleaned_data["folder"], self.cleaned_data["keys"])
        except NotDone as why:
            self.add_error("folder", str(why))
        return self.is_valid()

    def _whole(self, name: str) -> Path:
        path = Path(self.cleaned_data[name])
        if not path.is_absolute() or "\0" in str(path):
            raise forms.ValidationError(_("请写完整路径，从 / 或盘符写起。"))
        return path
