"""The people that every test tells its story with, and the office they work in.

青禾街道 and everybody in it are invented. The role stands in the name; a comment says what
matters about somebody for the rules.
"""

import datetime as dt
from dataclasses import dataclass

from django.core.cache import cache
from django.test import Client

from taizhang.core.vocabulary import Actor
from taizhang.people.defaults import ROLES, ensure_roles
from taizhang.people.models import Role, Unit, User
from taizhang.places import directory
from taizhang.places.calendar import ensure_calendar
from taizhang.places.defaults import ensure_categories
from taizhang.places.models import Place

TODAY = dt.date(2026, 11, 21)

OFFICE = "u-qingheoffice"
BEIHU = "u-beihucommun"
PROPERTY = "u-jinxiuprops"
CITY_CARE = "u-citycaredep"

DUTIES = {role.code: frozenset(role.duties) for role in ROLES}


def _actor(name: str, unit: str, role: str) -> Actor:
    return Actor(id=f"a-{name:x<10}", unit=unit, duties=DUTIES[role])


LI_CLERK = _actor("li", OFFICE, "clerk")
ZHOU_SECRETARY = _actor("zhou", OFFICE, "secretary")
MIAO_LEADER = _actor("miao", OFFICE, "secretary")  # a second leader beside Zhou
ZHENG_VERIFIER = _actor("zheng", OFFICE, "verifier")
SUN_ADMINISTRATOR = _actor("sun", OFFICE, "administrator")
WU_AUDITOR = _actor("wu", OFFICE, "auditor")
CHEN_GRID_WORKER = _actor("chen", BEIHU, "grid_worker")
LIU_HANDLER = _actor("liu", PROPERTY, "handler")
TANG_HANDLER = _actor("tang", PROPERTY, "handler")  # same unit as Liu
HE_VERIFIER = _actor("he", PROPERTY, "verifier")  # same unit as Liu
WANG_HANDLER = _actor("wang", CITY_CARE, "handler")  # another unit than Liu


@dataclass(frozen=True)
class Part:
    """What the rows of somebody of the cast say."""

    actor: Actor
    username: str
    name: str
    name_en: str
    title: str
    title_en: str
    role: str


UNITS = (
    (OFFICE, "青禾街道办事处", "Qinghe Subdistrict Office", Unit.Kind.SUBDISTRICT),
    (BEIHU, "北湖社区", "Beihu Community", Unit.Kind.COMMUNITY),
    (PROPERTY, "锦绣物业", "Jinxiu Property", Unit.Kind.PROPERTY),
    (CITY_CARE, "城管科", "City Care Section", Unit.Kind.DEPARTMENT),
)
CAST = (
    Part(LI_CLERK, "li", "李敏", "Li Min", "窗口", "Counter", "clerk"),
    Part(ZHOU_SECRETARY, "zhou", "周岚", "Zhou Lan", "书记", "Secretary", "secretary"),
    Part(MIAO_LEADER, "miao", "苗青", "Miao Qing", "主任", "Director", "secretary"),
    Part(ZHENG_VERIFIER, "zheng", "郑洁", "Zheng Jie", "核验", "Verifier", "verifier"),
    Part(SUN_ADMINISTRATOR, "sun", "孙涛", "Sun Tao", "", "", "administrator"),
    Part(WU_AUDITOR, "wu", "吴平", "Wu Ping", "审计", "Audit", "auditor"),
    Part(CHEN_GRID_WORKER, "chen", "陈立", "Chen Li", "05 网格", "Grid 05", "grid_worker"),
    Part(LIU_HANDLER, "liu", "刘强", "Liu Qiang", "维修", "Repairs", "handler"),
    Part(TANG_HANDLER, "tang", "唐宁", "Tang Ning", "客服", "Front desk", "handler"),
    Part(HE_VERIFIER, "he", "何平", "He Ping", "品控", "Quality", "verifier"),
    Part(WANG_HANDLER, "wang", "王磊", "Wang Lei", "科员", "Officer", "handler"),
)
PLACES = (
    ("qinghe", "青禾街道", "Qinghe Subdistrict", Place.Kind.SUBDISTRICT, None),
    ("beihu", "北湖社区", "Beihu Community", Place.Kind.COMMUNITY, "qinghe"),
    ("songbai", "松柏社区", "Songbai Community", Place.Kind.COMMUNITY, "qinghe"),
    ("beihu-05", "北湖05网格", "Beihu Grid 05", Place.Kind.GRID, "beihu"),
    ("jinxiu", "锦绣家园", "Jinxiu Gardens", Place.Kind.ESTATE, "beihu-05"),
    ("jinxiu-3", "3号楼", "Building 3", Place.Kind.BUILDING, "jinxiu"),
    ("qingsong", "青松苑", "Qingsong Court", Place.Kind.ESTATE, "songbai"),
    ("qingsong-3", "3号楼", "Building 3", Place.Kind.BUILDING, "qingsong"),
)


def settle_office() -> None:
    """Write the office, its places, categories and working days, and the whole cast.

    Nobody has a password: `signed_in` lets them in.
    """
    # A process remembers names for a minute; those of another test are not ours.
    cache.clear()
    directory.settle("青禾街道", name_en="Qinghe Subdistrict", phone="0459-000-0000")
    ensure_roles()
    ensure_categories()
    ensure_calendar(TODAY)
    for code, name, name_en, kind, parent in PLACES:
        above = Place.objects.get(code=parent) if parent else None
        Place.objects.create(code=code, name=name, name_en=name_en, kind=kind, parent=above)
    for code, name, name_en, sort in UNITS:
        area = "beihu" if code == BEIHU else ""
        Unit.objects.create(code=code, name=name, name_en=name_en, kind=sort, area=area)
    for part in CAST:
        _write(part)


def account(of: Actor) -> User:
    """Return the account of somebody of the cast, after `settle_office`."""
    return User.objects.select_related("unit", "role").get(pseudonym=of.id)


def signed_in(actor: Actor) -> Client:
    """Return a browser in which somebody of the cast is signed in."""
    client = Client()
    client.force_login(account(actor))
    return client


def _write(part: Part) -> None:
    User.objects.create_user(
        part.username,
        None,
        name=part.name,
        name_en=part.name_en,
        title=part.title,
        title_en=part.title_en,
        pseudonym=part.actor.id,
        unit=Unit.objects.get(code=part.actor.unit),
        role=Role.objects.get(code=part.role),
    )
