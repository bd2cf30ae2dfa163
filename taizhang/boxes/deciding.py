"""From the form beside a slip to the ledger: one press, one slip."""

from taizhang.boxes import slip_forms as sf
from taizhang.boxes.slip_forms import SlipForm
from taizhang.core import commands as co
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import Actor, Channel, Nature, Urgency
from taizhang.emptying import slips
from taizhang.emptying.balance import Outcome
from taizhang.emptying.refusals import NotDone
from taizhang.ledger import book
from taizhang.ledger.reading import NoSuchIssue
from taizhang.places.gazetteer import Gazetteer

Which = tuple[str, int, int]
ASIDE = {
    sf.COUNT_PRAISE: Outcome.PRAISE,
    sf.BLANK: Outcome.BLANK,
    sf.UNREADABLE: Outcome.UNREADABLE,
}


def decided(form: SlipForm, slip: Which, by: Actor) -> bool:
    """Do what was pressed beside `slip`; False: it is refused, and `form` says why."""
    try:
        _carry_out(form, slip, by)
    except NotDone as not_done:
        form.not_done(not_done)
    except Refused as refused:
        form.refuse(refused.refusals)
    except NoSuchIssue:
        form.no_such_number()
    else:
        return True
    return False


def _carry_out(form: SlipForm, slip: Which, by: Actor) -> None:
    said = form.cleaned_data
    if form.act in ASIDE:
        outcome = ASIDE[form.act]
        slips.set_aside(slip, outcome, said["reason"], said["receipt"], by.id)
    elif form.act == sf.MERGE:
        case = book.case_of(said["number"])
        slips.enter(slip, Outcome.MERGED, case, [_voice(form)], by, form.sent)
    else:
        praise = said["nature"] == Nature.PRAISE
        outcome = Outcome.PRAISE if praise else Outcome.REGISTERED
        slips.enter(slip, outcome, "", [_matter(form)], by, form.sent)


def _matter(form: SlipForm) -> co.RegisterIssue:
    said = form.cleaned_data
    where = Gazetteer().whereabouts(said["place_text"], said["community"])
    return co.RegisterIssue(
        summary=said["summary"],
        words=said["words"],
        channel=Channel.SUGGESTION_BOX,
        nature=Nature(said["nature"]),
        category=said["category"],
        urgency=Urgency(said["urgency"]),
        community=where.community,
        place=where.place,
        place_text=said["place_text"],
        reporter=said["reporter"],
        phone=said["phone"],
        receipt=said["receipt"],
    )


def _voice(form: SlipForm) -> co.AddVoice:
    said = form.cleaned_data
    return co.AddVoice(
        words=said["words"] or said["summary"],
        reporter=said["reporter"],
        phone=said["phone"],
        channel=Channel.SUGGESTION_BOX,
        receipt=said["receipt"],
    )
