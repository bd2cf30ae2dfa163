"""The forms of one's own account, and of the rules for all accounts."""

from typing import Any, Final

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from taizhang.people import second_factor
from taizhang.people.models import User
from taizhang.people.rules import Asked, Profile, Rules

SALT: Final = "taizhang.myself.secret"
SECRET_KEEPS: Final = 60 * 60
LEAST, STRICT_LEAST, MOST = 12, 8, 64


class PhoneForm(forms.Form):
    """The first code of a phone that was shown a new secret.

    The secret travels in the form, signed for its owner: looking at the page keeps nothing.
    """

    secret = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("动态码"),
        max_length=12,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
        help_text=_("扫完以后，手机上显示的 6 位数字。"),
        error_messages={"required": _("还没写动态码。")},
    )

    def __init__(self, data: Any, *, user: User) -> None:
        """Show `user` a secret: the one that was posted, as long as it is good, or a new one."""
        self._signer = signing.TimestampSigner(salt=f"{SALT}.{user.pk}")
        self.plain = self._posted(data) if data else ""
        self.late = bool(data) and not self.plain
        self.plain = self.plain or second_factor.new_secret()
        signed = self._signer.sign(self.plain)
        # A secret that was shown too long ago is replaced, and its code asked for again.
        super().__init__(None if self.late else data, initial={"secret": signed})

    def _posted(self, data: Any) -> str:
        try:
            signed = str(data.get("secret", ""))
            return self._signer.unsign(signed, max_age=SECRET_KEEPS)
        except signing.BadSignature:
            return ""


class RulesForm(forms.Form):
    """What the office asks of its accounts."""

    second_factor = forms.ChoiceField(
        label=_("第二道验证"),
        choices=Asked.choices,
        widget=forms.RadioSelect,
        help_text=_("要求了还没设的人，下次登录先带去设置，办到一半的事不会丢。"),
    )
    profile = forms.ChoiceField(
        label=_("密码规则"),
        choices=Profile.choices,
        widget=forms.RadioSelect,
        help_text=_("等级保护二级还要求：30 分钟不动就退出，90 天没人用的账号停用。"),
    )
    letters_least = forms.IntegerField(
        label=_("密码最少几个字"),
        min_value=STRICT_LEAST,
        max_value=MOST,
        help_text=_("不按等级保护的，不能少于 12。"),
    )
    one_time_days = forms.IntegerField(
        label=_("一次性密码几天作废"), min_value=1, max_value=30
    )
    idle_minutes = forms.IntegerField(
        label=_("多少分钟不动就退出"),
        min_value=5,
        max_value=12 * 60,
        required=False,
        help_text=_("空着：等级保护 30 分钟，其他 8 小时。登录满 12 小时总要重新登录。"),
    )

    def clean(self) -> None:
        """Check that short passwords come with the classes that make up for it."""
        said = self.cleaned_data
        short = said.get("letters_least", MOST) < LEAST
        if short and said.get("profile") == Profile.ASVS:
            self.add_error(
                "letters_least",
                _("太短：不按等级保护的，密码至少 12 个字。请写 12 或更大。"),
            )

    def rules(self) -> Rules:
        """Return what was asked for."""
        said = self.cleaned_data
        return Rules(
            second_factor=Asked(said["second_factor"]),
            profile=Profile(said["profile"]),
            letters_least=said["letters_least"],
            one_time_days=said["one_time_days"],
            idle_minutes=said["idle_minutes"],
        )
