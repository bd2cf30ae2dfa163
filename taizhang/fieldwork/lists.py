"""The office's own five lists (六必到…十必应): off and empty until the office fills them.

What belongs on them differs from office to office, so none is made up here: the samples
say that they are samples, and go when the office has its own words.
"""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from taizhang.fieldwork.models import AskingList, Tick

NAMES: Final[dict[str, Promise]] = {
    "six": _("六必到"),
    "seven": _("七必访"),
    "eight": _("八必报"),
    "nine": _("九必问"),
    "ten": _("十必应"),
}
SAMPLES: Final[dict[str, tuple[Promise, ...]]] = {
    "six": (_("示例：居民有红白事必到"), _("示例：停水停电必到")),
    "seven": (_("示例：独居老人必访"), _("示例：新搬来的住户必访")),
    "eight": (_("示例：燃气异味必报"), _("示例：井盖缺失必报")),
    "nine": (_("示例：身体怎么样必问"), _("示例：家里缺什么必问")),
    "ten": (_("示例：求助电话必应"), _("示例：反映的事有回音必应")),
}
LINES_MOST: Final = 12


@dataclass(frozen=True)
class Line:
    """A line to tick. `sample`: it is ours, not the office's."""

    id: int
    text: str
    sample: bool


@dataclass(frozen=True)
class Asking:
    """One of the five lists, with its lines."""

    code: str
    name: str
    active: bool
    lines: tuple[Line, ...]


def all_lists() -> tuple[Asking, ...]:
    """Return the five lists. Two queries."""
    on = dict(AskingList.objects.values_list("code", "active"))
    lines: dict[str, list[Line]] = {}
    for row in Tick.objects.order_by("pk"):
        lines.setdefault(row.code, []).append(Line(row.pk, row.text, row.sample))
    return tuple(
        Asking(code, str(name), on.get(code, False), tuple(lines.get(code, ())))
        for code, name in NAMES.items()
    )


def lists_in_use() -> tuple[Asking, ...]:
    """Return the lists that are on and have a line. Two queries."""
    return tuple(each for each in all_lists() if each.active and each.lines)


def switch(code: str, *, on: bool) -> None:
    """Switch a list on or off; its lines stay."""
    AskingList.objects.update_or_create(code=code, defaults={"active": on})


def rewrite(code: str, texts: list[str]) -> None:
    """Have a list say `texts`, in this order; what is left of our samples stays marked."""
    marked = set(Tick.objects.filter(code=code, sample=True).values_list("text", flat=True))
    wanted = list(dict.fromkeys(filter(None, (text.strip() for text in texts))))
    with transaction.atomic():
        Tick.objects.filter(code=code).delete()
        Tick.objects.bulk_create(
            Tick(code=code, text=text[:60], sample=text in marked)
            for text in wanted[:LINES_MOST]
        )


def add_samples(code: str) -> None:
    """Write our samples on an empty list; on one that has lines, nothing."""
    if Tick.objects.filter(code=code).exists():
        return
    # What the office keeps is kept in Chinese, whoever presses.
    with override(settings.LANGUAGE_CODE):
        texts = [str(text) for text in SAMPLES[code]]
    Tick.objects.bulk_create(Tick(code=code, text=text, sample=True) for text in texts)
