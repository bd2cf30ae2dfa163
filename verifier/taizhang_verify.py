#!/usr/bin/env python3
"""Check a Taizhang book from its exported leaves, trusting nobody who wrote it.

`log` tells whether anything was changed, dropped or moved; `rules` whether every matter
was closed as the rules demand; `lots` draws again which strike-offs were looked at once more.
Written from docs/leaf.md alone (§ and rule numbers are of that page): one file, the standard
library, no code shared with the writer of the book.

    python taizhang_verify.py log LEAVES [--size N --root HASH] [--lang en]
    python taizhang_verify.py rules LEAVES [--standards FILE] [--lang en]
    python taizhang_verify.py lots LEAVES

Exit: 0 all is well; 1 something was found, each in one sentence; 2 wrongly called.
"""

import argparse
import base64
import datetime as dt
import hmac
import json
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from unicodedata import is_normalized

Leaf = dict[str, Any]
Words = dict[Any, str]

CHINESE: Words = {
    0: "不是一条合格的账目，字节可能被改过",
    1: "编号、账本号和日期应前后相接，此处应为 {}",
    2: "一件事的步号应从登记起逐一相接，此处应为 {}",
    3: "{} 在此之前没有登记或公布，或公布后又改了，或那天没有生效",
    4: "销号的依据不成立：{}",
    5: "核验或销号的人 {} 自己办理过这件事",
    6: "核验不合这件事的标准：{}",
    7: "销号时诉求 {} 还没有得到答复",
    8: "销号的结论应为 {}",
    9: "在 {} 之后不应再有这一步",
    10: "作废、延期、挂账须由两个人先后提出和决定，这里只有 {}",
    11: "所指的 {} 不存在、不属于这件事，或不得撤回",
    12: "单位 {} 认领时没有挂出，或认领后没有派给认领的人",
    13: "回头看不成立：{}",
    14: "抽看不成立：{}",
    "finding": "第 {} 条：{}（规则 {}）。",
    "size": "以上是 {} 条账目的总数和树根；共发现 {} 处问题。",
    "same": "前 {} 条的树根与给出的一致：此后只添不改。",
    "other": "前 {} 条的树根是 {}，与给出的不一致：有条目被改过、删过或换过位置。",
    "short": "给出的总数是 {} 条，这里只有 {} 条：末尾的条目被删去了。",
    "counts": "{} 条账目，{} 件事；已销号 {} 件：{}。历史已结（不算销号）{} 件。",
    "faults": "共发现 {} 处违反规则。",
}
ENGLISH: Words = {
    0: "not the canonical form of a leaf; its bytes may have been changed",
    1: "numbers, log and days must follow on each other; this should be {}",
    2: "the steps of a case follow on each other from registration; this is step {}",
    3: "{} was not added or published before, was changed once published, or not in force",
    4: "the strike-off does not stand: {}",
    5: "{}, who checked or struck off, handled the matter",
    6: "the check does not meet the standard of the matter: {}",
    7: "voice {} had no answer when the matter was struck off",
    8: "the outcome of the strike-off should be {}",
    9: "nothing of this kind may come after {}",
    10: "void, more time and deferral take one who asks and another who decides; here: {}",
    11: "{} does not exist, is of another case, or may not be undone",
    12: "{} claimed what was not offered, or it was not given to whoever claimed it",
    13: "the look back does not stand: {}",
    14: "the second look does not stand: {}",
    "finding": "Entry {}: {} (rule {}).",
    "size": "This is the size and root of {} entries; {} fault(s) found.",
    "same": "The first {} entries have the root given: entries were only added.",
    "other": "The first {} entries have the root {}, not the one given: some changed.",
    "short": "The size given is {}, but here are {} entries: some were cut off.",
    "counts": "{} entries, {} issues; struck off {}: {}. Finished before this book: {}.",
    "faults": "{} breach(es) of the rules found.",
}


