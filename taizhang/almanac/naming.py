"""What a day off is called: festivals in the reader's language, an office's own words as typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# As notices and the library write them; the same festival goes by two names.
FESTIVALS: Mapping[str, Promise] = {
    "元旦": _("元旦"),
    "春节": _("春节"),
    "清明": _("清明"),
    "清明节": _("清明节"),
    "劳动节": _("劳动节"),
    "端午": _("端午"),
    "端午节": _("端午节"),
    "中秋": _("中秋"),
    "中秋节": _("中秋节"),
    "国庆": _("国庆"),
    "国庆节": _("国庆节"),
    "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": _("抗战胜利纪念日"),
    "抗战胜利纪念日": _("抗战胜利纪念日"),
}
AND = re.compile("[、和及与]")


@dataclass(frozen=True)
class Name:
    """A name. `chinese`: it is as somebody typed it, with no other in this language."""

    said: str
    chinese: bool


def name(typed: str) -> Name:
    """Return what to call a day whose name was `typed`: 国庆节、中秋节 are two."""
    parts = AND.split(typed)
    if not all(part in FESTIVALS for part in parts):
        return Name(typed, bool(typed))
    return Name(gettext("、").join(str(FESTIVALS[part]) for part in parts), False)
