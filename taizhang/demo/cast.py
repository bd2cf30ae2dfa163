"""Who works in the demo office. 青禾街道 and everybody in it are invented.

The first person of each role is whom the one-click entry lets a visitor be.
"""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.hashers import make_password

from taizhang.core.vocabulary import Actor
from taizhang.people.defaults import ensure_roles
from taizhang.people.identity import actor_of
from taizhang.people.models import Role, Unit, User

# Known to everybody who reads this: good for a demo, and for nothing else.
PASSWORD: Final = "qinghe-demo"
KIND = Unit.Kind


@dataclass(frozen=True)
class Body:
    """A unit; stories call it by its `key`."""

    key: str
    name: str
    name_en: str
    kind: Unit.Kind
    phone: str = ""

    @property
    def area(self) -> str:
        """The community that a community's committee answers for: it bears its key."""
        return self.key if self.kind is KIND.COMMUNITY else ""


@dataclass(frozen=True)
class Part:
    """Somebody of the cast; stories call them by their `username`."""

    username: str
    name: str
    name_en: str
    title: str
    title_en: str
    unit: str
    role: str
    area: str = ""


UNITS = (
    Body("office", "青禾街道办事处", "Qinghe Subdistrict Office", KIND.SUBDISTRICT),
    Body("window", "综合窗口", "Service Counter", KIND.DEPARTMENT, "0459-000-1234"),
    Body("inspection", "督查室", "Inspection Office", KIND.DEPARTMENT, "0459-000-5678"),
    Body("city-care", "城管科", "City Care Section", KIND.DEPARTMENT, "0459-000-1251"),
    Body("welfare", "民政科", "Civil Affairs Section", KIND.DEPARTMENT, "0459-000-1252"),
    Body("culture", "文体站", "Culture and Sports Station", KIND.DEPARTMENT),
    Body("qinghe", "青禾社区党委", "Qinghe Community", KIND.COMMUNITY, "0459-000-1301"),
    Body("binhe", "滨河社区党委", "Binhe Community", KIND.COMMUNITY, "0459-000-1302"),
    Body("anlan", "安澜社区党委", "Anlan Community", KIND.COMMUNITY, "0459-000-1303"),
    Body("guangming", "光明社区党委", "Guangming Community", KIND.COMMUNITY),
    Body("xiangyang", "向阳社区党委", "Xiangyang Community", KIND.COMMUNITY),
    Body("heping", "和平社区党委", "Heping Community", KIND.COMMUNITY),
    Body("yucai", "育才社区党委", "Yucai Community", KIND.COMMUNITY),
    Body("songtao", "松涛社区党委", "Songtao Community", KIND.COMMUNITY),
    Body("jinxiu", "锦绣物业", "Jinxiu Property", KIND.PROPERTY, "0459-000-1401"),
    Body("binhe-homes", "滨河物业", "Binhe Property", KIND.PROPERTY, "0459-000-1402"),
    Body("heating", "青禾供热公司", "Qinghe Heating", KIND.PARTNER, "0459-000-1501"),
    Body("power", "青禾供电所", "Qinghe Power Station", KIND.PARTNER, "0459-000-1502"),
    Body("water", "青禾水务站", "Qinghe Water Station", KIND.PARTNER, "0459-000-1503"),
    Body("red-vests", "红马甲志愿服务队", "Red Vest Volunteers", KIND.PARTNER),
    Body("hospital", "青禾社区医院", "Qinghe Community Hospital", KIND.PARTNER),
)

LI, SUN_XIAO = "limin", "sunxiao"
CHEN, DING, ZHOU_HANG, MA = "chenjing", "dingli", "zhouhang", "mayue"
LIU, ZHAO, QIAN, WANG = "liuqiang", "zhaomin", "qianjin", "wanglei"
ZHANG, LI_QING, GAO = "zhangjianguo", "liqing", "gaoyuan"
SUN_YUE, LIN = "sunyue", "linjie"
ZHENG, WU = "zhengkai", "wudan"
FANG, YUAN = "fangyuan", "yuanjing"
ZHOU, MIAO = "zhouwen", "miaoqing"