class Finding(NamedTuple):
    """What is wrong at which entry, against which rule of §4 (0: the form, §1 to §3)."""

    seq: int
    rule: int
    what: object = ""


# What a leaf may look like (§1 to §3).
LOG_KINDS = "log-begun actor-added standard-published voice-erased".split()
ISSUE_KINDS = """
    issue-registered issue-carried-over import-confirmed import-withdrawn voice-added
    issue-accepted issue-declined issue-referred issue-dispatched task-taken-up
    dispatch-returned progress-recorded evidence-added handling-reported clock-recounted
    verification-passed verification-failed follow-up-recorded outcome-posted
    objection-ruled root-cause-recorded issue-struck-off issue-reopened issue-corrected
    void-asked void-decided text-withdrawn issue-merged issue-absorbed issue-split
    issue-detached step-undone reminder-sent complained-of-named words-added spoken-for
    issue-offered offer-withdrawn issue-claimed incident-joined incident-left
    look-back-recorded extension-asked extension-decided deferral-asked deferral-decided
    issue-resumed objection-raised issue-supervised supervision-lifted issue-put-to-council
    resolution-recorded second-look-drawn second-look-recorded
""".split()
NAME, COUNT = r'"[^"\\]+"', r"[1-9][0-9]{0,14}"
VOICE = r'"!?[^"\\/!]+/(?:0|[1-9][0-9]{0,8})"'
COMMITTED = r'"[a-z0-9_]+":"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"'
FORMS = {
    "log case policy unit handler of into other left": NAME,
    "shows method conclusion outcome root answer looked": NAME,
    "size share n step voice target back_to attempts days_between posting_days "
    "root_cause_from": COUNT,
    "anonymous finished same_unit upheld granted held false_close": "true",
    "actor who": r'"a-[^"\\]+"',
    "supporting waivers evidence handlers": rf"\[{NAME}(?:,{NAME})*\]",
    "voices": rf"\[{VOICE}(?:,{VOICE})*\]",
    "rests": rf"\[(?:0|{COUNT})(?:,{COUNT})*\]",
    "kind": f'"(?:{"|".join(LOG_KINDS + ISSUE_KINDS)})"',
    "day": r'"[0-9]{4}-[0-9]{2}-[0-9]{2}"',
    "c": rf"\{{{COMMITTED}(?:,{COMMITTED})*\}}",
    "seq": f"0|{COUNT}",
    "v": "1",
}
FORM_OF = {key: form for keys, form in FORMS.items() for key in keys.split()}
ALWAYS = {"v", "log", "seq", "day", "kind", "actor", "c"}
# Members in the order of their keys: what fits is canonical but for what `c` holds.
MEMBERS = "".join(
    rf'(?:"{key}":(?:{FORM_OF[key]})[,}}])' + ("" if key in ALWAYS else "?")
    for key in sorted(FORM_OF)
)
LEAF = re.compile(r"\{" + MEMBERS)

REGISTERED = {"issue-registered", "issue-carried-over"}
BEGINS_VOICE = {*REGISTERED, "voice-added"}
BEGINS_ROUND = {*REGISTERED, "issue-reopened", "issue-split", "verification-failed"}
WORK = {"task-taken-up", "progress-recorded", "evidence-added", "handling-reported"}
CONCLUSIONS = ("explained_not_accepted", "explained_accepted", "solved")
ACCEPTED = {"satisfied", "mostly_satisfied", "explained_accepted"}
GONE = {f"issue-{how}" for how in ("claimed", "dispatched", "declined", "referred")}
LOOKED = "look-back-recorded"
JOINS = {"issue-merged", "issue-absorbed", "issue-split", "issue-detached"}
DOUBTS = "objection-raised", "objection-ruled"
DRAWN, ANSWERED = SECOND = "second-look-drawn", "second-look-recorded"
FOR_GOOD = REGISTERED | JOINS | {"issue-struck-off", LOOKED, *SECOND}
GOES_ON = {"text-withdrawn", DRAWN}
STAYS_ENDED = GOES_ON | {"issue-corrected", LOOKED, ANSWERED, *DOUBTS}
AFTER = {
    "issue-struck-off": {"issue-reopened", *STAYS_ENDED},
    "issue-merged": {"issue-split", *GOES_ON},
    **dict.fromkeys(("void-decided", "import-withdrawn"), GOES_ON),
}


