"""Conditions typed among the words of a search: 社区:青禾 灯:红 到期:今天 楼道灯.

What is understood becomes a condition like any other. What is not is told, never guessed
and never taken for words: a search for “社区:青和” that finds nothing would mislead.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from taizhang.core.vocabulary import LampColour
from taizhang.ledger.filtering import NO_CODE, SEVERAL
from taizhang.people.receivers import receivers
from taizhang.web.asked import OFFERED, flat
from taizhang.web.conditions import ConditionsForm
from taizhang.web.day_words import days_said

# Each condition by the words that people use for it; the first one is taught.
KEYS = {
    "community": ("社区", "所属社区", "community"),
    "lamp": ("灯", "亮灯", "lamp"),
    "unit": ("单位", "责任单位", "unit"),
    "handler": ("责任人", "承办人", "handler"),
    "worked_by": ("经手人", "首问", "by"),
    "status": ("环节", "状态", "stage", "status"),
    "awaits": ("等着", "待办", "waiting"),
    "category": ("类别", "分类", "category"),
    "channel": ("来源", "渠道", "source", "channel"),
    "nature": ("性质", "nature"),
    "urgency": ("时限", "轻重", "urgency"),
    "due": ("到期", "期限", "due"),
    "raised": ("登记", "登记时间", "raised", "registered"),
    "ended": ("销号", "销号日期", "struck-off", "ended"),
    "quiet": ("没动静", "quiet"),
    "recurring": ("反复", "反复发生", "recurring"),
    "look_back": ("回头看", "look-back"),
    "supervised": ("督办", "挂牌督办", "supervised"),
    "brought": ("上账", "怎么上账", "brought"),
    "phase": ("范围", "scope", "phase"),
}
BY_WORD = {word: name for name, words in KEYS.items() for word in words}
PEOPLE = frozenset({"handler", "worked_by"})
DAYS = frozenset({"due", "raised", "ended"})
# What the ledger page calls a lamp, besides its colour.
LAMP_WORDS = {
    "超期": LampColour.RED,
    "临期": LampColour.AMBER,
    "期内": LampColour.GREEN,
    "待确认": LampColour.NONE,
}
YES = frozenset({"是", "有", "1", "yes"})
ME = frozenset({"我", "me"})
PAIR = re.compile(r"(?:^|(?<=\s))([^\s:]{1,12}):[ ]?([^\s:]+)(?=\s|$)")
BETWEEN = re.compile(r"[,，、;；]")


@dataclass
class Typed:
    """What a typed line asks for. `wrong` tells what in it was not understood."""

    conditions: dict[str, str] = field(default_factory=dict)
    words: str = ""
    wrong: list[str] = field(default_factory=list)


def understood(text: str, me: str, today: dt.date) -> Typed:
    """Return what `text` asks for; `me` is the pseudonym of who asks."""
    typed = Typed()

    def take(pair: re.Match[str]) -> str:
        key, said = pair[1].lower(), pair[2]
        # 8:30 and 3:2 are no conditions.
        if key.isdecimal():
            return pair[0]
        name = BY_WORD.get(key)
        if name is None:
            typed.wrong.append(_unknown(pair[1]))
        elif value := _value(name, said, me, today):
            typed.conditions[name] = value
        else:
            typed.wrong.append(_nothing_such(name, said))
        return ""

    tidied = text.replace("：", ":").replace("\u3000", " ")
    typed.words = " ".join(PAIR.sub(take, tidied).split())
    return typed


def _value(name: str, said: str, me: str, today: dt.date) -> str:
    """Return what the condition `name` is to be for what was `said`, "" for nothing."""
    if name in DAYS:
        return days_said(said, today, ahead=name == "due")
    if name in PEOPLE:
        return _person(said, me)
    if name in {"recurring", "supervised"}:
        return "1" if said.lower() in YES else ""
    known = ((code, str(words)) for code, words in flat(OFFERED[name]()))
    # Having no community is never part of what somebody meant by a name.
    offered = [(code, words) for code, words in known if code != NO_CODE or words == said]
    if name == "quiet":
        return _matching(said.removesuffix("天").strip(), offered) or _matching(
            said, offered
        )
    if name == "lamp":
        offered += [(shade.value, words) for words, shade in LAMP_WORDS.items()]
    several = [_matching(part, offered) for part in BETWEEN.split(said)]
    if name == "phase":
        return several[0]
    codes = dict.fromkeys(code for part in several for code in part.split(SEVERAL) if code)
    return SEVERAL.join(codes) if all(several) else ""


def _matching(said: str, offered: Iterable[tuple[str, str]]) -> str:
    """Return the codes that `said` means: that of the name itself, or all it is part of."""
    wanted = said.casefold()
    tests: tuple[Callable[[str, str], bool], ...] = (
        lambda code, words: wanted in {code.casefold(), words.casefold()},
        lambda code, words: words.casefold().startswith(wanted),
        lambda code, words: wanted in words.casefold(),
    )
    known = list(offered)
    for test in tests:
        if codes := dict.fromkeys(code for code, words in known if test(code, words)):
            return SEVERAL.join(codes)
    return ""


def _person(said: str, me: str) -> str:
    if said.lower() in ME:
        return me
    people = [(person.pseudonym, person.name) for person in receivers().people]
    # Two of one name cannot be told apart here: then nobody is meant.
    found = _matching(said, people)
    return "" if SEVERAL in found else found


def _unknown(key: str) -> str:
    known = _("、").join(
        words[0] if _is_chinese(key) else words[-1] for words in KEYS.values()
    )
    return _("没有“%(key)s”这个条件。能用的有：%(known)s。") % {"key": key, "known": known}


def _nothing_such(name: str, said: str) -> str:
    label = str(ConditionsForm.base_fields[name].label)
    if name in DAYS:
        return _(
            "“%(label)s”看不懂“%(said)s”。可以写：今天、本周、近30天、11-23、11-01..11-20。"
        ) % {"label": label, "said": said}
    if name in PEOPLE:
        return _("“%(label)s”里没有“%(said)s”，或者不止一位。请写全名。") % {
            "label": label,
            "said": said,
        }
    names = [str(words) for code, words in flat(OFFERED[name]())]
    return _("“%(label)s”里没有“%(said)s”。可以写：%(known)s。") % {
        "label": label,
        "said": said,
        "known": _("、").join(names[:6]),
    }


def _is_chinese(key: str) -> bool:
    return any("\u4e00" <= mark <= "\u9fff" for mark in key)
