"""Fields that say themselves what they are: 姓名：王桂兰 电话：138… 地址：… 反映内容：…."""

import re
from collections.abc import Mapping

from taizhang.reading.pieces import Confidence, Kind, Proposal, Sheet

_NAMES: Mapping[Kind, tuple[str, ...]] = {
    Kind.NAME: ("反映人姓名", "姓名", "联系人", "反映人", "来电人", "诉求人"),
    Kind.PHONE: ("联系电话", "手机号码", "联系方式", "手机号", "电话", "手机"),
    Kind.PLACE: ("事发地址", "详细地址", "地址", "住址", "地点", "位置"),
    Kind.MOMENT: ("反映时间", "来电时间", "诉求时间"),
    Kind.TOLD_BY: ("代报人",),
    Kind.WORDS: ("反映内容", "诉求内容", "事项", "事由", "诉求", "内容", "问题"),
}
_KIND_OF = {name: kind for kind, names in _NAMES.items() for name in names}
_LABEL = re.compile(
    rf"(?<![^\s,，;；。|])(?P<label>{'|'.join(sorted(_KIND_OF, key=len, reverse=True))})\s*[:：][ \t]*"
)
_ENDS = re.compile(r"[\n,，;；。|]|\s+$")
_ENDS_SOON = re.compile(r"[\s,，;；。|]")


def take_labelled(sheet: Sheet) -> dict[Kind, Proposal]:
    """Take the values that stand behind labels, the first of each kind."""
    found: dict[Kind, Proposal] = {}
    labels = [each for each in _LABEL.finditer(sheet.folded) if sheet.free(*each.span())]
    following = [*(each.start() for each in labels[1:]), len(sheet.text)][: len(labels)]
    for label, until in zip(labels, following, strict=True):
        kind = _KIND_OF[label["label"]]
        start = label.end()
        end = _end(sheet, kind, start, until)
        if kind is Kind.WORDS:
            sheet.take(Kind.LABEL, *label.span())
        elif kind not in found and sheet.free(start, end):
            sheet.take(Kind.LABEL, *label.span())
            found[kind] = Proposal(sheet.take(kind, start, end), Confidence.SURE)
    return found


def _end(sheet: Sheet, kind: Kind, start: int, until: int) -> int:
    """Return where a value ends: before the next label, or what ends such a value."""
    ends = _ENDS_SOON if kind in {Kind.NAME, Kind.PHONE, Kind.TOLD_BY} else _ENDS
    found = ends.search(sheet.folded, start, until)
    end = found.start() if found else until
    while end > start and sheet.text[end - 1].isspace():
        end -= 1
    return end
