"""Messages of residents, paired by a rule where two of them tell the same matter.

The rule is no truth, but it is not the one that is measured: two messages are a pair when
their subjects, without courtesies and codes of districts, share seven characters in a row,
or when both name the same place (four characters or more, ending like a place's name) and
both subjects hold the same one of some fifty words for a matter.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

SUBJECT, STORY = "留言主题", "留言详情"
IN_A_ROW = 7
# A name that stands in more messages than this is a district, and no place.
NAMED_MOST = 60
STORY_READ = 200
COURTESY = re.compile(
    "[A-Z][0-9]*[市县区]|西地省|请问|咨询|关于|反映|投诉|建议|请求|解决|问题|举报|[^0-9a-z\u4e00-\u9fff]",
    re.IGNORECASE,
)
PLACE = re.compile(
    "[\u4e00-\u9fffA-Z0-9]{2,8}?(?:小区|花园|公寓|广场|家园|新村|山庄|学校|中学|小学|医院|大厦"
    "|工业园|名都|华府|豪庭|国际|新城|公园|菜市场|步行街|大道|路)"
)
BEFORE_A_PLACE = re.compile("^(?:A市|[A-Z][0-9]*[市县区]|的|在|请|关于|西地省)+")
NO_PLACE = ("小区", "我们", "本小", "该")
MATTERS = (
    "噪音 扰民 油烟 停车 房产证 物业 施工 路灯 垃圾 公交 地铁 学位 入学 幼儿园 工资 拆迁 征地 违建 "
    "漏水 电梯 开发商 延期交房 交房 供水 停水 停电 燃气 公积金 社保 医保 麻将 广场舞 夜宵 烧烤 补课 "
    "收费 诈骗 捆绑 车位 绿化 污水 臭 积水 红绿灯 堵车 网约车 搅拌站 养殖"
).split()


@dataclass(frozen=True)
class Message:
    """What somebody sent: the subject, and the story below it."""

    subject: str
    story: str


def read(file: Path) -> list[Message]:
    """Return the messages of a CSV `file` with the columns 留言主题 and 留言详情.

    Raises:
        KeyError: it has no such columns.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        return [Message(row[SUBJECT].strip(), row[STORY].strip()) for row in rows]


def pairs(messages: Sequence[Message]) -> set[tuple[int, int]]:
    """Return the pairs by the places in `messages` of both, the earlier one first."""
    found: set[tuple[int, int]] = set()
    for there in _sharing(map(_runs, messages)).values():
        found.update(combinations(sorted(there), 2))
    for there in _sharing(map(_places, messages)).values():
        if len(there) <= NAMED_MOST:
            both = combinations(sorted(there), 2)
            found.update(
                (a, b) for a, b in both if _matters(messages[a]) & _matters(messages[b])
            )
    return found


def _sharing(told: Iterable[set[str]]) -> Mapping[str, set[int]]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, words in enumerate(told):
        for word in words:
            places[word].add(number)
    return places


def _runs(message: Message) -> set[str]:
    plain = COURTESY.sub("", message.subject.lower())
    plain = COURTESY.sub("", plain)
    return {plain[at : at + IN_A_ROW] for at in range(len(plain) - IN_A_ROW + 1)}


def _places(message: Message) -> set[str]:
    named = PLACE.findall(message.subject + message.story[:STORY_READ])
    plain = {BEFORE_A_PLACE.sub("", name) for name in named}
    return {name for name in plain if len(name) >= 4 and not name.startswith(NO_PLACE)}


def _matters(message: Message) -> set[str]:
    return {word for word in MATTERS if word in message.subject}
