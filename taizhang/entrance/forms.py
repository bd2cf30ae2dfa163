"""The forms of the entrance, worded for people in a hurry."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.entrance import throttle


class SignInForm(AuthenticationForm):
    """Django's own sign-in form, which waits a while after many wrong passwords."""

    error_messages = {
        "invalid_login": _("没有登录：用户名或密码不对。请核对大小写后再试一次。"),
        "inactive": _("没有登录：这个账号已停用。请找管理员。"),
        "wait": _("没有登录：密码错得太多。请过 15 分钟再试，或请管理员重设密码。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Word the fields."""
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("用户名")
        self.fields["username"].error_messages["required"] = _("还没写用户名。")
        self.fields["password"].label = _("密码")
        self.fields["password"].error_messages["required"] = _("还没写密码。")

    def clean(self) -> dict[str, Any]:
        """Check name and password, unless this name failed too often from here."""
        username, address = self.cleaned_data.get("username", ""), self._address()
        seeker, at = throttle.who(username, address), now()
        if throttle.must_wait(seeker, at):
            raise ValidationError(self.error_messages["wait"], code="wait")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            throttle.note_failure(seeker, at)
            raise
        if self.get_user() is not None:
            throttle.forget(seeker)
        return cleaned

    def _address(self) -> str:
        return self.request.META.get("REMOTE_ADDR", "") if self.request else ""


class NewPasswordForm(PasswordChangeForm):
    """Changes one's own password; the old one is asked for."""

    error_messages = {
        "password_mismatch": _("没有修改：两次写的新密码不一样。请再写一遍。"),
        "password_incorrect": _("没有修改：原密码不对。请再写一遍。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Word the fields."""
        super().__init__(*args, **kwargs)
        labels = {
            "old_password": _("原密码"),
            "new_password1": _("新密码"),
            "new_password2": _("再写一遍新密码"),
        }
        for name, label in labels.items():
            field: forms.Field = self.fields[name]
            field.label = label
            field.help_text = ""
            field.error_messages["required"] = _("这一栏还没写。")
        self.fields["new_password1"].help_text = _("至少 12 个字，不要只用数字。")
