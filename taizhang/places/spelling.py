"""How places are written: one spelling for “锦绣3#楼”, “锦绣家园三号楼” and “锦绣家园 3 栋”.

Names of places and what people type both go through here, and then fit each other.
"""

import re
import unicodedata

FIGURES = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
FIGURES |= {"六": 6, "七": 7, "八": 8, "九": 9}
_NUMBER = "零〇一二两三四五六七八九十百"
# Only before one of these is 三 a figure: 三里屯 and 五一路 stay as they are.
_COUNTED = re.compile(rf"([{_NUMBER}]+)(?=号楼|号院|#|栋|幢|座|单元|网格|楼栋)")
_BUILDING = re.compile(r"(?<![\da-z])0*(\d{1,4})(?:#号?楼?|号楼|楼?[栋幢]楼?|座)")
_UNIT = re.compile(r"(?<!\d)0*(\d{1,2})单元")
_GRID = re.compile(r"第?(?<!\d)0*(\d{1,4})号?网格")
# 3-2-501 is building 3, unit 2, flat 501; 3-501 is building 3, flat 501.
_THREE = re.compile(r"(?<![\d-])(\d{1,3})-(\d{1,2})-(\d{3,4})(?![\d-])")
_TWO = re.compile(r"(?<=[^\W\d_a-z])(\d{1,3})-(\d{3,4})(?![\d-])")
_DASHES = str.maketrans(dict.fromkeys("—–－―~～", "-"))
_LEFT_OUT = re.compile(r"[\s·•._()（）【】\[\]“”\"']+")
_ENDING = re.compile(
    r"(?:社区居委会|居民小区|商住小区|社区|小区|家园|花园|新村|新城|大院|公寓|名苑|佳苑|苑|里|村)$"
)
_COMMON = re.compile(r"\d+(?:号楼|单元|网格)")
SHORTEST_SHORT = 2


def plain(text: str) -> str:
    """Return `text` in the one spelling in which names and texts are compared."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    folded = _LEFT_OUT.sub("", folded)
    folded = _COUNTED.sub(lambda found: str(figure(found[1])), folded)
    folded = _THREE.sub(r"\1号楼\2单元\3", folded)
    folded = _TWO.sub(r"\1号楼\2", folded)
    folded = _BUILDING.sub(lambda found: f"{int(found[1])}号楼", folded)
    folded = _UNIT.sub(lambda found: f"{int(found[1])}单元", folded)
    return _GRID.sub(lambda found: f"{int(found[1])}网格", folded)


def figure(written: str) -> int:
    """Return what a Chinese numeral below a thousand means: 二十三 is 23, 一〇五 is 105."""
    if not set(written) & {"十", "百"}:
        return int("".join(str(FIGURES[sign]) for sign in written))
    whole = rest = 0
    for sign in written:
        if sign in FIGURES:
            rest = FIGURES[sign]
        else:
            whole += (rest or 1) * (10 if sign == "十" else 100)
            rest = 0
    return whole + rest


def short(name: str) -> str:
    """Return a name without its usual ending (锦绣家园: 锦绣); "" where little is left."""
    left = _ENDING.sub("", name)
    return left if SHORTEST_SHORT <= len(left) < len(name) else ""


def common(name: str) -> bool:
    """Return whether there is a place called so nearly everywhere: 3号楼, 2单元."""
    return bool(_COMMON.fullmatch(name))


def own_part(name: str, around: str) -> str:
    """Return a name in the one spelling; a building's without that of its estate.

    锦绣家园 3 号楼 in 锦绣家园 is 3号楼, as its neighbours are called elsewhere.
    """
    whole = plain(name)
    rest = whole.removeprefix(plain(around)) if around else whole
    return rest if common(rest) else whole


def number(name: str) -> str:
    """Return the figure in a name that has just one: "3" of 3号楼, "" for others."""
    found = re.findall(r"\d+", name)
    return found[0] if len(found) == 1 else ""


def stands_in(name: str, text: str) -> bool:
    """Return whether `text` speaks of `name`: 13号楼 does not speak of 3号楼."""
    if not name[:1].isdigit():
        return name in text
    start = text.find(name)
    while start >= 0:
        before = text[start - 1 : start]
        # “1、3号楼之间” is neither building 1 nor building 3.
        several = before in "、,，和与及至到-" and text[start - 2 : start - 1].isdigit()
        if not before.isdigit() and not (before and several):
            return True
        start = text.find(name, start + 1)
    return False
