"""The words of visits: what they came to, and whose way of going round it was."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taizhang.core.visiting import Kind, Outcome

OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.NOTHING: _("无异常"),
    Outcome.MATTER: _("有诉求"),
    Outcome.NOBODY_HOME: _("没人在家"),
    Outcome.NOT_OPENED: _("没开门，留了话"),
}
KINDS: Mapping[Kind, Promise] = {
    Kind.SPOT: pgettext_lazy("走访", "走点"),
    Kind.AREA: pgettext_lazy("走访", "走面"),
    Kind.COVERAGE: pgettext_lazy("走访", "走遍"),
    Kind.INSPECTION: _("隐患排查"),
}
