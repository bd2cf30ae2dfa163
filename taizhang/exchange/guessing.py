"""What a column without a title may mean, judged by what is written in it.

A guess is a proposal: the page asks for each of them to be confirmed.
"""

import re
from collections.abc import Sequence

from taizhang.exchange.parsed import Field
from taizhang.exchange.values import status_finished
from taizhang.files.dates import Sheetwide, moment
from taizhang.files.text import empty, one_line, written
from taizhang.files.workbooks import Cell
from taizhang.web import likenesses

SAMPLES = 40
_SHARE_MIN = 0.6
_WORDS_CHARS_MIN = 8
_PHONE = re.compile(r"(?:\+?86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
_PLACE = re.compile(r".*(?:[路街巷楼栋幢座院苑里园村区]|小区|家园|广场|市场|号).{0,12}")
_COMMUNITY = re.compile(r".{1,12}(?:社区|村|居委会)")
_UNIT = re.compile(r".{2,16}(?:科|队|局|办|所|处|站|公司|物业|中心|街道办|部门)")
_NUMBER = re.compile(r"[A-Za-z]{0,4}[-\d〔〕\[\]()（）年号第]{1,24}")


def guessed(samples: Sequence[Sequence[Cell]]) -> dict[int, Field]:
    """Return what the columns with these `samples` may mean, by their place."""
    texts = {
        place: [one_line(written(cell)) for cell in cells if not empty(cell)]
        for place, cells in enumerate(samples)
    }
    found: dict[int, Field] = {}
    for field, fits in _TESTS:
        for place, told in texts.items():
            fitting = sum(1 for text in told if fits(text))
            if place not in found and told and fitting >= _SHARE_MIN * len(told):
                found[place] = field
                break
    return found | _longest(texts, found)


def _longest(texts: dict[int, list[str]], found: dict[int, Field]) -> dict[int, Field]:
    """Return the column with the longest texts as what was said."""
    lengths = {
        place: sum(map(len, told)) / len(told)
        for place, told in texts.items()
        if told and place not in found
    }
    longest = max(lengths, key=lambda place: lengths[place], default=None)
    if longest is None or (lengths[longest] < _WORDS_CHARS_MIN and len(lengths) > 1):
        return {}
    return {longest: Field.WORDS}


def _is_date(text: str) -> bool:
    read = moment(text, Sheetwide(year=2000)) if len(text) > 3 else None
    return bool(read and read.at)


# The narrower a test the earlier; of two columns of dates the second is when it was done.
_TESTS = (
    (Field.PHONE, lambda text: bool(_PHONE.fullmatch(text))),
    (Field.RAISED_AT, _is_date),
    (Field.FINISHED_ON, _is_date),
    (Field.STATUS, lambda text: status_finished(text) is not None),
    (Field.COMMUNITY, lambda text: bool(_COMMUNITY.fullmatch(text))),
    (Field.CHANNEL, lambda text: len(text) <= 8 and bool(likenesses.channel(text))),
    (Field.NATURE, lambda text: len(text) <= 6 and bool(likenesses.nature(text))),
    (Field.UNIT, lambda text: bool(_UNIT.fullmatch(text))),
    (Field.OLD_NUMBER, lambda text: bool(_NUMBER.fullmatch(text))),
    (Field.PLACE, lambda text: len(text) <= 30 and bool(_PLACE.fullmatch(text))),
)
