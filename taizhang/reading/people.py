"""Who it is about, in a typed line: phone numbers, names, and who speaks for somebody else."""

import re

from taizhang.reading.pieces import BETWEEN, Confidence, Kind, Proposal, Sheet
from taizhang.reading.surnames import COMPOUND, NOT_NAMES, SURNAMES

SURE, DOUBTFUL = Confidence.SURE, Confidence.DOUBTFUL
_MOBILE = re.compile(r"(?<![\d+])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[- ]?\d{7,8}(?:-\d{1,5})?(?!\d)")
_BEFORE_PHONE = re.compile(r"(?:联系电话|手机号码?|电话|手机)(?:是|:)?[ \t]*$")
# A mobile number with a figure too few or too many, or one without its area code.
_NEARLY = re.compile(r"(?<![\d-])(?:1[3-9]\d{7,8}|1[3-9]\d{10,11}|[2-8]\d{6,7})(?![\d-])")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_NAME = (
    rf"(?:(?:{'|'.join(COMPOUND)})[{_HAN}]{{1,2}}|[{SURNAMES}][{_HAN}]{{1,2}}"
    rf"|[{_HAN}]{{2,6}}·[{_HAN}]{{2,8}})"
)
_TITLES = (
    "大爷|大妈|大娘|大叔|大婶|大姐|大哥|阿姨|奶奶|爷爷|叔叔|先生|女士|小姐|师傅|老师|老太太"
)
_TITLED = re.compile(rf"(?:{_NAME}|{'|'.join(COMPOUND)}|[{SURNAMES}])(?:{_TITLES})")
_INTRODUCED = re.compile(
    rf"(?:我叫|我是|本人|居民|业主)(?P<name>{_NAME})(?=[\s,，。;；、.!！]|$)"
)
_TOLD_BY = re.compile(
    rf"(?:代报人?\s*[:：]?\s*(?P<after>{_NAME}(?:{_TITLES})?)|(?P<before>{_NAME})代报)"
    r"(?=[\s,，。;；、]|$)"
)
_OF_A_PLACE = re.compile(rf"的(?P<name>{_NAME})")
_WHOLE_NAME = re.compile(_NAME)
_RUN = re.compile(rf"[^{re.escape(''.join(BETWEEN - {'·'}))}。.!！?？()（）\[\]【】“”\"']+")


def take_phone(sheet: Sheet) -> Proposal:
    """Take the first phone number out of the text."""
    for pattern, confidence in ((_MOBILE, SURE), (_LANDLINE, SURE), (_NEARLY, DOUBTFUL)):
        for found in pattern.finditer(sheet.folded):
            if sheet.free(*found.span()):
                _take_word_before(sheet, found.start())
                return Proposal(sheet.take(Kind.PHONE, *found.span()), confidence)
    return Proposal()


def _take_word_before(sheet: Sheet, start: int) -> None:
    """Take what only says that a number follows: 电话是."""
    found = _BEFORE_PHONE.search(sheet.folded, 0, start)
    if found and sheet.free(*found.span()):
        sheet.take(Kind.LABEL, *found.span())


def take_told_by(sheet: Sheet) -> Proposal:
    """Take the name of whoever raises it for somebody else (代报)."""
    for found in _TOLD_BY.finditer(sheet.folded):
        if sheet.free(*found.span()):
            group = "after" if found["after"] else "before"
            start, end = found.span(group)
            if found.start() < start:
                sheet.take(Kind.LABEL, found.start(), start)
            if end < found.end():
                sheet.take(Kind.LABEL, end, found.end())
            return Proposal(sheet.take(Kind.TOLD_BY, start, end), SURE)
    return Proposal()


def take_name(sheet: Sheet) -> Proposal:
    """Take the name of whoever raises it: introduced, beside the phone, first or last."""
    for found in _INTRODUCED.finditer(sheet.folded):
        if sheet.free(*found.span("name")) and not _is_word(found["name"]):
            return Proposal(sheet.take(Kind.NAME, *found.span("name")), SURE)
    for run in _RUN.finditer(sheet.left()):
        # 我是锦绣家园3号楼的王桂兰
        of_a_place = _OF_A_PLACE.fullmatch(run[0])
        if of_a_place and not _is_word(of_a_place["name"]):
            return Proposal(sheet.take(Kind.NAME, run.start() + 1, run.end()), SURE)
    runs = [run for run in _RUN.finditer(sheet.left()) if sheet.free(*run.span())]
    judged = [(_judged(sheet, run, runs), run) for run in runs]
    for wanted in (SURE, DOUBTFUL):
        for confidence, run in judged:
            if confidence is wanted:
                return Proposal(sheet.take(Kind.NAME, *run.span()), wanted)
    return Proposal()


def looks_like_a_name(text: str) -> bool:
    """Return whether `text` is built as a name is, and is no everyday word."""
    return bool(_WHOLE_NAME.fullmatch(text)) and not _is_word(text)


def _judged(
    sheet: Sheet, run: "re.Match[str]", runs: list["re.Match[str]"]
) -> Confidence | None:
    """Return how sure it is that a run of signs is a name; None: it is none."""
    said = run[0]
    if _TITLED.fullmatch(said):
        return SURE
    if not looks_like_a_name(said):
        return None
    if _beside_phone(sheet, run):
        return SURE
    if run is runs[0] and len(said) > 2:
        return SURE
    return DOUBTFUL if run in {runs[0], runs[-1]} and len(runs) > 1 else None


def _beside_phone(sheet: Sheet, run: "re.Match[str]") -> bool:
    """Return whether nothing but a gap lies between a run of signs and the phone number."""
    for piece in sheet.taken:
        if piece.kind is not Kind.PHONE:
            continue
        first, last = sorted([run.span(), (piece.start, piece.end)])
        if set(sheet.text[first[1] : last[0]]) <= BETWEEN:
            return True
    return False


def _is_word(name: str) -> bool:
    return any(word in name for word in NOT_NAMES)
