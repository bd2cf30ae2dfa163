"""Tell rows of data from the lines between them: fillers, sections, totals, sign-offs.

Where in doubt a line is data: a row too many is seen in the preview, a row taken for a
filler could be missed.
"""

import re
from collections.abc import Sequence

from taizhang.exchange.columns import Column
from taizhang.exchange.headers import Texts, blank, same_header
from taizhang.exchange.parsed import Field, LineKind
from taizhang.files.text import empty, plain, written
from taizhang.files.workbooks import Cell

_TOTAL = re.compile(
    r"(?:本?(?:页|月|年|季度?|日|周)?(?:合计|总计|小计|共计|累计|总数)|共|total|subtotal"
    r"|grandtotal|sum)(?:[:：]?(?:共)?\d*(?:件|条|宗|项|个|户)?)?"
)
_SIGN_OFF = re.compile(
    r"(?:填报|填表|制表|审核|审批|复核|分管|主管|负责|领导|经办|单位|报送|联系|统计|日期|时间"
    r"|说明|备注|注|附|签发|签字|签名|盖章|打印|截[至止])[^:：]{0,8}[:：].*"
    r"|.*\((?:盖章|签字|签名|公章)\).*"
)
_COUNTED = re.compile(r"共?\d+(?:件|条|宗|项|个|户)")
_BARE = re.compile(r"[\d\s.,%/年月日:-]*")
_CONTENT = (Field.TITLE, Field.WORDS)
_SHORT_CHARS_MAX = 60


def kind_of(
    cells: Sequence[Cell], columns: tuple[Column, ...], header: Sequence[Texts]
) -> LineKind:
    """Return what a line below the header is."""
    # What decides is short; a long text says data before anything is compared.
    for cell in cells:
        if isinstance(cell, str) and len(cell.strip()) > _SHORT_CHARS_MAX:
            return LineKind.DATA
    if blank(cells):
        return LineKind.BLANK
    if same_header(cells, header):
        return LineKind.REPEATED_HEADER
    texts = {p: plain(written(cell)) for p, cell in enumerate(cells) if not empty(cell)}
    return _kind_of_short(texts, columns)


def _kind_of_short(texts: dict[int, str], columns: tuple[Column, ...]) -> LineKind:
    content = {c.place for c in columns if c.meaning in _CONTENT}
    numbers = {c.place for c in columns if c.meaning is Field.OLD_NUMBER}
    numbers |= {c.place for c in columns if c.title == "序号"}
    if _is_total(texts, content):
        return LineKind.TOTAL
    if _is_sign_off(texts):
        return LineKind.FILLER
    if content & texts.keys():
        return LineKind.DATA
    numbered = any(_BARE.fullmatch(texts[p]) for p in numbers & texts.keys())
    told = [place for place in texts if place not in numbers or not numbered]
    # A number alone is a line kept free; a text alone heads a section.
    return LineKind.DATA if len(told) > (0 if numbered else 1) else LineKind.FILLER


def _is_total(texts: dict[int, str], content: set[int]) -> bool:
    if not any(_TOTAL.fullmatch(text) for text in texts.values()):
        return False
    said = (texts[place] for place in content & texts.keys())
    sums = (_TOTAL, _BARE, _COUNTED)
    return all(any(each.fullmatch(text) for each in sums) for text in said)


def _is_sign_off(texts: dict[int, str]) -> bool:
    signed = [bool(_SIGN_OFF.fullmatch(text)) for text in texts.values()]
    bare = [bool(_BARE.fullmatch(text)) for text in texts.values()]
    return any(signed) and all(s or b for s, b in zip(signed, bare, strict=True))
