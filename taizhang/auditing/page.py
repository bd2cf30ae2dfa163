"""Puts the page of the audit together, and the sheet that is taken away."""

from collections.abc import Iterable, Iterator, Mapping

from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from taizhang.audit.keeping import months
from taizhang.audit.kinds import Kind
from taizhang.audit.reading import Line, page
from taizhang.auditing.forms import NarrowForm
from taizhang.auditing.shown import AuditPage, LineShown
from taizhang.auditing.wording import ALARMING, said
from taizhang.people.directory import Person
from taizhang.web.addresses import issue_url, with_changes

LINES = 50
TOO_LARGE = 2**63
People = Mapping[str, Person]


def audit_page(form: NarrowForm, address: QueryDict, people: People) -> AuditPage:
    """Return the lines that `form` asks for, at the place that `address` names. Two queries."""
    before, after = _place(address, "before"), _place(address, "after")
    found = page(form.asked, LINES, before=before, after=after)
    first, last = (found.lines[0], found.lines[-1]) if found.lines else (None, None)
    return AuditPage(
        lines=tuple(_shown(line, people) for line in found.lines),
        newer_url=_to(address, after=first.seq) if found.newer and first else "",
        older_url=_to(address, before=last.seq) if found.older and last else "",
        csv_url=with_changes(address, "auditing:csv"),
        narrowed=bool(form.narrowed_by),
        months=months(),
    )


def sheet(lines: Iterable[Line], people: People) -> Iterator[list[str]]:
    """Yield the headings and a row of texts for each line, its check code at the end."""
    yield [
        _("序号"),
        _("时间"),
        _("谁"),
        _("单位"),
        _("做了什么"),
        _("从哪里"),
        _("校验码"),
    ]
    for line in lines:
        shown = _shown(line, people)
        columns = (shown.at, shown.who, shown.unit, shown.said, shown.came_from, line.hash)
        yield [str(shown.seq), *columns]


def _shown(line: Line, people: People) -> LineShown:
    person, told = people.get(line.who), said(line, people)
    return LineShown(
        seq=line.seq,
        at=f"{localtime(line.at):%Y-%m-%d %H:%M:%S}",
        who=person.name if person else _nobody(line),
        unit=person.unit_name if person else "",
        said=told.words,
        tone="alarm" if Kind(line.kind) in ALARMING else "",
        number=told.number,
        url=issue_url(told.number) if told.number else "",
        came_from=line.came_from,
    )


def _nobody(line: Line) -> str:
    if line.who:
        return _("一位同事")
    return _("没登录的人") if line.came_from else _("本机")


def _place(address: QueryDict, name: str) -> int:
    said = address.get(name, "")
    fits = said.isascii() and said.isdecimal() and len(said) < 20
    return int(said) % TOO_LARGE if fits else 0


def _to(address: QueryDict, **place: int) -> str:
    said = {name: str(seq) for name, seq in place.items()}
    return with_changes(address, "auditing:record", **said)
