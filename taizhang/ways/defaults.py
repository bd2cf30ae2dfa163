"""The ways in that a new office starts with: one for each channel.

An office may rename, retire and add, and asks for what it needs. Source:
docs/sources.md#hotline-orders.
"""

from taizhang.core.vocabulary import Asked, Channel

WAYS: tuple[tuple[Channel, str, str, tuple[Asked, ...]], ...] = (
    (Channel.COUNTER, "窗口", "Counter", ()),
    (Channel.PHONE, "电话", "Phone", ()),
    (Channel.HOTLINE, "12345 转办", "12345 hotline", (Asked.THEIR_NUMBER,)),
    (Channel.ONLINE_FORM, "网上反馈", "Online form", ()),
    (Channel.SUGGESTION_BOX, "意见箱", "Suggestion box", ()),
    (Channel.WRITTEN_NOTICE, "书面通知", "Written notice", ()),
    (Channel.SPOT_VISIT, "干部走点", "Spot visit", ()),
    (Channel.AREA_VISIT, "社区走面", "Area visit", ()),
    (Channel.COVERAGE_VISIT, "网格走遍", "Full-coverage visit", ()),
    (Channel.INSPECTION, "巡查发现", "Inspection", ()),
    (Channel.LETTER, "信件", "Letter", (Asked.WORDS,)),
    (Channel.LEADER_VISIT, "领导接访下访", "Leader's visit", (Asked.REPORTER,)),
    (Channel.COUNCIL, "议事会提案", "Council proposal", ()),
)