def parse_leaf(raw: bytes) -> Leaf:
    """Return the leaf in `raw`, written in the one way in which it may be; or ValueError."""
    text = raw.decode()
    if LEAF.fullmatch(text) is None or not is_normalized("NFC", text):
        raise ValueError(text)
    leaf: Leaf = json.loads(text)
    told = ",".join(f'"{label}":"{said}"' for label, said in sorted(leaf["c"].items()))
    about = ("case" in leaf) + ("n" in leaf) == 2 * (leaf["kind"] in ISSUE_KINDS)
    begun = "at" in leaf["c"] and leaf.get("step", 0) < leaf.get("n", 1)
    if not (about and begun and f"{{{told}}}" in text):
        raise ValueError(text)
    dt.date.fromisoformat(leaf["day"])
    return leaf


def leaves(file: BinaryIO, found: list[Finding]) -> Iterator[tuple[bytes, Leaf | None]]:
    """Yield each line with its leaf (None where it has none), minding form and rule 1."""
    seq, log, day = 0, "", ""
    for line in file:
        try:
            leaf = parse_leaf(line.removesuffix(b"\n"))
        except ValueError:
            found.append(Finding(seq, 0))
            seq += 1
            yield line, None
            continue
        log, here = log or leaf["log"], leaf["seq"]
        rule_1 = {
            seq: here == seq,
            "log-begun = 0": (leaf["kind"] == "log-begun") == (here == 0),
            log: leaf["log"] == log,
            day: leaf["day"] >= day,
        }
        found.extend(Finding(here, 1, due) for due, kept in rule_1.items() if not kept)
        seq, day = here + 1, max(day, leaf["day"])
        yield line, leaf


def grow(peaks: list[bytes], size: int, leaf: bytes) -> None:
    """Add a leaf to the Merkle tree (RFC 6962) of `size` leaves: its complete subtrees."""
    digest = sha256(b"\x00" + leaf).digest()
    while size & 1:
        digest = sha256(b"\x01" + peaks.pop() + digest).digest()
        size >>= 1
    peaks.append(digest)


def root(peaks: list[bytes]) -> bytes:
    digest = peaks[-1] if peaks else sha256(b"").digest()
    for peak in peaks[-2::-1]:
        digest = sha256(b"\x01" + peak + digest).digest()
    return digest


