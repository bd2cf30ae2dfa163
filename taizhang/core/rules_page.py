"""docs/rules.md, told by the rules themselves: when, by whom, on what grounds, by when."""

from collections.abc import Iterable, Iterator

from taizhang.core.clocks import CLOSES, OPENS, Limit, LimitUnit
from taizhang.core.closing import REFUSALS, Condition
from taizhang.core.decide import BEFORE_CONFIRMING, MAY_GIVE, POSSIBLE_IN, AnyCommand
from taizhang.core.handling import RETURNS_BEFORE_RULING
from taizhang.core.righting import UNDO_WITHIN
from taizhang.core.standards import (
    ACCEPTANCE,
    HANDLING,
    REWORK,
    VERIFICATION,
    Preset,
    Standard,
    home_service,
    standard_for,
)
from taizhang.core.texts import SUMMARY_MAX, TEXT_MAX, WORDS_MAX
from taizhang.core.vocabulary import Duty, Status, Urgency

LEDE = """# The rules

Made from the code by `taizhang rules`; a test keeps the two alike. Where a rule comes from
stands in [sources.md](sources.md); what its words mean, in [glossary.md](glossary.md)."""
GROUNDS = {
    Condition.RESULT: "The handler's report of this round: a result in words, a conclusion.",
    Condition.EVIDENCE: (
        "Every kind of evidence that the standard asks for, received in this round (how it "
        "was before: in any) and not withdrawn."
    ),
    Condition.ROOT_CAUSE: (
        "Where the matter came back as often as the standard says: a lasting measure and a "
        "day to look again."
    ),
    Condition.CHECK: (
        "A passed check of this round by somebody who handled nothing, of another unit "
        "(where the standard lets a colleague check, the waiver is told)."
    ),
    Condition.VOICES: (
        "A word of each resident after the check: content or accepting; overruled by a "
        "second person with a reason; not reached on so many days; or, where nobody can be "
        "asked, the outcome posted so many days. Where the report itself says that the "
        "resident does not accept it, only the first two serve."
    ),
    Condition.OBJECTIONS: (
        "No objection of a resident is open: a leader who neither worked on it nor called "
        "has ruled on each, with a reason, or the resident has said that it is well after all."
    ),
}
UNITS = {
    LimitUnit.WORKING_DAY: "working day",
    LimitUnit.CALENDAR_DAY: "calendar day",
    LimitUnit.WORKING_HOUR: "working hour",
    LimitUnit.HOUR: "hour",
}


def text() -> str:
    """Return the page in Markdown."""
    parts = (LEDE, _commands(), _grounds(), _clocks(), _standards(), _small_print())
    return "\n\n".join(parts) + "\n"


def _commands() -> str:
    rows = (
        (f"`{kind.__name__}`", _when(kind), _whom(MAY_GIVE[kind])) for kind in POSSIBLE_IN
    )
    before = ", ".join(f"`{kind.__name__}`" for kind in BEFORE_CONFIRMING)
    return "\n\n".join(
        (
            "## What may be done when, and by whom",
            _table(("command", "possible in", "given by who may"), rows),
            f"Before an imported open row is confirmed, only: {before}.",
        )
    )


def _when(kind: type[AnyCommand]) -> str:
    statuses = POSSIBLE_IN[kind]
    if not statuses:
        return "(begins an issue)"
    if statuses == frozenset(Status):
        return "any"
    return ", ".join(_in_order(statuses, Status))


def _whom(duties: frozenset[Duty]) -> str:
    return "any" if duties == frozenset(Duty) else ", ".join(_in_order(duties, Duty))


def _grounds() -> str:
    rows = (
        (f"{condition.value}", GROUNDS[condition], f"`{REFUSALS[condition].name}`")
        for condition in Condition
    )
    return "\n\n".join(
        (
            "## What a strike-off rests on",
            "All of it in the current round, and by a person who handled nothing. Everything "
            "that is missing is told at once.",
            _table(("condition", "what must stand on the book", "refused as"), rows),
        )
    )


def _clocks() -> str:
    rows = (
        (urgency.value, *map(_limit, (ACCEPTANCE[urgency], HANDLING[urgency])))
        for urgency in Urgency
    )
    return "\n\n".join(
        (
            "## The clocks of a new office",
            _table(("urgency", "acceptance", "handling"), rows),
            f"Checking: {_limit(VERIFICATION)}. Rework and reopened matters: "
            f"{_limit(REWORK)}. Limits are data; an issue keeps those of its own day. A day is "
            "counted from the next one and ends at the close of business; a last calendar "
            "day that is not worked rolls on. Working hours: "
            f"{OPENS:%H:%M} to {CLOSES:%H:%M}.",
        )
    )


def _standards() -> str:
    rows = (
        (preset.value, "seen at a place" if physical else "spoken of", *_asks(standard))
        for preset in Preset
        for physical in (True, False)
        for standard in (standard_for(preset, Urgency.ORDINARY, physical=physical),)
    )
    at_home = (
        (preset.value, "errand at somebody's home", *_asks(standard))
        for preset in Preset
        for standard in (home_service(preset, Urgency.ORDINARY),)
    )
    heads = (
        "preset", "matter", "evidence", "check", "colleague may check", "calls on days",
        "days posted", "lasting measure from", "look back after",
    )  # fmt: skip
    return "\n\n".join(
        ("## The standards of a new office", _table(heads, [*rows, *at_home]))
    )


def _asks(standard: Standard) -> tuple[str, ...]:
    times = standard.root_cause_from
    return (
        ", ".join(standard.evidence),
        standard.method.value,
        "yes" if standard.same_unit else "no",
        str(standard.attempts),
        str(standard.posting_days),
        f"time {times}" if times else "never",
        f"{', '.join(map(str, standard.look_backs))} days" if standard.look_backs else "–",
    )


def _small_print() -> str:
    seconds = int(UNDO_WITHIN.total_seconds())
    return "\n".join(
        (
            "## Numbers in the rules",
            "",
            f"- After {RETURNS_BEFORE_RULING} returns only who may `{Duty.RULE.value}` "
            "dispatches, and that dispatch stands.",
            f"- One's own last step can be taken back for {seconds} seconds; not a "
            "registration, a voice, a strike-off, a look back, a void, a withdrawn text, a merge, "
            "a split or a clock counted anew.",
            "- Only what was solved is looked back at on those days; a lasting measure has its "
            "own. Who worked on it does not look back; what came back goes on under its number.",
            f"- Texts: {SUMMARY_MAX} characters for summaries, names and places, {TEXT_MAX:,} "
            f"for what staff write, {WORDS_MAX:,} for a resident's words.",
        )
    )


def _limit(limit: Limit) -> str:
    several = "s" if limit.count > 1 else ""
    amber = f", amber {limit.amber} before" if limit.amber else ""
    return f"{limit.count} {UNITS[limit.unit]}{several}{amber}"


def _in_order(
    chosen: frozenset[Status] | frozenset[Duty], known: Iterable[str]
) -> Iterator[str]:
    return (str(member) for member in known if member in chosen)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (heads, ("---",) * len(heads), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
