"""The community or grid that somebody answers for: found by whatever it is called."""

from functools import cached_property

from django.utils.translation import gettext as _

from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place

KINDS = frozenset({Place.Kind.COMMUNITY, Place.Kind.GRID})
NAMED_MOST = 3


class UnclearArea(Exception):
    """What was typed is no community or grid, or may be several; says so in words."""


class Areas:
    """The communities and grids of the office. Two queries, once a minute."""

    def __init__(self) -> None:
        """Ask nothing yet."""
        self._gazetteer = Gazetteer()

    @cached_property
    def options(self) -> dict[str, str]:
        """Names in full by code, those that are there."""
        return {
            code: name
            for code, name in self._gazetteer.options()
            if self._gazetteer.kind_of(code) in KINDS
        }

    def name(self, code: str) -> str:
        """Return what the area `code` is called in full; itself where it has ended."""
        if not code:
            return ""
        found = self._gazetteer.proposal(code)
        return self.options.get(code) or (found.name if found else code)

    def meant(self, typed: str) -> str:
        """Return the code of what `typed` means, "" for nothing typed.

        Raises:
            UnclearArea: nobody can tell.
        """
        wanted = typed.strip()
        if not wanted:
            return ""
        tight = wanted.replace(" ", "")
        for code, name in self.options.items():
            if tight in {name.replace(" ", ""), code}:
                return code
        found = self._found(wanted)
        # A community's own name also leads to the grids that bear it.
        named = [
            code for code in found if self.options[code].replace(" ", "").endswith(tight)
        ]
        alone = named if len(named) == 1 else found
        if len(alone) == 1:
            return alone[0]
        raise UnclearArea(self._unclear(wanted, alone))

    def _found(self, typed: str) -> list[str]:
        """Return the areas that `typed` may mean. One query where it is first letters."""
        if typed.isascii():
            letters = "".join(filter(str.isalnum, typed.casefold()))
            begun = Place.objects.filter(initials__startswith=letters, kind__in=KINDS)
            codes = list(begun.order_by("pk").values_list("code", flat=True))
        else:
            found = self._gazetteer.proposals(typed, most=30)
            codes = [each.code for each in found]
        return [code for code in codes if code in self.options]

    def _unclear(self, typed: str, found: list[str]) -> str:
        if not found:
            words = _("没有叫“%(typed)s”的社区或网格。请核对名称，或先在“地点”里加上。")
            return words % {"typed": typed[:40]}
        names = _("、").join(self.options[code] for code in found[:NAMED_MOST])
        words = _("“%(typed)s”可能是%(names)s。请写全名称。")
        return words % {"typed": typed[:40], "names": names}