class Book:
    """What is known before a case is judged: actors, policies, where its leaves lie."""

    def __init__(self, published: Leaf | None) -> None:
        self.told: dict[str, Leaf] | None = published["told"] if published else None
        self.days: dict[str, list[list[str | None]]] = (
            published["days"] if published else {}
        )
        self.units: dict[str, list[tuple[int, str]]] = {}
        self.policies: dict[str, Leaf] = {}
        self.voices: set[tuple[str, int]] = set()
        self.cases: dict[str, array[int]] = {}
        self.count = 0
        # Strike-offs of this week; in the order of their lots by seed; those not yet drawn.
        self.monday, self.ended = dt.date.min, dict[str, int]()
        self.lots: dict[tuple[int, str], list[int]] = {}
        self.left: dict[tuple[int, str], set[int]] = {}

    def read(self, file: BinaryIO, found: list[Finding]) -> None:
        """Go through the book once, judging rules 3 and 14 and erasures on the way."""
        offset, peaks = 0, list[bytes]()
        for line, leaf in leaves(file, found):
            if leaf is not None:
                faults = (*self._news(leaf), *self._draw(leaf, peaks))
                found.extend(Finding(leaf["seq"], *fault) for fault in faults)
                if "case" in leaf:
                    self.cases.setdefault(leaf["case"], array("Q")).append(offset)
            offset += len(line)
            grow(peaks, self.count, line.removesuffix(b"\n"))
            self.count += 1
        found.extend(Finding(seq, 14, seq) for left in self.left.values() for seq in left)

    def _news(self, leaf: Leaf) -> Iterator[tuple[int, object]]:
        kind, actor, policy = leaf["kind"], leaf["actor"], leaf.get("policy", "")
        joins = {"log-begun": actor, "actor-added": leaf.get("who", "")}.get(kind)
        if kind != "log-begun" and actor not in self.units:
            yield 3, actor
        if joins is not None:
            self.units.setdefault(joins, []).append((leaf["seq"], leaf.get("unit", "")))
        if kind == "standard-published":
            terms = {key: told for key, told in leaf.items() if key not in ALWAYS}
            told = terms if self.told is None else self.told.get(policy)
            if not self.policies.setdefault(policy, terms) == terms == told:
                yield 3, policy
        elif policy and not (policy in self.policies and self._holds(policy, leaf["day"])):
            yield 3, policy
        if kind in BEGINS_VOICE and "voice" in leaf:
            self.voices.add((leaf["case"], leaf["voice"]))
        erased = (leaf.get("of", ""), leaf.get("voice", 0))
        if kind == "voice-erased" and erased not in self.voices:
            yield 11, f"{erased[0]}/{erased[1]}"

    def _holds(self, policy: str, day: str) -> bool:
        """Return whether the office publishes that `policy` was in force on that day."""
        spans = self.days.get(policy, [[None, None]])
        return any((first or day) <= day <= (last or day) for first, last in spans)

    def _draw(self, leaf: Leaf, peaks: list[bytes]) -> Iterator[tuple[int, object]]:
        day = dt.date.fromisoformat(leaf["day"])
        monday = day - dt.timedelta(days=day.weekday())
        if monday > self.monday:
            seed = root(peaks)
            lot = {
                seq: hmac.digest(seed, b"%d" % seq, "sha256") for seq in self.ended.values()
            }
            told = base64.b64encode(seed).decode()
            self.lots[self.count, told] = sorted(lot, key=lambda seq: lot[seq])
            self.monday, self.ended = monday, {}
        if leaf["kind"] == "issue-struck-off":
            self.ended[leaf["case"]] = leaf["seq"]
        elif leaf["kind"] == "issue-reopened":
            self.ended.pop(leaf["case"], None)
        elif leaf["kind"] == DRAWN:
            of, rests = (leaf.get("size", 0), leaf.get("root", "")), leaf.get("rests", [-1])
            lots = self.lots.get(of, [])
            due = lots[: -(-len(lots) * leaf.get("share", 0) // 100)]
            left = self.left.setdefault(of, {*due})
            if not {*rests} <= left:
                yield 14, rests
            left.difference_update(rests)

    def unit(self, actor: str, seq: int) -> str:
        """Return the unit of `actor` when the entry `seq` was made; "" for none."""
        return next((u for at, u in reversed(self.units.get(actor, [])) if at < seq), "")


class Case:
    """One matter, entry by entry. `live` are its entries but for those undone."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.live: list[Leaf] = []
        self.places: dict[int, int] = {}
        self.closed = ""

    def faults(self, entries: list[Leaf]) -> Iterator[Finding]:
        """Yield what is wrong in the matter that consists of `entries`."""
        n = 0
        for leaf in entries:
            if leaf["n"] != n + 1 or (n == 0) != (leaf["kind"] in REGISTERED):
                yield Finding(leaf["seq"], 2, n + 1)
            judge = self._undo if leaf["kind"] == "step-undone" else self._enter
            yield from (Finding(leaf["seq"], *fault) for fault in judge(leaf))
            n = self.places[leaf["seq"]] = leaf["n"]

    def ending(self) -> str:
        """Return as what the matter counts in the end."""
        end = last(self.live, "issue-struck-off", "issue-reopened")
        if self.closed == "issue-struck-off":
            return str(end.get("outcome"))
        finished = self.live[:1] and "finished" in self.live[0]
        return "carried_over" if finished and not end and not self.closed else "other"

    def _undo(self, leaf: Leaf) -> Iterator[tuple[int, object]]:
        back_to = leaf.get("back_to", 0)
        if back_to not in self.places.values():
            yield 11, f"n {back_to}"
        undone = [e for e in self.live if e["n"] >= back_to]
        yield from ((11, e["seq"]) for e in undone if e["kind"] in FOR_GOOD)
        self.live = [e for e in self.live if e["n"] < back_to]
        self.closed = ""
        for kept in self.live:
            self._close(kept)

    def _enter(self, leaf: Leaf) -> Iterator[tuple[int, object]]:
        kind = leaf["kind"]
        if self.closed and not (kind in AFTER[self.closed] and self._settles(leaf)):
            yield 9, self.closed
        named = [leaf.get("target")] if kind == "text-withdrawn" else leaf.get("rests", [])
        yield from ((11, seq) for seq in named if seq not in self.places)
        asked = last(self.live, kind.replace("-decided", "-asked"), kind) or leaf
        alone = asked["kind"] == kind or asked["actor"] == leaf["actor"]
        if "granted" in leaf and alone:
            yield 10, leaf["actor"]
        claim = self.live[-1] if self.live else {}
        given = kind, leaf.get("unit"), leaf.get("handler")
        due = "issue-dispatched", claim.get("unit"), claim.get("actor")
        if claim.get("kind") == "issue-claimed" and given != due:
            yield 12, claim.get("unit")
        if kind == "issue-claimed" and not self._offered_to(leaf):
            yield 12, leaf.get("unit")
        yield from self._look_back(leaf, claim)
        if kind == ANSWERED:
            before = last(self.live, *SECOND, "issue-struck-off", "issue-reopened")
            yield from ((14, kind) for _ in range(before.get("kind") != DRAWN))
            yield from ((14, who) for who in own_work(self.live, leaf))
        if kind == "issue-struck-off":
            yield from StrikeOff(leaf, self.live, self.book).faults()
        self.live.append(leaf)
        self._close(leaf)

    def _settles(self, leaf: Leaf) -> bool:
        """Return whether `leaf`, where it is a ruling, answers an objection that is open."""
        live = this_round(self.live)
        own = [e for e in live if whose(e) == whose(leaf)]
        since = last(live, "verification-passed").get("seq", 0)
        called = {e["actor"] for e in own if e["seq"] > since and "outcome" in e}
        raised = last(own, *DOUBTS).get("kind") == "objection-raised"
        fit = raised and "upheld" not in leaf and leaf["actor"] not in called
        return fit or leaf["kind"] != "objection-ruled"

    def _offered_to(self, leaf: Leaf) -> bool:
        offer = last(self.live, "issue-offered", "offer-withdrawn", "issue-merged", *GONE)
        own = self.book.unit(leaf["actor"], leaf["seq"]) == leaf.get("unit")
        return own and offer.get("kind") == "issue-offered"

    def _look_back(self, leaf: Leaf, before: Leaf) -> Iterator[tuple[int, object]]:
        again = before.get("kind") == LOOKED and "held" not in before
        if again and leaf["kind"] != "issue-reopened":
            yield 13, "issue-reopened"
        if leaf["kind"] == LOOKED:
            if self.closed != "issue-struck-off" or {"held", "false_close"} <= leaf.keys():
                yield 13, LOOKED
            yield from ((13, who) for who in own_work(self.live, leaf))
            terms = self.book.policies.get(ruling(self.live).get("policy", ""), {})
            if "same_unit" not in terms.keys() & {*leaf.get("waivers", [])}:
                yield from ((13, unit) for unit in own_unit(self.live, leaf, self.book))

    def _close(self, leaf: Leaf) -> None:
        kind = leaf["kind"]
        if kind in AFTER and (kind != "void-decided" or "granted" in leaf):
            self.closed = kind
        elif kind in BEGINS_ROUND and kind in AFTER.get(self.closed, ()):
            self.closed = ""


def whose(leaf: Leaf) -> tuple[str, int]:
    """Return whose voice `leaf` is about: case where absorbed, ordinal."""
    return leaf.get("of", ""), leaf.get("voice", 0)


def last(entries: list[Leaf], *kinds: str) -> Leaf:
    """Return the last entry of one of these kinds, or an empty one."""
    return next((e for e in reversed(entries) if e["kind"] in kinds), {})


def ruling(live: list[Leaf]) -> Leaf:
    """Return the entry that names the policy in force, or an empty one."""
    return next((e for e in reversed(live) if "policy" in e), {})


def this_round(live: list[Leaf]) -> list[Leaf]:
    """Return the entries from the last one that began a round."""
    start, conclusion = 0, ""
    for at, leaf in enumerate(live):
        again = leaf.get("outcome") == "not_solved" and conclusion != CONCLUSIONS[0]
        if leaf["kind"] == "handling-reported":
            conclusion = leaf.get("conclusion", "")
        elif again or leaf["kind"] in BEGINS_ROUND or "upheld" in leaf:
            start, conclusion = at, ""
    return live[start:]


def own_work(live: list[Leaf], *judges: Leaf) -> list[str]:
    """Return who made one of the entries `judges` and had handled the matter."""
    handlers = {e.get("handler") for e in live}
    for leaf in live:
        handlers.update(leaf.get("handlers", []))
        if leaf["kind"] in WORK and leaf.get("shows") in (None, "after_photo", "document"):
            handlers.add(leaf["actor"])
    return sorted({judge["actor"] for judge in judges} & handlers)


def own_unit(live: list[Leaf], look: Leaf, book: Book) -> list[str]:
    """Return the unit of who made the entry `look`, where the matter was given to it."""
    sent = last([e for e in live if e["seq"] < look["seq"]], "issue-dispatched")
    given = {sent.get("unit"), *sent.get("supporting", [])}
    return sorted({book.unit(look["actor"], look["seq"])} & given)


class StrikeOff:
    """Rules 4 to 8 on one strike-off, after the `live` entries of its case."""

    def __init__(self, leaf: Leaf, live: list[Leaf], book: Book) -> None:
        self.leaf, self.live, self.book = leaf, live, book
        self.round = this_round(live)
        self.report = last(self.round, "handling-reported")
        self.check = last(self.round, "verification-passed")
        self.ruled_by = ruling(live)
        self.policy = book.policies.get(self.ruled_by.get("policy", ""), {})

    def faults(self) -> Iterator[tuple[int, object]]:
        yield from ((4, what) for what in self._grounds())
        if self.report and self.check:
            yield from self._people()
            yield from self._answers()

    def _grounds(self) -> Iterator[object]:
        """Yield what is missing from what the strike-off rests on, or does not belong."""
        if not self.policy:
            yield "policy"
        standing, shown = {e["seq"]: e for e in self.live}, set()
        withdrawn = {e.get("target") for e in self.live}
        rests = self.leaf.get("rests", [])
        for seq in rests:
            ground = standing.get(seq, {"kind": ""})
            stays = "before_photo", "root-cause-recorded"
            kept = ground.get("shows") in stays or ground["kind"] in stays
            if seq not in standing or not (kept or seq >= self.round[0]["seq"]):
                yield seq
            elif seq not in withdrawn:
                shown.add(ground.get("shows"))
        yield from (kind for kind in self.policy.get("evidence", []) if kind not in shown)
        before = -1
        for step, kind in (self.report, "handling-reported"), (self.check, "check"):
            if step.get("seq") not in rests or step["seq"] < before:
                yield kind
            # What passed under one policy was not looked at under another.
            before = max(step.get("seq", 0), self.ruled_by.get("seq", 0))

    def _people(self) -> Iterator[tuple[int, object]]:
        check = self.check
        yield from ((5, judge) for judge in own_work(self.live, check, self.leaf))
        both = all("same_unit" in e.get("waivers", []) for e in (check, self.leaf))
        if not (both and "same_unit" in self.policy):
            yield from ((6, unit) for unit in own_unit(self.live, check, self.book))
        if self.policy.get("method") == "on_site" != check.get("method"):
            yield 6, "on_site"

    def _answers(self) -> Iterator[tuple[int, object]]:
        ends = {self.report.get("conclusion", "solved")}
        since = [e for e in self.live if e["seq"] > self.check["seq"]]
        for (of, voice), anonymous in self._voices().items():
            own = [e for e in self.round if whose(e) == (of, voice)]
            posts = [e for e in since if e["kind"] == "outcome-posted" and anonymous]
            answer = self._answer(own, posts)
            ends.add(answer)
            if not answer:
                yield 7, f"{of}/{voice}".lstrip("/")
        outcome = next((end for end in CONCLUSIONS if end in ends), "solved")
        if "" not in ends and self.leaf.get("outcome") != outcome:
            yield 8, outcome

    def _voices(self) -> dict[tuple[str, int], bool]:
        """Return the voices as (case where absorbed, ordinal): whether anonymous."""
        found: dict[tuple[str, int], bool] = {}
        joined: dict[str, list[tuple[str, int]]] = {}
        for leaf in self.live:
            if leaf["kind"] in BEGINS_VOICE:
                found["", leaf.get("voice", 0)] = "anonymous" in leaf or "voice" not in leaf
            if leaf["kind"] == "issue-detached":
                for voice in joined.pop(leaf.get("other", ""), []):
                    found.pop(voice, None)
            for name in leaf.get("voices", []):
                case, _, ordinal = name.removeprefix("!").rpartition("/")
                found[case, int(ordinal)] = name.startswith("!")
                joined.setdefault(leaf.get("other", ""), []).append((case, int(ordinal)))
        return found

    def _answer(self, own: list[Leaf], posts: list[Leaf]) -> str:
        """Return what answers a voice, in the words of rule 8 where it has one, or ""."""
        since = [e for e in own if e["seq"] > self.check["seq"]]
        calls = [e for e in since if e["kind"] == "follow-up-recorded"]
        raised = last(own, "objection-raised").get("seq", -1)
        # What somebody said before they objected is past.
        said = [e for e in own if e["seq"] > raised]
        heard = [e for e in calls if e in said and e.get("outcome") != "unreachable"][-1:]
        if heard and heard[0].get("outcome") in ACCEPTED:
            return str(heard[0]["outcome"])
        rulings = [e for e in said if e["kind"] == "objection-ruled"]
        for ruled in (e for e in rulings if e in since):
            before = [e for e in calls if e["seq"] < ruled["seq"]]
            of_another = ruled["actor"] not in {e["actor"] for e in before}
            if of_another and all(answer in before for answer in heard):
                return CONCLUSIONS[0]
        # Silence is no consent to what was not solved, nor takes it an objection back.
        open_yet = raised >= 0 and not rulings
        if heard or open_yet or self.report.get("conclusion") == CONCLUSIONS[0]:
            return ""
        days: list[dt.date] = []
        for day in (dt.date.fromisoformat(e["day"]) for e in calls):
            if not days or (day - days[-1]).days > self.policy.get("days_between", 0):
                days.append(day)
        if len(days) >= max(1, self.policy.get("attempts", 0)):
            return "unreachable"
        today = dt.date.fromisoformat(self.leaf["day"])
        waits = [(today - dt.date.fromisoformat(e["day"])).days for e in posts]
        hung = max(waits, default=-1) >= self.policy.get("posting_days", 0)
        return "posted" if hung else ""


def log(file: BinaryIO, args: argparse.Namespace, words: Words) -> int:
    found, peaks = list[Finding](), list[bytes]()
    size, before = 0, root([])
    for size, (line, _) in enumerate(leaves(file, found), 1):
        grow(peaks, size - 1, line.removesuffix(b"\n"))
        if size == args.size:
            before = root(peaks)
    tell(found, words)
    print(f"size {size} root {base64.b64encode(root(peaks)).decode()}")
    print(words["size"].format(size, len(found)))
    if args.size is None:
        return bool(found)
    how = "short" if args.size > size else "same" if before == args.root else "other"
    there = size if how == "short" else base64.b64encode(before).decode()
    print(words[how].format(args.size, there))
    return bool(found) or how != "same"


def rules(file: BinaryIO, args: argparse.Namespace, words: Words) -> int:
    found: list[Finding] = []
    book, tally = Book(args.standards), Counter[str]()
    book.read(file, found)
    for offsets in book.cases.values():
        entries = []
        for offset in offsets:
            file.seek(offset)
            entries.append(json.loads(file.readline().decode()))
        case = Case(book)
        found.extend(case.faults(entries))
        tally[case.ending()] += 1
    tell(found, words)
    ends = {end: tally[end] for end in reversed(CONCLUSIONS)}
    told = ", ".join(f"{end} {count}" for end, count in ends.items())
    counts = (book.count, len(book.cases), sum(ends.values()), told, tally["carried_over"])
    print(words["counts"].format(*counts))
    print(words["faults"].format(len(found)))
    return bool(found)


def lots(file: BinaryIO, args: argparse.Namespace, words: Words) -> int:
    book, found = Book(None), list[Finding]()
    book.read(file, found)
    for (size, seed), order in book.lots.items():
        print("size", size, "root", seed, "lots", *order)
    tell(told := [each for each in found if each.rule in {0, 1, 14}], words)
    return bool(told)


def tell(found: list[Finding], words: Words) -> None:
    for seq, rule, what in sorted(found, key=lambda finding: finding[:2]):
        print(words["finding"].format(seq, words[rule].format(what), rule))


def root_hash(text: str) -> bytes:
    data = bytes.fromhex(text) if len(text) == 64 else base64.b64decode(text, validate=True)
    if len(data) != 32:
        raise ValueError(text)
    return data


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="核对台账的账目 · check exported leaves")
    commands = parser.add_subparsers(required=True)
    for name, command in (("log", log), ("rules", rules), ("lots", lots)):
        sub = commands.add_parser(name)
        sub.set_defaults(command=command, size=None, root=None, standards=None)
        sub.add_argument("leaves", help="the exported leaves, one a line")
        sub.add_argument("--lang", choices=("zh", "en"), default="zh")
        if command is log:
            sub.add_argument("--size", type=int)
            sub.add_argument("--root", type=root_hash)
        else:
            sub.add_argument("--standards", help="what the office publishes")
    args = parser.parse_args(arguments)
    if (args.size is None) != (args.root is None):
        parser.error("--size and --root go together")
    try:
        file = open(args.leaves, "rb")
        if args.standards:
            published = json.loads(Path(args.standards).read_bytes())
            args.standards = {"told": published["told"], "days": published.get("days", {})}
    except (OSError, KeyError, ValueError) as fault:
        parser.error(str(fault))
    with file:
        return int(args.command(file, args, ENGLISH if args.lang == "en" else CHINESE))


if __name__ == "__main__":
    sys.exit(main())
