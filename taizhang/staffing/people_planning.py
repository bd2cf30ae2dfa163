"""What a sheet of people would do: who is new, who changes, who cannot come in.

Nobody is ever removed, and an empty cell leaves what is there. Somebody is known again by
their username, else by name and unit.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from taizhang.people.accounts import NEEDED, is_phone
from taizhang.people.models import Role, Unit, User
from taizhang.people.usernames import FORM, proposed
from taizhang.staffing.areas import Areas, UnclearArea
from taizhang.staffing.forms import phone, plain
from taizhang.staffing.planned import Odd, Question, likely_kind
from taizhang.staffing.sheet_reading import Entry

KEEPERS = frozenset(NEEDED)
NO = frozenset({"否", "不", "不登录", "no", "n", "0"})
# What a column without a title is told by. A role is known by its name: see `guessing`.
UNIT_ENDS = (
    r"社区|居委会|党委|街道|办事处|科|室|办|中心|站|所|局|队|公司|物业|窗口|学校|医院"
)
PLAIN_LOOKS = {
    "phone": re.compile(r"[\d\s+-]{7,20}"),
    "username": re.compile(r"[a-z][a-z0-9._-]+"),
    "unit": re.compile(rf"[^\s]*(?:{UNIT_ENDS})"),
    "name": re.compile(r"[一-鿿]{2,4}|[一-鿿]{2,8}·[一-鿿]{1,8}|[A-Z][a-z]+ [A-Z][a-z]+"),
}


class Undone(Exception):
    """A row that cannot come in; says why."""


@dataclass(frozen=True)
class Choices:
    """What was answered to the questions: units to be made by name, roles by word."""

    units: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Planned:
    """Somebody as they would be. `unit`: its name, of one that is there or to be made."""

    line: str
    name: str
    username: str
    unit: str
    role: str
    role_name: str
    area: str
    phone: str
    title: str
    backup: str
    name_en: str
    signs_in: bool


@dataclass(frozen=True)
class Change:
    """Somebody who is there, and the cells that would change: (what, from, to)."""

    line: str
    pseudonym: str
    name: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass
class Plan:
    """What the sheet would do."""

    new: list[Planned] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    there: int = 0
    odd: list[Odd] = field(default_factory=list)
    units: list[Question] = field(default_factory=list)
    roles: list[Question] = field(default_factory=list)
    usual_role: str = ""
    usual_count: int = 0


class Planner:
    """Goes through the rows once, with everything that the office knows in mind."""

    def __init__(self, choices: Choices | None, *, light: bool, by: str) -> None:
        """Read the office. `choices` None: nothing was answered yet. Four queries."""
        self._choices, self._by = choices or Choices(), by
        self._asked = choices is None
        self._units = {row.name: row for row in Unit.objects.filter(active=True)}
        self._roles = _by_name(Role.objects.order_by("pk"))
        self._areas = Areas()
        people = list(User.objects.select_related("unit", "role", "backup"))
        self._by_username = {row.username: row for row in people}
        self._by_name: dict[tuple[str, str], list[User]] = {}
        for row in people:
            self._by_name.setdefault((row.name, row.unit.name), []).append(row)
        self._taken = {row.username: "" for row in people}
        usual = Role.objects.get(code="officer" if light else "handler")
        self._usual, self.plan = usual, Plan(usual_role=usual.name)
        self._unknown_units: Counter[str] = Counter()
        self._unknown_roles: Counter[str] = Counter()
        self._names: dict[tuple[str, str], str] = {}

    def take(self, entries: Iterable[Entry]) -> Plan:
        """Plan every row, or say why it cannot come in."""
        rows = list(entries)
        self._wanted = Counter(plain(e["username"]) for e in rows if e["username"])
        self._everybody = {name for name, _unit in self._by_name} | {
            e["name"] for e in rows
        }
        for entry in rows:
            try:
                self._one(entry)
            except Undone as why:
                self.plan.odd.append(Odd(entry["line"], entry["name"], str(why)))
        self.plan.units = [
            Question(f"unit-{n}", word, times, likely_kind(word))
            for n, (word, times) in enumerate(self._unknown_units.items())
        ]
        self.plan.roles = [
            Question(f"role-{n}", word, times, "")
            for n, (word, times) in enumerate(self._unknown_roles.items())
        ]
        return self.plan

    def _one(self, entry: Entry) -> None:
        if not entry["name"]:
            raise Undone(_("没写姓名。"))
        if len(entry["name"]) > 40:
            raise Undone(_("姓名超过 40 个字，请核对是不是串了列。"))
        username = self._username(entry)
        number = self._phone(entry["phone"])
        known = self._known(entry, username, number)
        area, backup = self._area(entry["area"]), self._backup(entry["backup"])
        if known:
            self._change(entry, known, {"phone": number, "area": area, "backup": backup})
            return
        unit, role = self._unit(entry["unit"]), self._role(entry["role"])
        self._twice(entry, username)
        found = Planned(
            line=entry["line"],
            name=entry["name"],
            username=username or proposed(entry["name"], self._taken),
            unit=unit,
            role=role.code,
            role_name=role.name,
            area=area,
            phone=number,
            title=entry["title"][:60],
            backup=backup,
            name_en=entry["name_en"][:80],
            signs_in=plain(entry["signs_in"]).casefold() not in NO,
        )
        self._taken[found.username] = entry["line"]
        self.plan.usual_count += not entry["role"]
        self.plan.new.append(found)

    def _known(self, entry: Entry, username: str, number: str) -> User | None:
        if username:
            found = self._by_username.get(username)
            if found and found.name != entry["name"]:
                words = _(
                    "登录名 %(username)s 已经是%(name)s的。请换一个，或空着让系统起。"
                )
                raise Undone(words % {"username": username, "name": found.name})
            return self._open(found)
        alike = self._by_name.get((entry["name"], entry["unit"]), [])
        if len(alike) > 1:
            words = _("有 %(n)d 个叫%(name)s的人。请写上登录名分清。")
            raise Undone(words % {"n": len(alike), "name": entry["name"]})
        if alike and number and alike[0].phone and number != alike[0].phone:
            words = _(
                "%(unit)s已有%(name)s，电话不同。是另一个人就写个新登录名，是同一个人就写%(own)s。"
            )
            said = {"unit": entry["unit"], "name": entry["name"], "own": alike[0].username}
            raise Undone(words % said)
        return self._open(alike[0]) if alike else None

    def _open(self, row: User | None) -> User | None:
        if row and not row.is_active:
            raise Undone(_("这个人的账号已停用。请先在页面上恢复。"))
        return row

    def _twice(self, entry: Entry, username: str) -> None:
        """Refuse a second row that may be the same person."""
        if username:
            return
        key = entry["name"], entry["unit"]
        if key in self._names:
            words = _("和第 %(line)s 行重名。是两个人就都写上登录名，是一个人就删掉一行。")
            raise Undone(words % {"line": self._names[key]})
        self._names[key] = entry["line"]

    def _username(self, entry: Entry) -> str:
        username = plain(entry["username"])
        if not username:
            return ""
        if username not in self._by_username and not FORM.fullmatch(username):
            words = _("登录名“%(typed)s”不行：只用小写字母和数字，2 到 40 个。")
            raise Undone(words % {"typed": username[:40]})
        if self._wanted[username] > 1 or self._taken.get(username):
            words = _("登录名 %(username)s 在表里出现了不止一次。请改成不一样的。")
            raise Undone(words % {"username": username})
        return username

    def _phone(self, typed: str) -> str:
        number = phone(typed)
        if is_phone(number):
            return number
        figures = sum(mark.isdigit() for mark in number)
        if number.startswith("1") and figures != 11:
            words = _("手机号应是 11 位，现在是 %(n)d 位。") % {"n": figures}
            raise Undone(words)
        raise Undone(
            _("电话“%(typed)s”看不懂。请核对，或者先空着。") % {"typed": typed[:30]}
        )

    def _area(self, typed: str) -> str:
        try:
            return self._areas.meant(plain(typed))
        except UnclearArea as unclear:
            raise Undone(str(unclear)) from unclear

    def _backup(self, typed: str) -> str:
        if typed and typed not in self._everybody and typed not in self._by_username:
            words = _("B 岗“%(typed)s”不在册，表里也没有。请核对，或者先空着。")
            raise Undone(words % {"typed": typed[:40]})
        return typed

    def _unit(self, name: str) -> str:
        if not name:
            raise Undone(_("没写单位。"))
        if name in self._units:
            return name
        if name not in self._unknown_units and len(name) > 60:
            raise Undone(_("单位名称超过 60 个字，请核对是不是串了列。"))
        self._unknown_units[name] += 1
        if self._asked or name in self._choices.units:
            return name
        raise Undone(_("没有“%(name)s”这个单位，也没选新建。") % {"name": name})

    def _role(self, word: str) -> Role:
        if not word:
            return self._usual
        role = self._roles.get(plain(word).casefold())
        if role:
            return role
        self._unknown_roles[word] += 1
        chosen = self._roles.get(self._choices.roles.get(word, ""))
        if chosen:
            return chosen
        raise Undone(_("没有“%(word)s”这个岗位。请在下面选一个代替。") % {"word": word})

    def _change(self, entry: Entry, row: User, said: dict[str, str]) -> None:
        wanted = {"title": entry["title"][:60], "name_en": entry["name_en"][:80], **said}
        was = {
            "title": row.title,
            "name_en": row.name_en,
            "phone": row.phone,
            "area": row.area,
            "backup": row.backup.name if row.backup else "",
            "unit": row.unit.name,
            "role": row.role.name,
        }
        wanted["unit"] = self._unit(entry["unit"]) if entry["unit"] else ""
        wanted["role"] = self._role(entry["role"]).name if entry["role"] else ""
        if wanted["backup"] in self._by_username:
            wanted["backup"] = self._by_username[wanted["backup"]].name
        cells = tuple(
            (name, was[name], value)
            for name, value in wanted.items()
            if value and value != was[name]
        )
        moves = {name for name, _was, _now in cells} & {"role"}
        if moves and (row.pseudonym == self._by or KEEPERS & set(row.role.duties)):
            raise Undone(_("管理员和您自己的岗位不能用表格改。请在页面上改。"))
        if cells:
            self.plan.changes.append(Change(entry["line"], row.pseudonym, row.name, cells))
        else:
            self.plan.there += 1


def _by_name(rows: Iterable[Role]) -> dict[str, Role]:
    """Return the roles by every name that they go by; those in use win."""
    ordered = sorted(rows, key=lambda row: row.active)
    names: dict[str, Role] = {}
    for row in ordered:
        names |= {row.name.casefold(): row, row.name_en.casefold(): row, row.code: row}
    return names


def looks() -> dict[str, re.Pattern[str]]:
    """Return what the columns of a list without titles look like. One query."""
    names = [re.escape(name) for name in _by_name(Role.objects.order_by("pk")) if name]
    return {"role": re.compile("|".join(names), re.IGNORECASE), **PLAIN_LOOKS}
