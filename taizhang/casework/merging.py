"""Merging two numbers of the same matter, and taking them apart again.

The other issue is shown by its title before anything is written: a number is easily
mistyped.
"""

import datetime as dt
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.casework.action import IssueForm
from taizhang.casework.shown import Same
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import OPEN, Status
from taizhang.ledger import book, numbers
from taizhang.ledger.queries import Row, rows_of
from taizhang.ledger.reading import NoSuchIssue
from taizhang.ledger.same import same_matter
from taizhang.ledger.writing import Done
from taizhang.web import dates
from taizhang.web.acting import attempt, text_field
from taizhang.web.addresses import issue_url
from taizhang.web.titles import title
from taizhang.web.wording import word

LIKELY_MOST = 6


class MergeForm(IssueForm):
    """Goes on with this issue under the number of another."""

    command = co.MergeIssue
    drafted = False
    target = text_field(_("并入哪个编号"), hint=_("如“2026-1286”，今年的只写“1286”"))
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    other: Row | None = None

    def clean_target(self) -> str:
        """Find the other issue; return its number."""
        year = self.file.row.number.partition("-")[0]
        number = numbers.number_from(str(self.cleaned_data["target"]), year)
        if not number:
            raise ValidationError(_("没看懂这个编号。请写成 2026-1286 这样。"))
        try:
            case = book.case_of(number)
        except NoSuchIssue as unknown:
            words = gettext("台账上没有 %(number)s。请核对编号。")
            raise ValidationError(words % {"number": numbers.label(number)}) from unknown
        self.other = rows_of([case])[case]
        return number

    def look_again(self) -> bool:
        """Return whether the other issue has not been shown yet."""
        assert self.other is not None
        if self.cleaned_data["shown"] == self.other.number:
            return False
        self.rewrite("shown", self.other.number)
        return True

    def carry_out(self) -> Done | None:
        """Merge; done already is done."""
        assert self.other is not None
        here, there = self.file.row.case, self.other.case
        if self.file.issue.merged_into == there:
            return Done(self.file.issue, ())
        return attempt(
            self,
            self.file.row.number,
            lambda: book.submit_pair(
                here, there, co.MergeIssue(), by=self.by, seen=self.seen
            )[0],
        )

    def propose(self, said: Mapping[str, str]) -> None:
        """Fill in the number that was pressed among the likely ones."""
        year = self.file.row.number.partition("-")[0]
        self.initial["target"] = numbers.number_from(said.get("target", ""), year)

    @property
    def likely(self) -> tuple[Same, ...]:
        """What may be the same matter, each with the way to merging into it. Three queries."""
        if self.is_bound:
            return ()
        row, at = self.file.row, now()
        found = same_matter(
            words=row.summary,
            place=row.place,
            category=row.category,
            today=local_day(at),
            most=LIKELY_MOST,
            but=row.case,
        )
        return tuple(_likely(each, row, local_day(at)) for each in found.likely)

    @property
    def preview(self) -> list[str]:
        """What the other issue is, once it is known."""
        if self.other is None:
            return []
        row = self.other
        return [f"{numbers.label(row.number)} {title(row.summary)}", word(row.status)]


def _likely(found: Row, row: Row, today: dt.date) -> Same:
    into = issue_url(row.number, "merge")
    place = gettext("同一个地点") if row.place and found.place == row.place else ""
    return Same(
        day=dates.day(local_day(found.happened_at), today),
        label=numbers.label(found.number),
        url=f"{into}?target={found.number}"
        if found.status in OPEN
        else issue_url(found.number),
        title=title(found.summary),
        note=f"{word(found.status)} · {place or gettext('说法相近')}",
    )


class SplitForm(IssueForm):
    """Takes a merged issue out again."""

    command = co.SplitIssue
    drafted = False
    reason = text_field(_("为什么拆出"), 3)

    def carry_out(self) -> Done | None:
        """Split; done already is done."""
        issue, last = self.file.issue, self.file.entries[-1]
        if isinstance(last.event, ev.IssueSplit) and last.actor == self.by.id:
            return Done(issue, ())
        return attempt(self, self.file.row.number, self._split)

    def _split(self) -> Done:
        issue = self.file.issue
        if issue.status is not Status.MERGED:
            raise Refused((Refusal.NOT_IN_THIS_STATUS,))
        command = co.SplitIssue(reason=self.cleaned_data["reason"])
        return book.submit_pair(
            issue.case, issue.merged_into, command, by=self.by, seen=self.seen
        )[0]