CAST = (
    Part(LI, "李敏", "Li Min", "窗口组长", "Head of the counter", "window", "clerk"),
    Part(SUN_XIAO, "孙晓", "Sun Xiao", "热线专员", "Hotline clerk", "window", "clerk"),
    Part(
        CHEN,
        "陈静",
        "Chen Jing",
        "青禾·05 网格长",
        "Qinghe Grid 05",
        "qinghe",
        "grid_worker",
        "qinghe-05",
    ),
    Part(
        DING,
        "丁莉",
        "Ding Li",
        "滨河·02 网格长",
        "Binhe Grid 02",
        "binhe",
        "grid_worker",
        "binhe-02",
    ),
    Part(
        ZHOU_HANG,
        "周航",
        "Zhou Hang",
        "安澜·02 网格长",
        "Anlan Grid 02",
        "anlan",
        "grid_worker",
        "anlan-02",
    ),
    Part(
        MA,
        "马跃",
        "Ma Yue",
        "光明·01 网格长",
        "Guangming Grid 01",
        "guangming",
        "grid_worker",
        "guangming-01",
    ),
    Part(LIU, "刘强", "Liu Qiang", "维修主管", "Head of repairs", "jinxiu", "handler"),
    Part(ZHAO, "赵敏", "Zhao Min", "客服主管", "Front desk", "jinxiu", "handler"),
    Part(QIAN, "钱进", "Qian Jin", "项目经理", "Site manager", "binhe-homes", "handler"),
    Part(WANG, "王磊", "Wang Lei", "科员", "Officer", "city-care", "handler"),
    Part(
        ZHANG, "张建国", "Zhang Jianguo", "片区经理", "Area manager", "heating", "handler"
    ),
    Part(LI_QING, "李庆", "Li Qing", "电工班长", "Head electrician", "power", "handler"),
    Part(GAO, "高原", "Gao Yuan", "管网班长", "Head of mains", "water", "handler"),
    Part(SUN_YUE, "孙悦", "Sun Yue", "站长", "Head of station", "culture", "handler"),
    Part(LIN, "林洁", "Lin Jie", "民政专干", "Welfare officer", "welfare", "handler"),
    Part(ZHENG, "郑凯", "Zheng Kai", "核验专员", "Verifier", "inspection", "verifier"),
    Part(WU, "吴丹", "Wu Dan", "回访专员", "Follow-up", "inspection", "verifier"),
    Part(ZHOU, "周文", "Zhou Wen", "党工委书记", "Party secretary", "office", "secretary"),
    Part(MIAO, "苗青", "Miao Qing", "办事处主任", "Director", "office", "secretary"),
    Part(
        "suntao",
        "孙涛",
        "Sun Tao",
        "系统管理员",
        "Administrator",
        "office",
        "administrator",
    ),
    Part(FANG, "方圆", "Fang Yuan", "队长", "Team leader", "red-vests", "partner"),
    Part(YUAN, "袁静", "Yuan Jing", "护士长", "Head nurse", "hospital", "partner"),
    Part("heqin", "何琴", "He Qin", "纪检干事", "Discipline officer", "office", "auditor"),
)


@dataclass(frozen=True)
class Company:
    """The cast as the book knows it: actors by username, unit codes by key."""

    actors: dict[str, Actor]
    units: dict[str, str]


def gather() -> Company:
    """Write units and accounts; everybody signs in with `PASSWORD`."""
    ensure_roles()
    roles = {role.code: role for role in Role.objects.all()}
    units = {body.key: _unit(body) for body in UNITS}
    # Twenty slow hashes of one known password would only make the first start longer.
    password = make_password(PASSWORD)
    actors = {}
    for number, part in enumerate(CAST, 101):
        user = _account(part, units[part.unit], roles[part.role], password)
        # Numbers that nobody has.
        User.objects.filter(pk=user.pk).update(phone=f"1380000{number:04}")
        actors[part.username] = actor_of(user)
    return Company(actors, {key: unit.code for key, unit in units.items()})


def _unit(body: Body) -> Unit:
    return Unit.objects.create(
        name=body.name,
        name_en=body.name_en,
        kind=body.kind,
        phone=body.phone,
        area=body.area,
    )


def _account(part: Part, unit: Unit, role: Role, password: str) -> User:
    return User.objects.create(
        username=part.username,
        name=part.name,
        name_en=part.name_en,
        title=part.title,
        title_en=part.title_en,
        unit=unit,
        area=part.area,
        role=role,
        password=password,
    )
