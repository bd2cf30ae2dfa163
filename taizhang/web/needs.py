"""What an issue still needs to be struck off, in words: the closing law, line by line."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.core.closing import Condition, evidence_missing
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import EvidenceKind
from taizhang.ledger.queries import IssueFile
from taizhang.web import dates
from taizhang.web.naming import Naming
from taizhang.web.voices import VoiceShown
from taizhang.web.wording import word


@dataclass(frozen=True)
class Need:
    """A condition of a strike-off: met or missing, and what stands or lacks, line by line."""

    name: str
    met: bool
    notes: tuple[str, ...]


def needs(
    file: IssueFile, shown: tuple[VoiceShown, ...], known: Naming
) -> tuple[Need, ...]:
    """Return the conditions in order, met and missing."""
    return tuple(
        Need(word(found.condition), found.met, _notes(found.condition, file, shown, known))
        for found in file.findings
    )


def _notes(
    condition: Condition, file: IssueFile, shown: tuple[VoiceShown, ...], known: Naming
) -> tuple[str, ...]:
    issue = file.issue
    match condition:
        case Condition.RESULT:
            return (_result(issue),)
        case Condition.EVIDENCE:
            return (_evidence(issue),)
        case Condition.ROOT_CAUSE:
            return _root_cause(issue, known)
        case Condition.CHECK:
            return (_check(issue, known),)
        case Condition.VOICES:
            return tuple(
                _("%(name)s：%(state)s") % {"name": each.name, "state": each.state}
                for each in shown
            )
        case Condition.OBJECTIONS:
            return (_("由没打过电话、没经手的领导裁定，或反映人说可以了"),)


def _result(issue: Issue) -> str:
    if issue.report is None:
        return _("由承办人报办结时写")
    return word(issue.report.conclusion)


def _evidence(issue: Issue) -> str:
    missing = evidence_missing(issue)
    if missing:
        kinds = _("、").join(word(kind) for kind in missing)
        return _("还缺%(kinds)s") % {"kinds": kinds}
    counts = Counter(piece.shows for piece in issue.evidence_standing)
    short = {
        EvidenceKind.BEFORE_PHOTO: _("前 %(n)d"),
        EvidenceKind.AFTER_PHOTO: _("后 %(n)d"),
        EvidenceKind.DOCUMENT: _("文件 %(n)d"),
        EvidenceKind.NOTE: _("说明 %(n)d"),
        EvidenceKind.CHECK_PHOTO: _("核验 %(n)d"),
    }
    parts = [words % {"n": counts[kind]} for kind, words in short.items() if counts[kind]]
    return " · ".join(parts)


def _root_cause(issue: Issue, known: Naming) -> tuple[str, ...]:
    cause = issue.root_cause
    if cause is None:
        return (_("同地第 %(n)d 次，必须填写") % {"n": issue.earlier_count + 1},)
    day = dates.day(cause.look_back_on, known.now.date())
    measure = _("“%(words)s”") % {"words": cause.measure}
    return (measure, _("%(day)s 回头看") % {"day": day})


def _check(issue: Issue, known: Naming) -> str:
    if issue.check is None:
        return _("由没有经手的人看过")
    return f"{known.who(issue.check.by)} · {word(issue.check.method)}"
