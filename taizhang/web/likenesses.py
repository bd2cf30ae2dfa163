"""Match what an office wrote (网站, 投诉, 加急) to the closed lists of the core.

The first word of a list that stands in the text wins, so the narrower words come first.
What matches nothing is told as None; the text itself is kept among the remarks.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from taizhang.core.vocabulary import Channel, Nature, Urgency
from taizhang.files.text import plain
from taizhang.places.directory import CategoryShown

M = TypeVar("M", bound=StrEnum)
Likenesses = Sequence[tuple[str, M]]

_CHANNELS: Likenesses[Channel] = [
    (word, channel)
    for channel, words in (
        (Channel.HOTLINE, "12345 热线 hotline 便民服务平台"),
        (Channel.COUNCIL, "议事 协商会 恳谈会 听证"),
        (Channel.SPOT_VISIT, "走点 蹲点 包联"),
        (Channel.AREA_VISIT, "走面"),
        (Channel.COVERAGE_VISIT, "走遍 走访 入户 上门 敲门 网格员 网格上报 visit"),
        (Channel.INSPECTION, "巡查 巡河 检查 排查 督查 暗访 自查 发现 inspection"),
        (Channel.SUGGESTION_BOX, "意见箱 民情箱 投递箱 box"),
        (
            Channel.ONLINE_FORM,
            "网 微信 app qq 微博 短信 邮件 邮箱 小程序 公众号 留言 信箱 抖音 扫码 二维码 平台"
            " online web email wechat",
        ),
        (Channel.PHONE, "电话 来电 致电 phone call"),
        (Channel.COUNTER, "窗口 来访 前台 现场反映 当面 大厅 counter walk-in"),
        (Channel.LETTER, "来信 信件 信函 信访 letter"),
        (Channel.WRITTEN_NOTICE, "通知 交办 转办 函 文件 书面 告知 notice"),
    )
    for word in words.split()
]
_NATURES: Likenesses[Nature] = [
    (word, nature)
    for nature, words in (
        (Nature.REPORT, "举报 检举 揭发"),
        (Nature.COMPLAINT, "投诉 申诉 complaint"),
        (Nature.QUESTION, "咨询 询问 疑问 question inquiry enquiry"),
        (Nature.SUGGESTION, "建议 意见 献策 suggestion"),
        (Nature.PRAISE, "表扬 感谢 praise"),
        (Nature.HAZARD, "隐患 hazard"),
        (Nature.REQUEST, "求助 求决 诉求 请求 帮助 报修 request"),
    )
    for word in words.split()
]
_URGENCIES: Likenesses[Urgency] = [
    (word, urgency)
    for urgency, words in (
        (Urgency.ORDINARY, "不急 非紧急 一般 普通 normal ordinary"),
        (Urgency.URGENT, "特急 紧急 加急 急 urgent high"),
        (Urgency.COMPLEX, "协调 复杂 疑难 complex"),
    )
    for word in words.split()
]
_OTHERS = ("其他", "其它", "other")


@lru_cache(maxsize=2000)
def channel(text: str) -> Channel | None:
    """Return the way in that `text` speaks of."""
    return _first(_CHANNELS, text)


@lru_cache(maxsize=2000)
def nature(text: str) -> Nature | None:
    """Return the nature that `text` speaks of."""
    return _first(_NATURES, text)


def urgency(extras: Iterable[tuple[str, str]]) -> Urgency | None:
    """Return the urgency that a column about it tells (紧急程度, 是否加急)."""
    for title, text in extras:
        if "急" in title or plain(title) in {"urgency", "priority"}:
            yes = plain(text) in {"是", "√", "yes"}
            return Urgency.URGENT if yes else _first(_URGENCIES, text)
    return None


class Categories:
    """The office's own kinds of matter, by name."""

    def __init__(self, known: Iterable[CategoryShown]) -> None:
        """Take the categories; the lower ones are looked at first."""
        ordered = sorted(known, key=lambda category: not category.parent)
        self._names = [(plain(category.name), category.code) for category in ordered]
        codes = {name: code for name, code in self._names if name in _OTHERS}
        self._other = next(iter(codes.values()), self._names[-1][1] if ordered else "")

    def find(self, text: str) -> str:
        """Return the code of the category that `text` names, or contains the name of.

        “大类／小类” is read from its narrow end. What names none is 其他.
        """
        parts = [plain(part) for part in reversed(text.split("／")) if part.strip()]
        for part in parts:
            for name, code in self._names:
                if part == name:
                    return code
        for part in parts:
            for name, code in self._names:
                if name in part:
                    return code
        return self._other


def _first(likenesses: Likenesses[M], text: str) -> M | None:
    folded = plain(text)
    return next((member for word, member in likenesses if word in folded), None)
