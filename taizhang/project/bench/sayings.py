"""What invented residents complain about: sentences enough for a million rows.

Every row says which it is by its number alone, so that a ledger can be filled again.
"""

from functools import cache

from taizhang.core import commands as co
from taizhang.core.vocabulary import Channel, Nature
from taizhang.places.directory import categories
from taizhang.project.bench.office import Staffed

SUBJECTS = (
    *("楼道灯", "路灯", "下水道", "化粪池", "电梯", "单元门", "围栏", "井盖", "暖气片"),
    *("阀门", "水表", "电表箱", "消防栓", "灭火器", "健身器材", "滑梯", "充电桩", "车棚"),
    *("垃圾桶", "建筑垃圾", "绿化带", "草坪", "行道树", "路面", "台阶", "坡道", "扶手"),
    *(
        "屋顶",
        "外墙",
        "雨水管",
        "窗户",
        "地下室",
        "楼顶广告牌",
        "监控探头",
        "门禁",
        "对讲机",
    ),
    *(
        "停车位",
        "减速带",
        "隔离墩",
        "公交站台",
        "早市摊位",
        "烧烤摊",
        "广场舞音响",
        "空调外机",
    ),
    *("流浪狗", "鸽笼", "快递柜", "信报箱", "晾衣架", "宣传栏", "石凳", "凉亭", "排水沟"),
)
TROUBLES = (
    *("不亮", "堵塞", "异响", "破损", "漏水", "无人管理", "被占用", "标识不清", "松动"),
    *("脱落", "积水", "结冰", "生锈", "返味", "冒水", "开裂", "下沉", "倾斜", "缺失"),
    *("打不开", "关不上", "被私自加锁", "长期不清运", "夜里扰民", "遮挡视线", "存在隐患"),
)
PLACES = ("锦绣家园", "滨河小区", "安澜里", "光明新村", "向阳里", "和平大院", "育才小区")
# What is searched for: two characters, found on one row in a hundred or so, and a rare one.
WANTED = ("井盖", "路灯", "结冰", "电梯", "返味", "凉亭", "隔离", "门禁", "漏水", "草坪")


def registering(staff: Staffed, number: int) -> co.RegisterIssue:
    """Return the registration of the row `number`, as the counter writes one from the phone."""
    community, place = staff.spots[number % len(staff.spots)]
    return co.RegisterIssue(
        summary=summary(number),
        words=words(number),
        channel=Channel.PHONE,
        nature=Nature.REQUEST,
        category=category(number),
        community=community,
        place=place,
        reporter="某居民",
        phone=phone(number),
    )


def summary(number: int) -> str:
    """Return the office's sentence for the row `number`."""
    subject = SUBJECTS[number * 7 % len(SUBJECTS)]
    trouble = TROUBLES[number * 11 // 3 % len(TROUBLES)]
    place = PLACES[number * 5 // 2 % len(PLACES)]
    return f"{place}{number % 90 + 1}号楼{number % 6 + 1}单元{subject}{trouble}"


def words(number: int) -> str:
    """Return what the resident said."""
    subject = SUBJECTS[number * 7 % len(SUBJECTS)]
    return f"我家楼下{subject}已经{number % 20 + 2}天这样了，请尽快派人来看看。"


def line(number: int) -> str:
    """Return what a clerk types in one line."""
    subject = SUBJECTS[number * 7 % len(SUBJECTS)]
    trouble = TROUBLES[number * 11 // 3 % len(TROUBLES)]
    return f"王桂兰 {phone(number)} 锦绣家园{number % 5 + 1}-2-501 {subject}{trouble}"


def phone(number: int) -> str:
    """Return a number that a resident left."""
    return f"139{number % 10**8:08d}"


def category(number: int) -> str:
    """Return the code of a category that something can be photographed of."""
    codes = _codes()
    return codes[number // 3 % len(codes)]


@cache
def _codes() -> tuple[str, ...]:
    return tuple(kind.code for kind in categories() if kind.parent and kind.physical)
