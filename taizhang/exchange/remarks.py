"""The remarks of an imported row: “列名：值” for whatever no field holds as it was written."""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _

from taizhang.core.texts import SUMMARY_MAX
from taizhang.exchange.parsed import Field, ImportedIssue
from taizhang.exchange.wording import FIELD_NAMES
from taizhang.files.text import cleaned, one_line
from taizhang.web import likenesses
from taizhang.web.wording import word

SHORT = {
    Field.OLD_NUMBER: "old_number",
    Field.PLACE: "place_text",
    Field.UNIT: "unit_text",
    Field.REPORTER: "reporter",
    Field.PHONE: "phone",
}
"""Fields that the ledger keeps as a line of their own; what is longer goes on in remarks."""

_ONLY_TOLD = (
    Field.CATEGORY,
    Field.COMMUNITY,
    Field.STATUS,
    Field.HANDLER,
    Field.SATISFACTION,
)


class Remarks:
    """Words the remarks of many rows in one language, which is asked for once."""

    def __init__(self) -> None:
        """Take the words of the active language."""
        self._line = _("%(name)s：%(value)s")
        self._names = {field: str(name) for field, name in FIELD_NAMES.items()}
        self._anonymous = {True: _("是"), False: _("否"), None: None}
        self._undated = _("原表没写，按导入时间记")
        self._dated_by_end = _("原表没写，按办结日期记")
        self._word = cache(word)

    def of(self, issue: ImportedIssue, summary: str) -> Iterator[str]:
        """Yield the remarks on `issue`, which the ledger shows as `summary`."""
        if issue.title and one_line(issue.title) != summary:
            yield self._told(Field.TITLE, issue.title)
        for field in SHORT:
            if len(text := str(getattr(issue, field.value))) > SUMMARY_MAX:
                yield self._told(field, text)
        yield from self._as_written(issue)
        yield from self._days_and_counts(issue)
        for title, text in issue.extras:
            yield self._line % {"name": cleaned(title).text, "value": text}

    def _as_written(self, issue: ImportedIssue) -> Iterator[str]:
        """Yield the words that were read as one of a list, unless they are its very word."""
        channel = likenesses.channel(issue.channel)
        nature = likenesses.nature(issue.nature)
        if issue.channel and not (channel and self._word(channel) == issue.channel):
            yield self._told(Field.CHANNEL, issue.channel)
        if issue.nature and not (nature and self._word(nature) == issue.nature):
            yield self._told(Field.NATURE, issue.nature)
        for field in _ONLY_TOLD:
            if text := getattr(issue, field.value):
                yield self._told(field, text)

    def _days_and_counts(self, issue: ImportedIssue) -> Iterator[str]:
        if issue.raised_at is None:
            said = self._dated_by_end if issue.finished_on else self._undated
            yield self._told(Field.RAISED_AT, said)
        said_too = {
            Field.FINISHED_ON: issue.finished_on if not issue.finished else None,
            Field.DUE_ON: issue.due_on,
            Field.ANONYMOUS: self._anonymous[issue.anonymous],
            Field.TRANSFERS: issue.transfers,
        }
        for field, value in said_too.items():
            if value is not None:
                yield self._told(field, str(value))

    def _told(self, field: Field, text: str) -> str:
        return self._line % {"name": self._names[field], "value": text}
