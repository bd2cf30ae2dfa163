"""Events to bytes and back: the leaf that everybody sees, the opening that it commits to.

The format is frozen in docs/leaf.md. Kinds are written once, here, and stay for ever.
"""

import datetime as dt
import hmac
import json
from binascii import b2a_base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from taizhang.core import events as ev
from taizhang.core.copying import made
from taizhang.core.fields import FieldClass, classes_of, types_of
from taizhang.core.issue import Entry
from taizhang.core.tlog.canon import NotCanonical, canonical, parse

VERSION = 1
SALT_BYTES = 32
COMMIT = b"taizhang-commit-v1\0"
AT = "at"
IN_PLACE_OF = "in_place_of"
URL_SAFE = bytes.maketrans(b"+/", b"-_")

KINDS: Mapping[str, type[ev.Event]] = {
    "issue-registered": ev.IssueRegistered,
    "issue-carried-over": ev.IssueCarriedOver,
    "import-confirmed": ev.ImportConfirmed,
    "import-withdrawn": ev.ImportWithdrawn,
    "voice-added": ev.VoiceAdded,
    "words-added": ev.WordsAdded,
    "spoken-for": ev.SpokenFor,
    "issue-accepted": ev.IssueAccepted,
    "issue-declined": ev.IssueDeclined,
    "issue-referred": ev.IssueReferred,
    "issue-offered": ev.IssueOffered,
    "offer-withdrawn": ev.OfferWithdrawn,
    "issue-claimed": ev.IssueClaimed,
    "incident-joined": ev.IncidentJoined,
    "incident-left": ev.IncidentLeft,
    "clock-recounted": ev.ClockRecounted,
    "issue-dispatched": ev.IssueDispatched,
    "task-taken-up": ev.TaskTakenUp,
    "dispatch-returned": ev.DispatchReturned,
    "progress-recorded": ev.ProgressRecorded,
    "extension-asked": ev.ExtensionAsked,
    "extension-decided": ev.ExtensionDecided,
    "deferral-asked": ev.DeferralAsked,
    "deferral-decided": ev.DeferralDecided,
    "issue-resumed": ev.IssueResumed,
    "issue-supervised": ev.IssueSupervised,
    "supervision-lifted": ev.SupervisionLifted,
    "issue-put-to-council": ev.IssuePutToCouncil,
    "resolution-recorded": ev.ResolutionRecorded,
    "reminder-sent": ev.ReminderSent,
    "complained-of-named": ev.ComplainedOfNamed,
    "evidence-added": ev.EvidenceAdded,
    "handling-reported": ev.HandlingReported,
    "verification-passed": ev.VerificationPassed,
    "verification-failed": ev.VerificationFailed,
    "follow-up-recorded": ev.FollowUpRecorded,
    "outcome-posted": ev.OutcomePosted,
    "objection-raised": ev.ObjectionRaised,
    "objection-ruled": ev.ObjectionRuled,
    "root-cause-recorded": ev.RootCauseRecorded,
    "issue-struck-off": ev.IssueStruckOff,
    "issue-reopened": ev.IssueReopened,
    "look-back-recorded": ev.LookBackRecorded,
    "second-look-drawn": ev.SecondLookDrawn,
    "second-look-recorded": ev.SecondLookRecorded,
    "issue-corrected": ev.IssueCorrected,
    "void-asked": ev.VoidAsked,
    "void-decided": ev.VoidDecided,
    "text-withdrawn": ev.TextWithdrawn,
    "issue-merged": ev.IssueMerged,
    "issue-absorbed": ev.IssueAbsorbed,
    "issue-split": ev.IssueSplit,
    "issue-detached": ev.IssueDetached,
    "step-undone": ev.StepUndone,
}
KIND_OF: Mapping[type[ev.Event], str] = {event: kind for kind, event in KINDS.items()}


class Opened(NamedTuple):
    """A committed value and the salt that opens its commitment."""

    salt: bytes
    value: Any


