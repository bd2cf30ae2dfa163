"""Who holds which post in the demo office: all posts filled but one, one person away today."""

import datetime as dt
from itertools import cycle

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.seeing import EVERYTHING
from taizhang.core.vocabulary import Status
from taizhang.demo.cast import (
    CHEN,
    DING,
    LI,
    LIU,
    MA,
    MIAO,
    SUN_XIAO,
    WU,
    ZHAO,
    ZHENG,
    ZHOU,
    ZHOU_HANG,
    Company,
)
from taizhang.ledger import book, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.looking import looking
from taizhang.ledger.stood_in import next_seq
from taizhang.people import absences
from taizhang.people.default_posts import ensure_posts
from taizhang.people.models import Holding, PostKind, User
from taizhang.places.models import Place

AWAY_DAYS = 30
BACKUPS = (
    *((LI, SUN_XIAO), (SUN_XIAO, LI), (CHEN, ZHAO), (DING, CHEN), (ZHOU_HANG, CHEN)),
    *((MA, CHEN), (LIU, ZHAO), (ZHAO, LIU), (ZHENG, WU), (WU, ZHENG)),
    *((ZHOU, MIAO), (MIAO, ZHOU)),
)
LEADERS = (
    ("qinghe-05", CHEN, "0459-000-1305"),
    ("binhe-02", DING, "0459-000-1322"),
    ("anlan-02", ZHOU_HANG, "0459-000-1332"),
    ("guangming-01", MA, "0459-000-1341"),
)
# 向阳·01: nobody yet.
VACANT = ("xiangyang-01", "hygiene")
NAMES = (
    ("何玉兰", "He Yulan"),
    ("沈志远", "Shen Zhiyuan"),
    ("罗小梅", "Luo Xiaomei"),
    ("韩春生", "Han Chunsheng"),
    ("许文秀", "Xu Wenxiu"),
    ("邓国强", "Deng Guoqiang"),
    ("冯晓燕", "Feng Xiaoyan"),
    ("曹永年", "Cao Yongnian"),
    ("彭丽华", "Peng Lihua"),
    ("董海波", "Dong Haibo"),
    ("田素珍", "Tian Suzhen"),
)
HOURS = "8:30–17:30"


def fill_posts(day: dt.date) -> None:
    """Write who holds which post, and who stands in for whom."""
    ensure_posts()
    people = {row.username: row for row in User.objects.all()}
    for person, backup in BACKUPS:
        absences.name_backup(people[person], people[backup])
    led: dict[str, User] = {}
    kinds = {row.code: row for row in PostKind.objects.all()}
    for grid, who, phone in LEADERS:
        led[grid] = people[who]
        User.objects.filter(username=who).update(phone=phone)
    names = cycle(NAMES)
    rows: list[Holding] = []
    for place in Place.objects.filter(kind__in=PostKind.Level.values, ended_on=None):
        for kind in kinds.values():
            if kind.level != place.kind or (place.code, kind.code) == VACANT:
                continue
            row = Holding(kind=kind, place=place.code, since=day)
            _fill(row, led, people, next(names))
            rows.append(row)
    Holding.objects.bulk_create(rows)


def send_away(company: Company, now: dt.datetime) -> None:
    """Let the leader of 安澜·02 be away from today on, and his stand-in do something."""
    zhou, chen = company.actors[ZHOU_HANG], company.actors[CHEN]
    until = local_day(now) + dt.timedelta(days=AWAY_DAYS)
    person = User.objects.get(username=ZHOU_HANG)
    absences.go(person, until, zhou.id, now, next_seq())
    with looking(EVERYTHING):
        mine = Filters(phase="open", handler=zhou.id, status=Status.IN_PROGRESS.value)
        found = queries.page(mine, now, size=1).rows
    for row in found:
        said = co.RecordProgress(text="周航不在，我替他到现场看了，今天下午处理。")
        book.submit(row.case, said, by=chen, at=now)


def _fill(
    row: Holding,
    led: dict[str, User],
    people: dict[str, User],
    name: tuple[str, str],
) -> None:
    """Name who holds the post: people of the cast where there are such, or others."""
    row.hours = HOURS if row.kind.leads else ""
    match row.kind.code:
        case "grid-leader" if row.place in led:
            row.person = led[row.place]
        case "street-leader":
            row.person, row.phone = people[ZHOU], "0459-000-1234"
        case "street-discipline":
            row.name, row.name_en = "街道纪工委", "Discipline committee"
            row.phone = "0459-000-5678"
        case _:
            row.name, row.name_en = name
            row.phone = "0459-000-1300" if row.kind.leads else ""
