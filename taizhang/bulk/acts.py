"""What can be done to many rows at once: the words of each act, and what it asks of a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.decide import MAY_GIVE, AnyCommand
from taizhang.core.taking_on import before_dispatching
from taizhang.core.vocabulary import IN_HAND, Duty
from taizhang.ledger.queries import Row

Contents = Mapping[str, Any]
# What is asked of one row; () where it stands as wanted already.
Asking = Callable[[Row, Contents], tuple[co.Command, ...]]


@dataclass(frozen=True)
class BulkAct:
    """One act. `gives` is the command that says whose it is; `asks` None: it takes two rows.

    `most` is how many rows it may be done to at once, 0: as many as can be chosen.
    """

    name: str
    title: Promise
    explains: Promise
    icon: str
    keys: str
    gives: type[AnyCommand]
    asks: Asking | None
    most: int = 0

    @property
    def url_name(self) -> str:
        """The name of the address at which it is done."""
        return f"bulk:{self.name}"

    @property
    def duties(self) -> frozenset[Duty]:
        """Whose act it is."""
        return MAY_GIVE[self.gives]


def dispatching(row: Row, said: Contents) -> tuple[co.Command, ...]:
    """Return what gives `row` to a unit: confirmed and taken on first, as far as needed."""
    there = (row.unit, row.handler) == (said["unit"], said["handler"])
    if there and row.status in IN_HAND:
        return ()
    before = before_dispatching(row.status, to_confirm=row.to_confirm)
    given = co.DispatchIssue(
        unit=said["unit"], handler=said["handler"], note=said.get("note", "")
    )
    return (*before, given)


def correcting(row: Row, said: Contents) -> tuple[co.Command, ...]:
    """Return what puts the category of `row` right."""
    if row.category == said["category"]:
        return ()
    return (co.CorrectIssue(category=said["category"], reason=said["reason"]),)


ACTS: Mapping[str, BulkAct] = {
    act.name: act
    for act in (
        BulkAct(
            "dispatch",
            _("派办"),
            _("还没受理的会一并受理，办理时限从受理算起。"),
            "flag",
            "a",
            co.DispatchIssue,
            dispatching,
        ),
        BulkAct(
            "remind",
            _("催办"),
            _("催办会记入台账，不改期限。"),
            "bell",
            "r",
            co.Remind,
            lambda row, said: (co.Remind(text=said["text"]),),
        ),
        BulkAct(
            "merge",
            _("并案"),
            _("几件是同一件事，并到其中一个编号一起办；反映人由那个编号一起答复。"),
            "merge",
            "m",
            co.MergeIssue,
            None,
            most=50,
        ),
        BulkAct(
            "confirm",
            _("确认在办"),
            _("这些事项从旧台账导入。确认它们确实还没办完，灯和时限从现在开始。"),
            "check",
            "c",
            co.ConfirmImported,
            lambda row, said: (co.ConfirmImported(),),
        ),
        BulkAct(
            "correct",
            _("改类别"),
            _("改了类别，时限按新标准、从原来的起点重算。"),
            "pen",
            "",
            co.CorrectIssue,
            correcting,
        ),
    )
}