@dataclass(frozen=True)
class Written:
    """An entry in bytes. `committed` may be kept plain; `personal` must be sealed."""

    leaf: bytes
    committed: Mapping[str, Opened]
    personal: Mapping[str, Opened]


def write(entry: Entry, log: str, salts: Callable[[], bytes]) -> Written:
    """Return `entry` as the log `log` keeps it. `salts` gives 32 fresh random bytes."""
    head: dict[str, Any] = {"case": entry.case, "n": entry.n, "seq": entry.seq}
    if entry.step != entry.n:
        head["step"] = entry.step
    return _written(
        head | {"actor": entry.actor, "day": entry.day.isoformat(), "log": log},
        KIND_OF[type(entry.event)],
        entry.event,
        (_about(entry, salts), salts),
    )


def read(leaf: bytes, opened: Mapping[str, Any]) -> Entry:
    """Return the entry of a `leaf` whose openings' plain values are `opened`.

    Personal labels that were erased are simply absent, and read as empty.
    """
    # Whether the bytes are canonical is `fsck`'s and the verifier's to ask.
    return entry_from(json.loads(leaf), opened)


def entry_from(public: Mapping[str, Any], opened: Mapping[str, Any]) -> Entry:
    """Return the entry of a leaf that says `public`, as `read` does."""
    event = KINDS[public["kind"]]
    return Entry(
        seq=public["seq"],
        case=public["case"],
        n=public["n"],
        step=public.get("step", public["n"]),
        actor=public["actor"],
        day=dt.date.fromisoformat(public["day"]),
        at=dt.datetime.fromisoformat(opened[AT]),
        event=_event_from(event, public, opened),
        in_place_of=opened.get(IN_PLACE_OF, ""),
    )


def commitment(label: str, opened: Opened) -> str:
    """Return what stands in a leaf for the value of `label`."""
    message = _committing(label) + canonical(opened.value)
    digest = hmac.digest(opened.salt, message, "sha256")
    return b2a_base64(digest, newline=False).translate(URL_SAFE)[:-1].decode()


@lru_cache(maxsize=1024)
def _committing(label: str) -> bytes:
    return COMMIT + label.encode() + b"\0"


