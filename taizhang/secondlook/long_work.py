"""Drawing lots as background work: looked at every night, done once a week."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy, ngettext

from taizhang.core.standards import Switch
from taizhang.jobs.registry import Kind, Said, register
from taizhang.jobs.running import Running
from taizhang.jobs.schedule import daily
from taizhang.lots.weekly import draw_what_is_due
from taizhang.web.switched import switch_on

KIND = "draw-second-looks"


def work(_running: Running, _arguments: Said) -> dict[str, Any]:
    """Draw from what is over; doing it again draws nothing more."""
    return {"drawn": draw_what_is_due(now()) if switch_on(Switch.LOOK_BACK) else 0}


def address(_arguments: Said, _result: Said) -> str:
    """Return where the result can be seen."""
    return reverse("secondlook:drawn")


def outcome(result: Said) -> str:
    """Return what came of it, in a sentence."""
    count = int(result["drawn"])
    return ngettext("抽中 %(n)d 件。", "抽中 %(n)d 件。", count) % {"n": count}


register(Kind(KIND, gettext_lazy("抽看抽签"), work, address, outcome))
daily(KIND, at="00:20")
