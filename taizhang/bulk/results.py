"""What came of an act on many rows, in words: how many, which not, why, and what now."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, Count, IntegerField, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.bulk.acts import ACTS
from taizhang.bulk.models import BulkRow, BulkStep
from taizhang.bulk.shown import Group, RowShown, StepShown
from taizhang.core.refusals import Refusal
from taizhang.core.righting import UNDO_WITHIN
from taizhang.jobs.records import going
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row, rows_of
from taizhang.web.addresses import issue_url, ledger_url
from taizhang.web.jobs import job_url
from taizhang.web.naming import Naming, naming
from taizhang.web.refusals import sentences
from taizhang.web.selection import CHOSEN, mark
from taizhang.web.titles import title

State = BulkRow.State
LISTED = 200
Counted = Sequence[dict[str, Any]]


def step_shown(step: BulkStep, now: dt.datetime) -> StepShown:
    """Return what came of `step` as its giver sees it. At most five queries."""
    by_end = step.rows.values("state", "refused", "undone", "kept")
    counted: Counted = [dict(each) for each in by_end.annotate(count=Count("pk"))]
    rows = list(_first_what_failed(step)[:LISTED])
    target = step.codes.get("target", "")
    known = rows_of([row.case for row in rows] + ([target] if target else []))
    names = naming([step.codes.get("handler", "")], (), (), now)
    done = _count(counted, state=State.DONE)
    undone = _count(counted, undone=True)
    failed = [row for row in rows if row.state == State.REFUSED]
    waiting, watched = _count(counted, state=State.WAITING), going(step.job)
    left = _seconds_left(step, now) if done > undone else 0
    return StepShown(
        said=_said(step, done, names, known),
        url=reverse("bulk:step", args=[step.key]),
        done=done,
        refused=_groups(failed, "refused", counted, known),
        finished=Group((), _rows((r for r in rows if r.state == State.DONE), known), done),
        unchanged=_count(counted, state=State.UNCHANGED),
        undone=undone,
        kept=_groups([row for row in rows if row.kept], "kept", counted, known),
        undo_url=reverse("bulk:undo", args=[step.key]) if left else "",
        undo_seconds=left,
        again=_again(failed, target, known),
        again_url=reverse(f"bulk:{step.act}"),
        stays=""
        if ACTS[step.act].asks
        else _("并案不能撤销；并错了，到那件事的页面拆出。"),
        back_url=ledger_url(),
        waiting=waiting,
        job_url=job_url(step.job) if watched else "",
        go_on_url=reverse("bulk:go-on", args=[step.key]) if waiting and not watched else "",
    )


def _again(
    failed: Sequence[BulkRow], target: str, known: dict[str, Row]
) -> tuple[tuple[str, str], ...]:
    """Return what chooses just what failed, as it stands now; with what it merges into."""
    cases = [row.case for row in failed]
    wanted = [target, *cases] if cases and target else cases
    return tuple((CHOSEN, mark(case, known[case].n)) for case in wanted)


def _first_what_failed(step: BulkStep) -> Any:
    failed = Case(
        When(state=State.REFUSED, then=0),
        When(kept__gt="", then=1),
        default=2,
        output_field=IntegerField(),
    )
    return step.rows.exclude(state=State.WAITING).order_by(failed, "place")


def _said(step: BulkStep, done: int, names: Naming, known: dict[str, Row]) -> str:
    codes = step.codes
    match step.act:
        case "dispatch":
            to = names.unit(codes["unit"])
            if codes["handler"]:
                to = f"{to} {names.person(codes['handler'])}"
            words = ngettext(
                "已把 %(n)d 条派给 %(to)s。", "已把 %(n)d 条派给 %(to)s。", done
            )
            return words % {"n": done, "to": to}
        case "correct":
            words = ngettext(
                "已把 %(n)d 条改为“%(to)s”。", "已把 %(n)d 条改为“%(to)s”。", done
            )
            return words % {"n": done, "to": names.category(codes["category"])}
        case "merge":
            words = ngettext(
                "已把 %(n)d 条并到 %(to)s。", "已把 %(n)d 条并到 %(to)s。", done
            )
            return words % {"n": done, "to": numbers.label(known[codes["target"]].number)}
        case "remind":
            return ngettext("已催办 %(n)d 条。", "已催办 %(n)d 条。", done) % {"n": done}
        case _:
            words = ngettext("已确认 %(n)d 条在办。", "已确认 %(n)d 条在办。", done)
            return words % {"n": done}


def _groups(
    rows: Sequence[BulkRow], name: str, counted: Counted, known: dict[str, Row]
) -> tuple[Group, ...]:
    """Return `rows` grouped by why they failed, which stands in the field `name`."""
    by_reason: dict[str, list[BulkRow]] = defaultdict(list)
    for row in rows:
        by_reason[getattr(row, name)].append(row)
    return tuple(
        Group(
            tuple(sentences(Refusal(each) for each in reason.split(","))),
            _rows(of, known),
            _count(counted, **{name: reason}),
        )
        for reason, of in by_reason.items()
    )


def _rows(rows: Iterable[BulkRow], known: dict[str, Row]) -> tuple[RowShown, ...]:
    found = (known[row.case] for row in rows)
    return tuple(
        RowShown(numbers.label(row.number), issue_url(row.number), title(row.summary))
        for row in found
    )


def _count(counted: Counted, **wanted: object) -> int:
    return sum(
        each["count"]
        for each in counted
        if all(each[name] == value for name, value in wanted.items())
    )


def _seconds_left(step: BulkStep, now: dt.datetime) -> int:
    """Return for how long `step` can still be taken back, 0: no longer, or never."""
    if ACTS[step.act].asks is None or step.undone_at or not step.ended_at:
        return 0
    left = UNDO_WITHIN - (now - step.begun_at)
    return max(int(left.total_seconds()), 0)
