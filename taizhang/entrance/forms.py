"""The forms of the entrance, worded for people in a hurry."""

import datetime as dt
import math
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.entrance import password_rules, throttle
from taizhang.entrance.throttle import Seeker
from taizhang.people import second_factor
from taizhang.people.models import User
from taizhang.people.remembering import last_here
from taizhang.people.rules import rules

SECONDS_SAID = 90


def seeker(request: HttpRequest, username: str, *, second: bool = False) -> Seeker:
    """Return who tries `username` by `request`."""
    owner = last_here(request)
    known = owner is not None and owner.username == username
    return Seeker(username, request.META.get("REMOTE_ADDR", ""), known, second)


def shut(user: User) -> str:
    """Return why nobody comes in as `user` any more, "" where nothing is in the way."""
    at, wanted = now(), rules()
    if wanted.unused_too_long(user, at):
        return gettext("没有登录：这个账号超过 90 天没人用，已停用。请找管理员重发密码。")
    if wanted.one_time_over(user, at):
        return gettext("没有登录：这个一次性密码过了期，已作废。请找管理员再发一个。")
    return ""


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
        who = self._seeker(self.cleaned_data["username"])
        tried = throttle.attempt(who, at)
        if tried.wait > throttle.NONE:
            raise ValidationError(_waiting(tried.wait), code="wait")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            self._note_failure(who, at)
            raise
        tried.succeeded()
        return cleaned

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse an account that is shut, though the password is right."""
        super().confirm_login_allowed(user)
        if why := shut(user):
            raise ValidationError(why, code="shut")

    def _seeker(self, username: str) -> Seeker:
        if self.request is None:
            return Seeker(username, "")
        return seeker(self.request, username)

    def _note_failure(self, who: Seeker, at: dt.datetime) -> None:
        # Never what was typed: some type their password into the field for the name.
        found = User.objects.filter(username=who.username).first()
        note(
            Kind.SIGN_IN_FAILED,
            Doer(came_from=who.address),
            found.pseudonym if found else "",
            failures=throttle.failures_of(who, at),
        )


class CodeForm(forms.Form):
    """Asks for a code of the second factor: from the phone, or from paper.

    `how` says which it was: code or recovery.
    """

    code = forms.CharField(
        label=_("动态码或恢复码"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True}),
        help_text=_("手机上身份验证器显示的 6 位数字；手机不在手边，就用一个恢复码。"),
        error_messages={"required": _("还没写动态码。")},
    )
    how = ""

    def __init__(self, data: Any, *, user: User, request: HttpRequest) -> None:
        """Ask for a code of `user`."""
        super().__init__(data)
        self._user, self._request = user, request

    def clean_code(self) -> str:
        """Check the code, unless that failed so often that one waits first."""
        typed, at = str(self.cleaned_data["code"]), now()
        who = seeker(self._request, self._user.username, second=True)
        tried = throttle.attempt(who, at)
        if tried.wait > throttle.NONE:
            raise ValidationError(_waiting_for_code(tried.wait), code="wait")
        by = Doer(self._user.pseudonym, who.address)
        if second_factor.spend_code(self._user, typed, at):
            self.how = "code"
        elif second_factor.spend_recovery(self._user, typed, at, by):
            self.how = "recovery"
        else:
            failures = throttle.failures_of(who, at)
            by = Doer(came_from=who.address)
            note(Kind.FACTOR_FAILED, by, self._user.pseudonym, failures=failures)
            raise ValidationError(
                _("没有通过：这个码不对，或者已经用过。请等手机上换一个新的再写。")
            )
        tried.succeeded()
        return typed


class AgainForm(forms.Form):
    """Asks somebody who is signed in for their password again."""

    password = forms.CharField(
        label=_("密码"),
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        strip=False,
        error_messages={"required": _("还没写密码。")},
    )

    def __init__(self, data: Any, *, user: User, request: HttpRequest) -> None:
        """Ask `user`."""
        super().__init__(data)
        self._user, self._request = user, request

    def clean_password(self) -> str:
        """Check the password, as slowly as at sign-in."""
        typed = str(self.cleaned_data["password"])
        check_own_password(self._user, typed, self._request)
        return typed


def check_own_password(user: User, typed: str, request: HttpRequest) -> None:
    """Check that `typed` is the password of `user`, as slowly as at sign-in.

    Raises:
        ValidationError: it is not, or that failed so often that one waits first.
    """
    at, who = now(), seeker(request, user.username)
    tried = throttle.attempt(who, at)
    if tried.wait > throttle.NONE:
        raise ValidationError(_waiting(tried.wait), code="wait")
    if not user.check_password(typed):
        failures = throttle.failures_of(who, at)
        note(Kind.SIGN_IN_FAILED, request, user.pseudonym, failures=failures)
        raise ValidationError(_("密码不对。请核对大小写后再写一遍。"))
    tried.succeeded()


def _waiting_for_code(wait: dt.timedelta) -> str:
    minutes = math.ceil(wait.total_seconds() / 60)
    words = ngettext(
        "没有通过：码错得太多。请过 %(n)d 分钟再试；手机丢了，请管理员取消第二道验证。",
        "没有通过：码错得太多。请过 %(n)d 分钟再试；手机丢了，请管理员取消第二道验证。",
        minutes,
    )
    return words % {"n": minutes}


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
    }

    def __init__(self, user: User, data: Any, *, request: HttpRequest) -> None:
        """Word the fields."""
        super().__init__(user, data)
        self._request = request
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
        self.fields["new_password1"].help_text = password_rules.in_words(rules())

    def clean_old_password(self) -> str:
        """Check the password of until now, as slowly as at sign-in."""
        typed = str(self.cleaned_data["old_password"])
        check_own_password(self.user, typed, self._request)
        return typed
