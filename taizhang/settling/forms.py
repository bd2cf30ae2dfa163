"""The forms of setting up: what the office is called, and how strict it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.core.standards import Preset, Switch
from taizhang.people.accounts import is_phone
from taizhang.people.defaults import offer_roles
from taizhang.places import directory
from taizhang.places.directory import OfficeShown
from taizhang.web.public_address import checked

TOO_LONG = {"max_length": _("太长了，最多 %(limit_value)d 个字。请写短一些。")}


class OfficeForm(forms.Form):
    """Says what the office is called and how the public reaches it."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("街道（社区）名称"),
        max_length=60,
        help_text=_("比如：青禾街道"),
        error_messages={"required": _("还没写名称。请写居民认得的叫法。"), **TOO_LONG},
    )
    name_en = forms.CharField(
        label=_("英文名"),
        required=False,
        max_length=120,
        help_text=_("可不填"),
        error_messages=TOO_LONG,
    )
    phone = forms.CharField(
        label=_("居民打的电话"),
        required=False,
        max_length=32,
        help_text=_("印在回执和二维码上，比如 0459-000-1234"),
        error_messages=TOO_LONG,
    )
    address = forms.CharField(
        label=_("居民打开的网址"),
        required=False,
        max_length=200,
        help_text=_("可不填；二维码要用它，比如 https://minqing.example.cn"),
        error_messages=TOO_LONG,
    )

    def clean_phone(self) -> str:
        """Check that it has as many figures as a phone number."""
        phone = str(self.cleaned_data["phone"]).strip()
        if not is_phone(phone):
            raise forms.ValidationError(
                _("电话的位数不对。座机写区号和号码，手机 11 位；没有就先不填。")
            )
        return phone

    def clean_address(self) -> str:
        """Check that it is an address of this site and nothing more."""
        typed = str(self.cleaned_data["address"])
        return checked(typed) if typed.strip() else ""

    def settle(self) -> None:
        """Write it."""
        said = self.cleaned_data
        directory.settle(
            said["name"],
            name_en=said["name_en"],
            phone=said["phone"],
            public_address=said["address"],
        )


class PresetForm(forms.Form):
    """Says how strict the office is."""

    use_required_attribute = False
    preset = forms.ChoiceField(
        choices=[(each.value, each.value) for each in Preset],
        error_messages={"required": _("还没选。请选一种，以后能改。")},
    )

    def settle(self) -> None:
        """Write it, with everything that it switches on and off."""
        preset = Preset(self.cleaned_data["preset"])
        directory.settle(directory.office_now().chinese, preset=preset.value)
        offer_roles(light=preset is Preset.LIGHT)


class SwitchForm(forms.Form):
    """Switches single things on and off."""

    on = forms.MultipleChoiceField(
        required=False, choices=[(each.value, each.value) for each in Switch]
    )

    def settle(self) -> None:
        """Write it."""
        on = set(self.cleaned_data["on"])
        switched = {each.value: each.value in on for each in Switch}
        directory.settle(directory.office_now().chinese, **switched)


def standing(office: OfficeShown) -> dict[str, str]:
    """Return what the form of the office begins with."""
    return {
        "name": office.chinese,
        "name_en": office.english,
        "phone": office.phone,
        "address": office.public_address,
    }
