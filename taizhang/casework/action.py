"""What one act on an issue is to the pages: its form, its words, and when it is offered.

The acts themselves stand in `taking_on`, `handling`, `closing` and `righting`; `actions`
lists them all. One view serves every one of them.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.decide import AnyCommand, possible
from taizhang.core.issue import Issue
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Actor, Duty
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.writing import Done
from taizhang.places.directory import office
from taizhang.web.acting import ActForm, submitted
from taizhang.web.wording import choices

CHOOSE = {
    "required": _("还没选。请选一项。"),
    "invalid_choice": _("没有这一项。请重新选。"),
}
Words = Any  # lazy words; the stubs want more than Django does
Fits = Callable[[Issue, Actor], bool]


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for, and the reason they wrote."""

    said: str
    reason: str


class IssueForm(ActForm):
    """The form of an act. `command` is made of the fields that bear its fields' names."""

    command: ClassVar[type[Any]]
    # How many of the six columns a field takes where there is room.
    spans: ClassVar[dict[str, int]] = {}

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        file: IssueFile,
        by: Actor,
        **rest: Any,
    ) -> None:
        """Make the form of an act by `by` on the issue of `file`."""
        super().__init__(data, files, initial={"n": file.issue.n}, **rest)
        self.file = file
        self.by = by
        self.fit()

    def fit(self) -> None:
        """Fit the fields to the issue. Most need nothing."""

    def commands(self) -> tuple[co.Command, ...]:
        """Return what the filled-in form asks for."""
        names = {field.name for field in fields(self.command)}
        said = {name: v for name, v in self.cleaned_data.items() if name in names}
        return (self.command(**said),)

    def carry_out(self) -> Done | None:
        """Write it down; None: it was refused, and the form says why."""
        row = self.file.row
        return submitted(self, row.number, row.case, self.commands(), self.by)

    def propose(self, said: Mapping[str, str]) -> None:
        """Fill in what the address that was followed here says. Most forms take nothing."""

    def look_again(self) -> bool:
        """Return whether something must be looked at before this is carried out."""
        return False

    @property
    def wanted(self) -> Wanted | None:
        """What somebody asks for, where this decides on it. Most decide on nothing."""
        return None

    def adding(self, done: Done) -> str:
        """Return what is said beyond the act's own words once it is done."""
        return ""

    @property
    def rows(self) -> list[tuple[forms.BoundField, int]]:
        """The visible fields with the columns each takes."""
        return [(field, self.spans.get(field.name, 0)) for field in self.visible_fields()]


class BareForm(IssueForm):
    """The form of an act that needs no words: a button."""

    def commands(self) -> tuple[co.Command, ...]:
        """Return the bare command."""
        return (self.command(),)


@dataclass(frozen=True)
class Action:
    """One act. `title` is also its button; `fits` says more of when it is offered.

    `leads`: it may stand on the issue's own page. `rights`: it mends the book rather than
    moving the matter on, and is found under 更多. `switch`: what the office must have on.
    """

    name: str
    form: type[IssueForm]
    title: Promise
    said: Promise
    explains: Promise | str = ""
    icon: str = "arrow"
    command: type[AnyCommand] | None = None
    duties: frozenset[Duty] | None = None
    fits: Fits = lambda issue, by: True
    leads: bool = False
    rights: bool = False
    warns: bool = False
    post_only: bool = False
    switch: Switch | None = None

    @property
    def there(self) -> bool:
        """Whether the office has such a thing at all. No query, or one every few seconds."""
        return self.switch is None or self.switch in office().switched_on

    @property
    def asks_for(self) -> type[AnyCommand]:
        """The command by which the rules say when this may be offered."""
        return self.command or self.form.command

    def offered(self, issue: Issue, by: Actor) -> bool:
        """Return whether `by` is offered this on a page of `issue`."""
        fits = possible(issue, self.asks_for, by) and self.fits(issue, by)
        return fits and self.there

    def leads_on(self, issue: Issue) -> bool:
        """Return whether this is what comes next for `issue`."""
        return self.leads

    def explains_on(self, issue: Issue) -> str:
        """Return what is said beside the button where `issue` stands now."""
        return str(self.explains)

    def title_on(self, issue: Issue) -> str:
        """Return what this is called where `issue` stands now."""
        return str(self.title)


def ours(issue: Issue, by: Actor) -> bool:
    """Return whether the matter is with the unit of `by`."""
    return bool(issue.unit) and bool(by.units & {issue.unit, *issue.supporting})


def leading(issue: Issue, by: Actor) -> bool:
    """Return whether the matter is with the unit of `by`, and not just helped by it."""
    return bool(issue.unit) and by.unit == issue.unit


def not_ones_own_work(issue: Issue, by: Actor) -> bool:
    """Return whether `by` had no hand in handling it."""
    return by.id not in issue.handlers


def one_of(
    label: Words, members: type[StrEnum], *, radio: bool = True, initial: Any = None
) -> forms.TypedChoiceField:
    """Return a field that chooses from a closed list of the core."""
    return forms.TypedChoiceField(
        label=label,
        choices=lambda: choices(members),
        coerce=members,
        widget=forms.RadioSelect if radio else forms.Select,
        initial=initial,
        error_messages=CHOOSE,
    )


def yes_or_no(label: Words, yes: Promise, no: Promise) -> forms.TypedChoiceField:
    """Return a field that decides between two sentences."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", yes), ("no", no)],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )


def day_field(label: Words, hint: Any = "") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        required=False,
        help_text=hint,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "invalid": _("这个日期不对。请写成 2026-11-23 这样，并核对月和日。")
        },
    )


def in_thirty_days() -> dt.date:
    """Return the day on which one would usually look again."""
    return now().date() + dt.timedelta(days=30)
