"""Reading the yearly notice of the State Council, as it is published and pasted.

“一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。” Or a list, a day a line:
“2027-01-01 放假 元旦”. What is not understood is named, never guessed: the weekdays and the
numbers of days that the notice itself states are held against what was read.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from taizhang.web import dates

WEEKDAYS = "一二三四五六日"
LONGEST = 31
OFF = frozenset({"放假", "休息", "放", "休", "假", "off", "holiday", "rest"})
ON = frozenset({"上班", "补班", "班", "on", "work", "working"})
USUAL = frozenset({"照星期", "照常", "usual"})
DATE = (
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日"
    r"(?:\((?P<said>[^()]*)\))?"
)
TOKEN = re.compile(rf"{DATE}|(?P<verb>放假|休息|上班|补班)")
VERB = re.compile("放假|休息|上班|补班")
RANGE = re.compile(r"^(?:至|到|起至|-|—|–|~|―)+$")
ITEM = re.compile(r"^(?:[一二三四五六七八九十]+|\d+)[、.]")
NAME = re.compile(r"^(?P<name>[^:\d]{1,12}):")
WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
COUNT = re.compile(r"(?:共|放假)(\d+)天")
LISTED = re.compile(
    r"^(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"[\s,;]+(?P<kind>[^\s,;]+)(?:[\s,;]+(?P<name>.*))?$"
)
TITLE = re.compile(r"(\d{4})年部分节假日")
# What a notice says besides days: who it is for, what to mind meanwhile, and its own date.
BESIDES = ("通知", "安排", "期间", "国办", "各省", "国务院办公厅", "此件", "日期,")
SIGNED = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")


@dataclass(frozen=True)
class Said:
    """What a notice says of a day. `working` None: the day of the week decides."""

    working: bool | None
    name: str


@dataclass
class Reading:
    """What was read. `faults`: each line or sentence that was not understood, and why."""

    year: int
    days: dict[dt.date, Said] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def put(self, day: dt.date, said: Said, where: str) -> None:
        """Note what is said of `day`; the same day said otherwise twice is a fault.

        So is a day of a year that the notice cannot be about, beyond New Year's.
        """
        if abs(day.year - self.year) > 1:
            why = _("%(day)s 不是 %(year)d 年前后的日子。请核对年份。")
            told = {"day": day.isoformat(), "year": self.year}
            self.faults.append((where, why % told))
            return
        there = self.days.setdefault(day, said)
        if there.working != said.working:
            why = _("%(day)s 前面写的和这里不一样。请核对原文，只留对的。")
            self.faults.append((where, why % {"day": day.isoformat()}))


class _Odd(Exception):
    """Why a sentence was not understood, in words."""


@dataclass
class _Group:
    """Days named one after another, and what was said of their weekdays."""

    days: list[dt.date]
    last: dt.date


def year_in(text: str) -> int:
    """Return for which year a notice is by its title; 0: it does not say so."""
    found = TITLE.search(_plain(text))
    return int(found[1]) if found else 0


def read(text: str, year: int) -> Reading:
    """Return what the notice `text` for `year` says of which days, in whatever order."""
    reading = Reading(year)
    for line in text.splitlines():
        plain = _plain(line)
        if row := LISTED.match(_spaced(line)):
            _listed(row, line.strip(), reading)
        elif plain and not plain.lower().startswith("date"):
            _line(plain, year, reading)
    return reading


def _line(line: str, year: int, reading: Reading) -> None:
    name = ""
    for sentence in filter(None, re.split(r"[。;!]", line)):
        bare = ITEM.sub("", sentence)
        if named := NAME.match(bare):
            name, bare = named["name"], bare[named.end() :]
        if SIGNED.match(bare):
            continue
        try:
            _sentence(bare, name, year, (reading, sentence))
        except _Odd as odd:
            reading.faults.append((sentence, str(odd)))


def _sentence(sentence: str, name: str, year: int, into: tuple[Reading, str]) -> None:
    reading, where = into
    off, on = _off_and_on(sentence, name, year)
    counted = COUNT.search(sentence)
    if counted and off and int(counted[1]) != len(off):
        told = {"said": counted[1], "found": len(off)}
        raise _Odd(_("写着 %(said)s 天，数出来是 %(found)s 天。请核对日子。") % told)
    if not (off or on or any(word in sentence for word in BESIDES)):
        if VERB.search(sentence):
            raise _Odd(_("没写是哪一天。请写成“1月4日上班”这样。"))
        raise _Odd(_("没有看懂这一句。和放假、上班无关的，请删掉。"))
    for days, working in ((off, False), (on, True)):
        for day in days:
            reading.put(day, Said(working, name), where)


def _off_and_on(sentence: str, name: str, year: int) -> tuple[list[dt.date], list[dt.date]]:
    """Return the days that `sentence` gives off, and those on which it has people work."""
    off: list[dt.date] = []
    on: list[dt.date] = []
    waiting: list[dt.date] = []
    for group, verb in _tokens(sentence, name, year):
        waiting += group
        if verb:
            (on if verb in ON else off).extend(waiting)
            waiting = []
    if waiting:
        raise _Odd(_("写了日子，没写是放假还是上班。请补上，或者删掉这一句。"))
    return off, on


def _tokens(sentence: str, name: str, year: int) -> Iterator[tuple[list[dt.date], str]]:
    """Yield the days of `sentence`, a range as all of its days, and its verbs, in order."""
    month, last, end = 0, dt.date.min, 0
    for found in TOKEN.finditer(sentence):
        between, end = sentence[end : found.start()], found.end()
        if found["verb"]:
            yield [], found["verb"]
            continue
        month = int(found["month"] or month)
        if not month:
            raise _Odd(_("没写是几月。请写成“1月4日”这样。"))
        ranged = bool(RANGE.match(between)) and last > dt.date.min
        day = _day(
            found, month, _year(found, month, (name, year), last if ranged else None)
        )
        if not ranged:
            last = day
            yield [day], ""
            continue
        days = (day - last).days
        if not 0 < days <= LONGEST:
            raise _Odd(_("从哪天到哪天写得不对：后一天要在前一天之后，不超过一个月。"))
        yield [last + dt.timedelta(days=count + 1) for count in range(days)], ""
        last = day


def _year(
    found: re.Match[str], month: int, where: tuple[str, int], begun: dt.date | None
) -> int:
    """Return of which year a date is: as written, on from where a range began, or by its name."""
    name, year = where
    if found["year"]:
        return int(found["year"])
    if begun is not None:
        return begun.year + (month < begun.month)
    # New Year may begin in December.
    return year - 1 if month == 12 and "元旦" in name else year


def _day(found: re.Match[str], month: int, year: int) -> dt.date:
    try:
        day = dt.date(year, month, int(found["day"]))
    except ValueError as impossible:
        told = {"day": f"{year}-{month:02}-{int(found['day']):02}"}
        raise _Odd(_("没有 %(day)s 这一天。请核对原文。") % told) from impossible
    weekday = WEEKDAY.search(found["said"] or "")
    index = WEEKDAYS.index(weekday[1].replace("天", "日")) if weekday else day.weekday()
    if index != day.weekday():
        told = {
            "day": day.isoformat(),
            "said": str(dates.WEEKDAYS[index]),
            "is": str(dates.WEEKDAYS[day.weekday()]),
        }
        words = _("%(day)s 写的是%(said)s，可这天是%(is)s。请看看年份选得对不对。")
        raise _Odd(words % told)
    return day


def _listed(row: re.Match[str], line: str, reading: Reading) -> None:
    """Note a row of a list: a date, what is on it, and a name if there is one."""
    kind = row["kind"].lower()
    if kind not in OFF | ON | USUAL:
        why = _("第二列看不懂。请写“放假”“上班”或者“照星期”。")
        reading.faults.append((line, why))
        return
    try:
        day = dt.date(int(row["year"]), int(row["month"]), int(row["day"]))
    except ValueError:
        reading.faults.append((line, _("没有这一天。请核对日期。")))
        return
    working = None if kind in USUAL else kind in ON
    reading.put(day, Said(working, (row["name"] or "").strip()[:40]), line)


def _plain(text: str) -> str:
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    # Said aloud it is 号, and so some type it; a document's own number is 号, too.
    return re.sub(r"((?:月|至|到|、)\d{1,2})号", r"\1日", bare)


def _spaced(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().strip('"').replace("、", ",")
