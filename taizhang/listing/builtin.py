"""The views that every office has from the first day."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPEN = "open"
ME = "{me}"


@dataclass(frozen=True)
class BuiltIn:
    """A view that nobody made. `conditions` is a query string; {me} is who looks."""

    slug: str
    name: Promise
    conditions: str


VIEWS = (
    BuiltIn(OPEN, _("在办"), "phase=open"),
    BuiltIn("mine", _("我的"), f"worked_by={ME}"),
    BuiltIn("due-today", _("今日到期"), "due=today"),
    BuiltIn("to-check", _("待核验"), "status=handled"),
    BuiltIn("quiet", _("一周没动静"), "quiet=7"),
    BuiltIn("recurring", _("反复发生"), "recurring=1"),
    BuiltIn("struck-off", _("本周销号"), "ended=this-week"),
)
SLUGS = frozenset(view.slug for view in VIEWS)
