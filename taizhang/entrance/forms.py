"""The forms of the entrance, worded for people in a hurry."""

import datetime as dt
import math
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.entrance import throttle
from taizhang.people.models import User
from taizhang.people.remembering import last_here

SECONDS_SAID = 90


class SignInForm(AuthenticationForm):
    """Django's own sign-in form, which waits a while after many wrong passwords."""

    error_messages = {
        "invalid_login": _("没有登录：用户名或密码不对。请核对大小写后再试一次。"),
        "inactive": _("没有登录：这个账号已停用。请找管理员。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Word the fields."""
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("用户名")
        self.fields["username"].error_messages["required"] = _("还没写用户名。")
        self.fields["password"].label = _("密码")
        self.fields["password"].error_messages["required"] = _("还没写密码。")

    def clean(self) -> dict[str, Any]:
        """Check name and password, unless that failed so often that one waits first."""
        if not (self.cleaned_data.get("username") and self.cleaned_data.get("password")):
            return self.cleaned_data
        at = now()
        seeker = self._seeker(self.cleaned_data["username"])
        tried = throttle.attempt(seeker, at)
        if tried.wait > throttle.NONE:
            raise ValidationError(_waiting(tried.wait), code="wait")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            self._note_failure(seeker, at)
            raise
        tried.succeeded()
        return cleaned

    def _seeker(self, username: str) -> throttle.Seeker:
        if self.request is None:
            return throttle.Seeker(username, "")
        owner = last_here(self.request)
        known = owner is not None and owner.username == username
        return throttle.Seeker(username, self.request.META.get("REMOTE_ADDR", ""), known)

    def _note_failure(self, seeker: throttle.Seeker, at: dt.datetime) -> None:
        # Never what was typed: some type their password into the field for the name.
        found = User.objects.filter(username=seeker.username).first()
        note(
            Kind.SIGN_IN_FAILED,
            Doer(came_from=seeker.address),
            found.pseudonym if found else "",
            failures=throttle.failures_of(seeker, at),
        )


def _waiting(wait: dt.timedelta) -> str:
    """Return for how long to wait, in words."""
    seconds = math.ceil(wait.total_seconds())
    if seconds <= SECONDS_SAID:
        words = ngettext(
            "没有登录：密码错得太多。请过 %(n)d 秒再试，或请管理员重设密码。",
            "没有登录：密码错得太多。请过 %(n)d 秒再试，或请管理员重设密码。",
            seconds,
        )
        return words % {"n": seconds}
    minutes = math.ceil(seconds / 60)
    words = ngettext(
        "没有登录：密码错得太多。请过 %(n)d 分钟再试，或请管理员重设密码。",
        "没有登录：密码错得太多。请过 %(n)d 分钟再试，或请管理员重设密码。",
        minutes,
    )
    return words % {"n": minutes}


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
