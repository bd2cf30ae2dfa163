"""The forms by which accounts are made and changed."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.people.accounts import Details
from taizhang.people.models import User
from taizhang.people.usernames import proposed
from taizhang.staffing.areas import Areas, UnclearArea
from taizhang.staffing.choosing import Choosing
from taizhang.staffing.forms import StaffForm, choice, offered, phone, plain, tidy
from taizhang.web import masking
from taizhang.web.plain_forms import words


class PersonForm(StaffForm):
    """Makes an account or changes one."""

    name = words(_("姓名"), most=40)
    username = words(_("登录名"), _("可不填，按拼音起一个"), most=40)
    unit = choice(_("单位"))
    role = choice(_("岗位"), _("决定能做什么、看到多少"))
    title = words(_("职务"), _("可不填，比如“窗口组长”"))
    area = words(
        _("负责的社区或网格"), _("可不填；写名称或拼音首字母，不写就随单位"), most=80
    )
    phone = words(_("电话"), _("可不填；列表里只显示头尾几位"), most=32)
    backup = choice(_("B 岗"), _("不在的时候由谁接手"))
    name_en = words(_("姓名英文"), _("可不填"), most=80)
    title_en = words(_("职务英文"), _("可不填"), most=120)
    reason = words(_("理由"), _("只有让自己的权限变多时才要写，会记进审计"), most=200)

    def __init__(
        self,
        data: QueryDict | None,
        choosing: Choosing,
        user: User | None = None,
        *,
        own: bool = False,
    ):
        """Offer what the office has; begin with what stands of `user`, None for a new one.

        `own`: it is the account of who fills it in.
        """
        super().__init__(data, initial=_standing(user, choosing.areas) if user else {})
        if not own:
            del self.fields["reason"]
        self._areas, self._user = choosing.areas, user
        offered(self, "unit", choosing.units(user.unit if user else None))
        offered(self, "role", choosing.roles(user.role if user else None))
        offered(self, "backup", choosing.colleagues(user.pseudonym if user else ""))
        self.fields["area"].widget.attrs["list"] = "areas"
        self.fields["phone"].widget.attrs["inputmode"] = "tel"

    def clean_area(self) -> str:
        """Return the code of the area that was typed."""
        try:
            return self._areas.meant(plain(self.cleaned_data["area"]))
        except UnclearArea as unclear:
            raise forms.ValidationError(str(unclear)) from unclear

    @property
    def details(self) -> Details:
        """What was filled in; a username is proposed where none was."""
        said = {name: tidy(value) for name, value in self.cleaned_data.items()}
        return Details(
            username=plain(said["username"]) or self._username(said["name"]),
            name=said["name"],
            unit=said["unit"],
            role=said["role"],
            name_en=said["name_en"],
            title=said["title"],
            title_en=said["title_en"],
            phone=phone(said["phone"]),
            area=said["area"],
            backup=said["backup"],
        )

    @property
    def reason_given(self) -> str:
        """Why one's own rights grow, "" where nothing was said; without numbers of people."""
        return masking.words(tidy(self.cleaned_data.get("reason", "")))

    def _username(self, name: str) -> str:
        if self._user is not None:
            return self._user.username
        return proposed(name, set(User.objects.values_list("username", flat=True)))


class NewPersonForm(PersonForm):
    """Makes an account, with a password or without."""

    signs_in = forms.BooleanField(
        label=_("让这个人登录：马上给一个一次性密码"), required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a unit and a role in words of their own."""
        said = super().clean() or {}
        for name, missing in (("unit", _("还没选单位。")), ("role", _("还没选岗位。"))):
            if not said.get(name):
                self.add_error(name, missing)
        return said


def _standing(user: User, areas: Areas) -> dict[str, Any]:
    """Return what a form of `user` begins with."""
    own = ("name", "username", "title", "phone", "name_en", "title_en")
    standing: dict[str, Any] = {name: getattr(user, name) for name in own}
    standing |= {"unit": user.unit.code, "role": user.role.code}
    standing["area"] = areas.name(user.area)
    standing["backup"] = user.backup.pseudonym if user.backup else ""
    return standing
