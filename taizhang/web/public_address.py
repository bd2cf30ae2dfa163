"""The address under which the public reaches the office: what every QR code leads to."""

import ipaddress
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.places import directory


class AddressForm(forms.Form):
    """Sets the public address, once, before the first code is printed."""

    use_required_attribute = False
    address = forms.CharField(
        label=gettext_lazy("居民打开的网址"),
        max_length=200,
        help_text=gettext_lazy(
            "比如 https://minqing.example.cn；二维码都指向它，印出去就别再改"
        ),
        error_messages={
            "required": gettext_lazy("还没写网址。请写居民手机上能打开的那个。")
        },
    )

    def clean_address(self) -> str:
        """Check that it is an address of this site and nothing more."""
        return checked(str(self.cleaned_data["address"]))

    def settle(self) -> None:
        """Write it."""
        address = self.cleaned_data["address"]
        directory.settle(directory.office().chinese, public_address=address)


def checked(typed: str) -> str:
    """Return what was typed as an address of this site.

    Raises:
        forms.ValidationError: it is none; says why.
    """
    text = typed.strip().rstrip("/")
    parts = urlsplit(text if "://" in text else f"http://{text}")
    wrong = parts.scheme not in {"http", "https"} or not parts.hostname
    if wrong or parts.path or parts.query or parts.fragment or parts.username:
        words = _("网址只写到域名为止，比如 https://minqing.example.cn。请去掉后面的部分。")
        raise forms.ValidationError(words)
    if not _answers(parts.hostname or ""):
        words = _(
            "本系统还不认“%(name)s”这个名字，居民打开会看到错误。"
            "请管理员把它加进 TAIZHANG_HOSTS 再启动一次。"
        )
        raise forms.ValidationError(words % {"name": parts.hostname})
    return f"{parts.scheme}://{parts.netloc}"


def warnings(address: str) -> tuple[str, ...]:
    """Return what does not work under `address`, in plain words; () where all does."""
    parts = urlsplit(address)
    found = []
    if _inside_only(parts.hostname or ""):
        found.append(
            _(
                "这个网址只在单位内网里打得开：居民用自己的流量扫码，会打不开。请连同一个 Wi-Fi 试。"
            )
        )
    if parts.scheme != "https":
        found.append(
            _("没有 https：扫码看、写都行，但手机上不能定位、不能离线登记、不能装到桌面。")
        )
    return tuple(found)


def _answers(host: str) -> bool:
    """Return whether this site answers under `host`."""
    allowed = settings.ALLOWED_HOSTS
    ends = (name for name in allowed if name.startswith("."))
    return "*" in allowed or host in allowed or any(host.endswith(end) for end in ends)


def _inside_only(host: str) -> bool:
    if host == "localhost" or "." not in host or host.endswith((".local", ".lan")):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
