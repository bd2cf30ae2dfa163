"""The forms of messages: what I want by e-mail, who leads, where the webhook goes."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from taizhang.outbox import hooking, staff
from taizhang.outbox.guard import NotAllowed, on_the_list
from taizhang.outbox.models import Hook, Wish
from taizhang.outbox.staff import Wished
from taizhang.people.directory import Person, at_work, leaders, units
from taizhang.web.plain_forms import CHOOSE, TOO_LONG, PlainForm

WANTS = (
    (Wish.Wants.NOTHING.value, _("不发")),
    (Wish.Wants.DIGESTS.value, _("只要早报、晚报")),
    (Wish.Wants.ALL.value, _("每件事都发")),
)
# Each in its own words, for whoever reads no other.
LANGUAGES = tuple(settings.LANGUAGES)
SHAPES = (
    (Hook.Shape.ROBOT.value, _("企业微信、钉钉的群机器人")),
    (Hook.Shape.FEISHU.value, _("飞书的群机器人")),
    (Hook.Shape.PLAIN.value, _("自己的程序（JSON）")),
)


class WishForm(PlainForm):
    """What somebody wants by e-mail."""

    address = forms.EmailField(
        label=_("邮箱"),
        max_length=200,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            **TOO_LONG,
            "invalid": _("这个邮箱不对。请写成 name@example.cn 这样。"),
        },
    )
    wants = forms.ChoiceField(
        label=_("发什么"),
        choices=WANTS,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )

    language = forms.ChoiceField(
        label=_("用哪种语言"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )

    def clean(self) -> dict[str, Any]:
        """Check that there is somewhere to send what is wanted."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        wants_some = said.get("wants", Wish.Wants.NOTHING) != Wish.Wants.NOTHING
        if wants_some and not said.get("address") and not self.has_error("address"):
            self.add_error("address", _("还没写邮箱。不要邮件，就选“不发”。"))
        return said

    def keep(self, person: str) -> None:
        """Keep it for `person`."""
        said = self.cleaned_data
        kept = Wished(said["address"], said["wants"], said["language"])
        staff.keep_wish(person, kept)


class LeadersForm(PlainForm):
    """Who is told when a matter turns red: for each unit, and for all others."""

    def __init__(self, data: Any = None) -> None:
        """Offer those who rule, and everybody else behind them."""
        named = staff.leaders()
        self._units: dict[str, Any] = {"": _("没有另外指定的单位")}
        self._units |= {unit.code: unit.name for unit in units()}
        super().__init__(
            data, initial={f"leader-{code}": named.get(code, "") for code in self._units}
        )
        people = _people()
        for code, name in self._units.items():
            nobody = _("不另外指定") if code else _("不报给谁")
            self.fields[f"leader-{code}"] = forms.ChoiceField(
                label=name,
                choices=[("", nobody), *people],
                required=False,
                error_messages=CHOOSE,
            )

    @property
    def usual(self) -> forms.BoundField:
        """The field for all units for which nobody else is named."""
        return self["leader-"]

    @property
    def others(self) -> list[forms.BoundField]:
        """The fields of the units."""
        return [self[name] for name in self.fields if name != "leader-"]

    @property
    def named(self) -> bool:
        """Whether somebody is named for a unit, or what was typed there is wrong."""
        return any(field.value() or field.errors for field in self.others)

    def keep(self) -> None:
        """Name them."""
        said = self.cleaned_data
        staff.name_leaders({code: said[f"leader-{code}"] for code in self._units})


def _people() -> list[tuple[Any, Any]]:
    ruling = leaders()
    first = {person.pseudonym for person in ruling}
    others = [person for person in at_work() if person.pseudonym not in first]
    groups: list[tuple[Any, Any]] = []
    for name, people in ((_("领导"), ruling), (_("其他人"), others)):
        if people:
            groups.append((name, [(p.pseudonym, _named(p)) for p in people]))
    return groups


def _named(person: Person) -> str:
    return f"{person.name} · {person.title or person.role_name}"


class HookForm(PlainForm):
    """Where the digests of the office go by webhook; an empty address: nowhere."""

    url = forms.CharField(
        label=_("网址"),
        max_length=400,
        required=False,
        help_text=_("群机器人给的那个；空着就不发"),
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
        error_messages=TOO_LONG,
    )
    shape = forms.ChoiceField(
        label=_("发给谁"), choices=SHAPES, widget=forms.RadioSelect, error_messages=CHOOSE
    )

    def clean_url(self) -> str:
        """Check that the list lets something go there; where it leads is seen in sending."""
        url = str(self.cleaned_data["url"]).strip()
        try:
            if url:
                on_the_list(url, hooking.allowed())
        except NotAllowed as error:
            raise ValidationError(
                _("这台机器没有放行这个网址。请管服务器的人把它加进放行名单。")
            ) from error
        return url

    def keep(self) -> None:
        """Keep it; the first time a secret is made for signing."""
        kept = hooking.hook()
        kept.url, kept.shape = self.cleaned_data["url"], self.cleaned_data["shape"]
        if not kept.secret:
            kept.secret = hooking.new_secret()
        kept.save()
