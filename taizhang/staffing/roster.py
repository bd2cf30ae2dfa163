"""The list of people: by unit and role, those who left apart, page by page by key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.people.models import Role, User
from taizhang.people.names import all_unit_names
from taizhang.staffing.areas import Areas
from taizhang.staffing.shown import PersonLine, RosterPage
from taizhang.tongue import local
from taizhang.web import masking
from taizhang.web.addresses import with_changes
from taizhang.web.selects import Select

LINES = 50
FOUND_MOST = 50
ROUTE = "people:list"
_CURSOR = re.compile(r"(\d{1,18})-(\d{1,18})")


class NarrowForm(forms.Form):
    """Narrows the list. In the address stand codes, never a name."""

    use_required_attribute = False
    unit = forms.CharField(label=gettext_lazy("单位"), required=False, widget=Select)
    role = forms.CharField(label=gettext_lazy("岗位"), required=False, widget=Select)
    state = forms.CharField(label=gettext_lazy("账号"), required=False, widget=Select)

    def __init__(self, address: Mapping[str, str]):
        """Offer what there is. One query, one more once a minute."""
        super().__init__(address)
        everything = [("", _("全部"))]
        self._offer("unit", [*everything, *all_unit_names().items()])
        roles = Role.objects.filter(Q(active=True) | Q(people__isnull=False)).distinct()
        named = [(row.code, local(row.name, row.name_en)) for row in roles.order_by("pk")]
        self._offer("role", [*everything, *named])
        states = [("", _("在用")), ("waiting", _("还没登录过")), ("closed", _("已停用"))]
        self._offer("state", states)

    def _offer(self, name: str, options: list[tuple[str, str]]) -> None:
        widget = self.fields[name].widget
        assert isinstance(widget, Select)
        widget.choices = options


@dataclass(frozen=True)
class Narrowed:
    """What narrows the list, by codes."""

    unit: str = ""
    role: str = ""
    state: str = ""

    def rows(self) -> QuerySet[User]:
        """Return the accounts that are left, in the order of the list."""
        found = User.objects.filter(is_active=self.state != "closed")
        if self.unit:
            found = found.filter(unit__code=self.unit)
        if self.role:
            found = found.filter(role__code=self.role)
        if self.state == "waiting":
            found = found.filter(last_login=None)
        return found.select_related("unit", "role", "backup").order_by("unit_id", "pk")


def roster_page(address: Mapping[str, str]) -> RosterPage:
    """Return the page of the list that `address` names. Two queries."""
    keys = ("unit", "role", "state")
    # PostgreSQL takes no NUL, and no code has one.
    asked = {name: address.get(name, "").replace("\x00", "") for name in keys}
    narrowed = Narrowed(**asked)
    rows, newer, older = _turned(narrowed, address)
    areas = Areas()
    return RosterPage(
        lines=tuple(line(row, areas) for row in rows),
        total=narrowed.rows().count(),
        previous_url=_to(address, "before", rows[0]) if newer and rows else "",
        next_url=_to(address, "after", rows[-1]) if older and rows else "",
        narrowed=any(address.get(name) for name in keys),
        closed=narrowed.state == "closed",
    )


def found(typed: str) -> tuple[PersonLine, ...]:
    """Return those whose name, username or phone `typed` may be; those who left last."""
    wanted = typed.replace("\x00", "").strip()
    if not wanted:
        return ()
    meant = Q(name__contains=wanted) | Q(name_en__icontains=wanted)
    meant |= Q(username__startswith=wanted.casefold()) | Q(phone__endswith=wanted)
    rows = User.objects.filter(meant).select_related("unit", "role", "backup")
    areas = Areas()
    ordered = rows.order_by("-is_active", "unit_id", "pk")[:FOUND_MOST]
    return tuple(line(row, areas) for row in ordered)


def line(row: User, areas: Areas) -> PersonLine:
    """Return somebody as the list shows them."""
    return PersonLine(
        pseudonym=row.pseudonym,
        name=local(row.name, row.name_en),
        username=row.username,
        title=local(row.title, row.title_en),
        unit=local(row.unit.name, row.unit.name_en),
        role=local(row.role.name, row.role.name_en),
        area=areas.name(row.area),
        phone=masking.phone(row.phone),
        backup=local(row.backup.name, row.backup.name_en) if row.backup else "",
        signing_in=signing_in(row),
    )


def signing_in(row: User) -> str:
    """Return in words how an account stands."""
    if not row.is_active:
        return _("已停用")
    if not row.has_usable_password():
        return _("没有密码") if row.must_change_password else _("不登录")
    if row.last_login is None:
        return _("还没登录过")
    return ""


def _turned(
    narrowed: Narrowed, address: Mapping[str, str]
) -> tuple[list[User], bool, bool]:
    """Return a page of rows, and whether there are any before and after it."""
    rows = narrowed.rows()
    after, before = _place(address.get("after", "")), _place(address.get("before", ""))
    if before:
        unit, key = before
        earlier = rows.filter(Q(unit_id__lt=unit) | Q(unit_id=unit, pk__lt=key))
        page = list(earlier.order_by("-unit_id", "-pk")[: LINES + 1])
        return page[:LINES][::-1], len(page) > LINES, True
    if after:
        unit, key = after
        rows = rows.filter(Q(unit_id__gt=unit) | Q(unit_id=unit, pk__gt=key))
    page = list(rows[: LINES + 1])
    return page[:LINES], bool(after), len(page) > LINES


def _place(cursor: str) -> tuple[int, int] | None:
    read = _CURSOR.fullmatch(cursor)
    return (int(read[1]), int(read[2])) if read else None


def _to(address: Mapping[str, str], way: str, row: User) -> str:
    place = {way: f"{row.unit_id}-{row.pk}"}
    kept = {name: address.get(name, "") for name in ("unit", "role", "state")}
    return with_changes(kept, ROUTE, **place)
