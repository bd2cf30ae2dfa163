"""Rows of the ledger that the office kept before: finished ones, and ones to confirm."""

from taizhang.core.commands import CarryOver, ConfirmImported
from taizhang.core.vocabulary import Channel, Nature
from taizhang.demo.acts import ACCEPT, Moment, Story, act, did, give
from taizhang.demo.cast import LI, LIU

BATCH = "demo-old-ledger"
COUNTER, PHONE, HOTLINE = Channel.COUNTER, Channel.PHONE, Channel.HOTLINE
REQUEST, COMPLAINT = Nature.REQUEST, Nature.COMPLAINT
Row = tuple[str, str, Channel, Nature, str, str, str, str, str, str]

# Two of those to confirm say where they are as people write it, and nobody located them.
# Old number, summary, channel, nature, category, place, unit, reporter, result, English.
FINISHED: tuple[Row, ...] = (
    (
        "旧-031", "和平大院 3 号楼下水井冒水", PHONE, COMPLAINT, "drainage", "courtyard-3",
        "水务站", "佟玉珍", "疏通后恢复。", "Sewer at Building 3 overflows",
    ),
    (
        "旧-044", "和平大院 3 号楼下水又返上来", COUNTER, COMPLAINT, "drainage",
        "courtyard-3", "水务站", "佟玉珍", "再次疏通，清出碎砖。",
        "The sewer at Building 3 is back up",
    ),
    (
        "旧-027", "滨河 7 号楼供暖首日不热", HOTLINE, COMPLAINT, "heating", "riverside-7",
        "供热公司", "程立", "放气后恢复。", "No heat in Building 7 on the first day",
    ),
    (
        "旧-035", "育才小学北门斑马线磨没了", PHONE, REQUEST, "roads", "school-gate",
        "城管科", "宋晴", "已重新施划。", "Zebra crossing worn away at the school gate",
    ),
    (
        "旧-038", "安澜里 12 号老人想装床边呼叫铃", COUNTER, REQUEST, "elderly-care",
        "anlanli-12", "民政科", "李秀兰", "已安装，教会使用。",
        "A bedside call bell for an old lady at Anlan Lane 12",
    ),
    (
        "旧-040", "向阳里化粪池满了", PHONE, COMPLAINT, "drainage", "xiangyangli",
        "水务站", "隋桂芝", "抽运两车。", "Full septic tank at Sunny Lane",
    ),
    (
        "旧-042", "松涛苑路灯白天亮晚上灭", HOTLINE, COMPLAINT, "street-lights",
        "pine-court", "城管科", "陶兰", "更换时控器。",
        "Lamps at Pine Court shine by day and not by night",
    ),
    (
        "旧-047", "新村垃圾点挪远一点", COUNTER, REQUEST, "litter", "new-village-2",
        "光明社区", "焦阳", "挪到西墙边。", "Move the refuse point of New Village",
    ),
)  # fmt: skip
OPEN: tuple[Row, ...] = (
    (
        "旧-049", "锦绣 4# 楼扶手松动", COUNTER, REQUEST, "building-repairs",
        "", "锦绣物业", "封玉琴", "", "Loose handrail in Building 4",
    ),
    (
        "旧-050", "滨河步道晚上有人钓鱼甩竿伤人", PHONE, COMPLAINT, "other", "riverwalk",
        "滨河社区", "", "", "Anglers on the River Walk endanger walkers at night",
    ),
    (
        "旧-051", "想在光明街设便民缝补摊", COUNTER, REQUEST, "other", "",
        "", "尤师傅", "", "Room for a mending stall on Guangming Street",
    ),
    (
        "旧-053", "安澜里 15 号单元门口台阶太高", PHONE, REQUEST, "building-repairs",
        "anlanli-15", "安澜社区", "孔令芳", "", "The step at Anlan Lane 15 is too high",
    ),
)  # fmt: skip
CONFIRMED: Row = (
    "旧-052", "锦绣家园 3 号楼单元门口坡道太陡", COUNTER, REQUEST, "building-repairs",
    "jinxiu-3", "锦绣物业", "王桂兰", "", "The ramp at Building 3 is too steep",
)  # fmt: skip


def _carried_over(row: Row, place_in_file: int, raised: Moment) -> Story:
    number, summary, channel, nature, category, place, unit, reporter, result, english = row
    opening = CarryOver(
        batch=BATCH,
        source=f"旧台账!{place_in_file}",
        old_number=number,
        summary=summary,
        result=result,
        channel=channel,
        nature=nature,
        category=category,
        place=place,
        unit_text=unit,
        reporter=reporter,
        finished=bool(result),
    )
    brought = act(-44, f"15:{place_in_file:02}", LI)
    finished = raised[0] + 4 if result else None
    return Story(opening, english, (brought,), raised=raised, finished=finished)


def _confirmed(told: Story) -> Story:
    """Return the story of a row that was confirmed and went on."""
    acts = (
        *told.acts,
        act(-3, "14:00", LI, ConfirmImported()),
        act(-3, "14:10", LI, ACCEPT, give("jinxiu", LIU)),
        act(-2, "11:00", LIU, did("量了坡度，一比六，太陡，出了改缓的方案。")),
    )
    return Story(told.opening, told.english, acts, raised=told.raised)


_ROWS = [
    _carried_over(row, place, (place - 60, "10:00"))
    for place, row in enumerate((*FINISHED, *OPEN, CONFIRMED), start=3)
]
STORIES = (*_ROWS[:-1], _confirmed(_ROWS[-1]))
