"""What there is to choose from on the forms of people: units, roles, areas, colleagues."""

from functools import cached_property

from django.utils.translation import gettext as _

from taizhang.people.models import Role, Unit, User
from taizhang.staffing.areas import Areas
from taizhang.tongue import local

Options = list[tuple[str, str]]


class Choosing:
    """Reads each of them once, when first asked. One query each."""

    @cached_property
    def areas(self) -> Areas:
        """Communities and grids."""
        return Areas()

    @cached_property
    def _units(self) -> list[Unit]:
        return list(Unit.objects.filter(active=True).order_by("pk"))

    @cached_property
    def _roles(self) -> list[Role]:
        return list(Role.objects.filter(active=True).order_by("pk"))

    def units(self, own: Unit | None = None) -> Options:
        """Return the units that people can be of; `own` stays even when closed."""
        rows = [*self._units]
        if own and own not in rows:
            rows.append(own)
        return [
            ("", _("请选择")),
            *((row.code, local(row.name, row.name_en)) for row in rows),
        ]

    def roles(self, own: Role | None = None) -> Options:
        """Return the roles that people can be given; `own` stays even when put away."""
        rows = [*self._roles]
        if own and own not in rows:
            rows.append(own)
        return [
            ("", _("请选择")),
            *((row.code, local(row.name, row.name_en)) for row in rows),
        ]

    def colleagues(self, besides: str) -> list[tuple[str, Options]]:
        """Return everybody whose account is open, by unit; without `besides`."""
        grouped: dict[str, Options] = {}
        rows = User.objects.select_related("unit").filter(is_active=True)
        for row in rows.order_by("unit_id", "pk"):
            if row.pseudonym != besides:
                unit = local(row.unit.name, row.unit.name_en)
                name = f"{local(row.name, row.name_en)} {local(row.title, row.title_en)}"
                grouped.setdefault(unit, []).append((row.pseudonym, name.strip()))
        return [("", [("", _("没有"))]), *grouped.items()]
