"""The page of a ruling: what the resident says and what the report says, side by side."""

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.issue import Voice
from taizhang.core.vocabulary import Actor
from taizhang.followup.shown import RulingPage
from taizhang.followup.standing import not_to_rule
from taizhang.followup.voice import asked, rework_by
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile
from taizhang.web import evidence, masking, titles
from taizhang.web.happenings import naming_for
from taizhang.web.naming import Naming
from taizhang.web.revealing import barred
from taizhang.web.voices import key_of, unmasked, voices
from taizhang.web.wording import word


def ruling_page(file: IssueFile, voice: Voice, by: Actor) -> RulingPage:
    """Return everything that whoever rules on `voice` looks at."""
    at, issue = now(), file.issue
    known = naming_for(file, at, also_places=[file.row.place])
    told = {} if barred(file, by) else unmasked(file)
    key = key_of(voice)
    found, tried = evidence.pieces(file), asked(file, voice)
    last = tried[-1] if tried else None
    named = next(each.name for each in voices(file, known) if each.key == key)
    return RulingPage(
        number=file.row.number,
        label=numbers.label(file.row.number),
        title=titles.title(file.row.summary),
        name=named,
        barred=not_to_rule(issue, voice, by),
        answer=word(last[1].outcome) if last else _("没有人可问"),
        said=masking.words(last[1].answer) if last else "",
        words=masking.words(told[key].words) if key in told else "",
        asked_by=known.doer(last[0]) if last else "",
        result=issue.report.result if issue.report else "",
        conclusion=word(issue.report.conclusion) if issue.report else "",
        reported_by=_reported_by(file, known),
        photos=evidence.photos(found, known),
        documents=evidence.documents(found, known),
        notes=tuple(evidence.notes(found)),
        upheld=_("反映人说得对：退回重办，编号不变，%(due)s 前要答复。")
        % {"due": rework_by(issue, at)},
    )


def _reported_by(file: IssueFile, known: Naming) -> str:
    reports = (e for e in file.entries if isinstance(e.event, ev.HandlingReported))
    last = [entry for entry in reports if entry.seq in file.stands]
    return known.doer(last[-1]) if last else ""
