"""The columns of the ledger: which there are, which are usual, and by what they sort."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Without it a row says nothing and cannot be opened.
ALWAYS = "title"


@dataclass(frozen=True)
class ColumnKind:
    """A column that a view can have. `sort` names an order of the ledger, "" for none."""

    key: str
    heading: Promise
    sort: str = ""
    usual: bool = False


KINDS = {
    kind.key: kind
    for kind in (
        ColumnKind("lamp", _("灯"), "due", usual=True),
        ColumnKind("no", _("编号"), "number", usual=True),
        ColumnKind("title", _("事项"), usual=True),
        ColumnKind("channel", _("来源 · 登记"), "raised", usual=True),
        ColumnKind("place", _("地点 · 网格"), usual=True),
        ColumnKind("unit", _("责任单位 · 责任人"), usual=True),
        ColumnKind("stage", _("环节"), usual=True),
        ColumnKind("due", _("到期"), "due", usual=True),
        ColumnKind("category", _("类别")),
        ColumnKind("nature", _("性质")),
        ColumnKind("urgency", _("轻重与时限")),
        ColumnKind("day", _("登记日期"), "raised"),
        ColumnKind("voices", _("反映人数")),
        ColumnKind("first", _("首问责任人")),
        ColumnKind("moved", _("最近动静")),
        ColumnKind("note", _("办理情况")),
        ColumnKind("ended", _("销号日期")),
        ColumnKind("old_number", _("原编号")),
    )
}
USUAL = tuple(kind.key for kind in KINDS.values() if kind.usual)


def known(keys: Iterable[object]) -> tuple[str, ...]:
    """Return those of `keys` that name columns, each once; the usual ones if none does.

    The matter itself is always among them.
    """
    asked = tuple(dict.fromkeys(str(key) for key in keys if key in KINDS))
    if not asked:
        return USUAL
    return asked if ALWAYS in asked else (ALWAYS, *asked)
