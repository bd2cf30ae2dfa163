"""Events to bytes and back: the leaf that everybody sees, the opening that it commits to.

The format is frozen in docs/leaf.md. Kinds are written once, here, and stay for ever.
"""

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from taizhang.core import events as ev
from taizhang.core.fields import FieldClass, classes_of, types_of
from taizhang.core.issue import Entry
from taizhang.core.tlog.canon import canonical

VERSION = 1
SALT_BYTES = 32
COMMIT = b"taizhang-commit-v1\0"
AT = "at"

KINDS: Mapping[str, type[ev.Event]] = {
    "issue-registered": ev.IssueRegistered,
    "issue-carried-over": ev.IssueCarriedOver,
    "import-confirmed": ev.ImportConfirmed,
    "import-withdrawn": ev.ImportWithdrawn,
    "voice-added": ev.VoiceAdded,
    "issue-accepted": ev.IssueAccepted,
    "issue-declined": ev.IssueDeclined,
    "issue-referred": ev.IssueReferred,
    "issue-dispatched": ev.IssueDispatched,
    "task-taken-up": ev.TaskTakenUp,
    "dispatch-returned": ev.DispatchReturned,
    "progress-recorded": ev.ProgressRecorded,
    "reminder-sent": ev.ReminderSent,
    "evidence-added": ev.EvidenceAdded,
    "handling-reported": ev.HandlingReported,
    "verification-passed": ev.VerificationPassed,
    "verification-failed": ev.VerificationFailed,
    "follow-up-recorded": ev.FollowUpRecorded,
    "outcome-posted": ev.OutcomePosted,
    "objection-ruled": ev.ObjectionRuled,
    "root-cause-recorded": ev.RootCauseRecorded,
    "issue-struck-off": ev.IssueStruckOff,
    "issue-reopened": ev.IssueReopened,
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


@dataclass(frozen=True)
class Opened:
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
        (entry.at, salts),
    )


def read(leaf: bytes, opened: Mapping[str, Any]) -> Entry:
    """Return the entry of a `leaf` whose openings' plain values are `opened`.

    Personal labels that were erased are simply absent, and read as empty.
    """
    # Whether the bytes are canonical is `fsck`'s and the verifier's to ask.
    public: dict[str, Any] = json.loads(leaf)
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
    )


def commitment(label: str, opened: Opened) -> str:
    """Return what stands in a leaf for the value of `label`."""
    message = COMMIT + label.encode() + b"\0" + canonical(opened.value)
    digest = hmac.digest(opened.salt, message, hashlib.sha256)
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


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
    when: tuple[dt.datetime, Callable[[], bytes]],
) -> Written:
    at, salts = when
    committed = {AT: Opened(salts(), plain(at))}
    personal: dict[str, Opened] = {}
    for field in fields(event):
        value = getattr(event, field.name)
        kept = classes_of(type(event))[field.name]
        resting = value == field.default and field.default is not MISSING
        if kept is FieldClass.PERSONAL:
            personal[field.name] = Opened(salts(), plain(value))
        elif resting:
            continue
        elif kept is FieldClass.PUBLIC:
            head[field.name] = plain(value)
        else:
            committed[field.name] = Opened(salts(), plain(value))
    return Written(_leaf(head, kind, committed | personal), committed, personal)


def _leaf(head: dict[str, Any], kind: str, opened: Mapping[str, Opened]) -> bytes:
    committed = {label: commitment(label, value) for label, value in opened.items()}
    return canonical(head | {"v": VERSION, "kind": kind, "c": committed})


def _event_from(
    event: type[ev.Event], public: Mapping[str, Any], opened: Mapping[str, Any]
) -> ev.Event:
    types = types_of(event)
    given: dict[str, Any] = {}
    for name, kept in classes_of(event).items():
        held = public if kept is FieldClass.PUBLIC else opened
        if name in held:
            given[name] = value_from(types[name], held[name])
        elif kept is FieldClass.PERSONAL:
            given[name] = ""
    return event(**given)


def plain(value: Any) -> Any:
    """Return `value` as JSON holds it: instants and days as ISO text, tuples as lists."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value


def value_from(wanted: Any, value: Any) -> Any:
    """Return the JSON `value` as the type `wanted`: the inverse of `plain`."""
    if get_origin(wanted) in {Union, UnionType}:
        inner = next(arg for arg in get_args(wanted) if arg is not NoneType)
        return None if value is None else value_from(inner, value)
    if get_origin(wanted) is tuple:
        return tuple(value_from(get_args(wanted)[0], item) for item in value)
    if wanted in {str, int, bool}:
        return value
    if wanted in {dt.datetime, dt.date}:
        return wanted.fromisoformat(value)
    if isinstance(wanted, type) and is_dataclass(wanted):
        types = types_of(wanted)
        return wanted(**{k: value_from(types[k], v) for k, v in value.items()})
    return wanted(value)