def said_beside(leaf: bytes, commitments: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what an issue's `leaf` says besides `c`, if its `c` is just `commitments`.

    None: the leaf commits to anything else, is not canonical, or only `parse` can tell.
    Most of a leaf is its commitments: compared as bytes, they are neither read nor written
    anew to see that they are as they should be.
    """
    if not all(map(_is_plain, commitments)):
        return None
    told = ",".join([f'"{label}":"{commitments[label]}"' for label in sorted(commitments)])
    before, found, after = leaf.partition(f',"c":{{{told}}},"case":'.encode())
    # Only at the top of the leaf, and in its place in the order of the keys.
    if not found or before.count(b"{") != 1 or b"[" in before or b'"c' in before:
        return None
    try:
        said = parse(before + b',"case":' + after)
    except NotCanonical:
        return None
    return said if isinstance(said, dict) else None


@lru_cache(maxsize=1024)
def _is_plain(label: str) -> bool:
    return label.isascii() and label.isidentifier()


def log_entry(
    head: Mapping[str, Any],
    kind: str,
    told: Mapping[str, Any],
    salts: Callable[[], bytes],
) -> Written:
    """Return an entry about the log itself.

    `head` holds its seq, actor, day, log and Public fields; `told` its committed values,
    the instant `at` among them.
    """
    committed = {name: Opened(salts(), plain(value)) for name, value in told.items()}
    return Written(_leaf(dict(head), kind, committed), committed, {})


def _written(
    head: dict[str, Any],
    kind: str,
    event: ev.Event,
    sealed: tuple[dict[str, Opened], Callable[[], bytes]],
) -> Written:
    committed, salts = sealed
    personal: dict[str, Opened] = {}
    for name, kept, default, _read in _plan(type(event)):
        value = getattr(event, name)
        if kept is FieldClass.PERSONAL:
            personal[name] = Opened(salts(), plain(value))
        elif value == default:
            continue
        elif kept is FieldClass.PUBLIC:
            head[name] = plain(value)
        else:
            committed[name] = Opened(salts(), plain(value))
    return Written(_leaf(head, kind, committed | personal), committed, personal)


def _about(entry: Entry, salts: Callable[[], bytes]) -> dict[str, Opened]:
    """Return what is committed of an entry whatever happened: when, and in whose place."""
    at = {AT: Opened(salts(), plain(entry.at))}
    if not entry.in_place_of:
        return at
    return at | {IN_PLACE_OF: Opened(salts(), entry.in_place_of)}


def _leaf(head: dict[str, Any], kind: str, opened: Mapping[str, Opened]) -> bytes:
    committed = {label: commitment(label, value) for label, value in opened.items()}
    return canonical(head | {"v": VERSION, "kind": kind, "c": committed})


def _event_from(
    event: type[ev.Event], public: Mapping[str, Any], opened: Mapping[str, Any]
) -> ev.Event:
    given: dict[str, Any] = {}
    for name, kept, _default, read_value in _plan(event):
        held = public if kept is FieldClass.PUBLIC else opened
        if name in held:
            given[name] = read_value(held[name])
        elif kept is FieldClass.PERSONAL:
            given[name] = ""
    return made(event, given)


class _Field(NamedTuple):
    """What the codec must know of a field of an event."""

    name: str
    kept: FieldClass
    default: Any
    read: Callable[[Any], Any]


_PLANS: dict[type[Any], tuple[_Field, ...]] = {}
_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _plan(event: type[Any]) -> tuple[_Field, ...]:
    """Return the fields of the event class `event`, in their order; worked out once."""
    if event not in _PLANS:
        kept, types = classes_of(event), types_of(event)
        _PLANS[event] = tuple(
            _Field(f.name, kept[f.name], f.default, _reader(types[f.name]))
            for f in fields(event)
        )
    return _PLANS[event]


def plain(value: Any) -> Any:
    """Return `value` as JSON holds it: instants and days as ISO text, tuples as lists."""
    if type(value) in AS_IT_IS:
        return value
    match value:
        case Enum():
            return value.value
        case dt.date():
            # An instant is a day to Python, too.
            at = value.astimezone(dt.UTC) if isinstance(value, dt.datetime) else value
            return at.isoformat()
        case tuple():
            return [plain(item) for item in value]
        case _ if is_dataclass(value):
            return {name: plain(getattr(value, name)) for name in _names(type(value))}
    return value


def value_from(wanted: Any, value: Any) -> Any:
    """Return the JSON `value` as the type `wanted`: the inverse of `plain`."""
    return _reader(wanted)(value)


def _names(kind: type[Any]) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


AS_IT_IS = frozenset({str, int, bool, NoneType})


@cache
def _reader(wanted: Any) -> Callable[[Any], Any]:
    """Return what makes a value of the type `wanted` of its JSON."""
    if get_origin(wanted) in {Union, UnionType}:
        inner = _reader(next(arg for arg in get_args(wanted) if arg is not NoneType))
        return lambda value: None if value is None else inner(value)
    if get_origin(wanted) is tuple:
        item = _reader(get_args(wanted)[0])
        return lambda value: tuple(map(item, value))
    if wanted in AS_IT_IS:
        return _same
    if wanted in {dt.datetime, dt.date}:
        read_text: Callable[[Any], Any] = wanted.fromisoformat
        return read_text
    if isinstance(wanted, type) and is_dataclass(wanted):
        readers = {name: _reader(kind) for name, kind in types_of(wanted).items()}
        return lambda value: made(wanted, {k: readers[k](v) for k, v in value.items()})
    member: Callable[[Any], Any] = wanted
    return member


def _same(value: Any) -> Any:
    return value
