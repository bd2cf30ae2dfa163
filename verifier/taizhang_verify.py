#!/usr/bin/env python3
"""Check a Taizhang book from its exported leaves, trusting nobody who wrote it.

`log` tells whether anything was changed, dropped or moved; `rules` whether every matter
was closed as the rules demand. Written from docs/leaf.md alone (§ and rule numbers are of
that page): one file, the standard library, no code shared with the writer of the book.

    python taizhang_verify.py log LEAVES [--size N --root HASH] [--lang en]
    python taizhang_verify.py rules LEAVES [--lang en]

Exit: 0 all is well; 1 something was found, each in one sentence; 2 wrongly called.
"""

import argparse
import base64
import datetime as dt
import hashlib
import json
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple
from unicodedata import is_normalized

Leaf = dict[str, Any]

CHINESE = {
    0: "不是一条合格的账目，字节可能被改过",
    1: "编号、账本号和日期应前后相接，此处应为 {}",
    2: "一件事的步号应从登记起逐一相接，此处应为 {}",
    3: "{} 在此之前没有登记或公布，或公布后又改了",
    4: "销号的依据不成立：{}",
    5: "核验或销号的人 {} 自己办理过这件事",
    6: "核验不合这件事的标准：{}",
    7: "销号时诉求 {} 还没有得到答复",
    8: "销号的结论应为 {}",
    9: "在 {} 之后不应再有这一步",
    10: "作废须由两个人先后提出和决定，这里只有 {}",
    11: "所指的 {} 不存在、不属于这件事，或不得撤回",
    "finding": "第 {} 条：{}（规则 {}）。",
    "size": "以上是 {} 条账目的总数和树根；共发现 {} 处问题。",
    "same": "前 {} 条的树根与给出的一致：此后只添不改。",
    "other": "前 {} 条的树根是 {}，与给出的不一致：其中有条目被改过、删过或换过位置。",
    "short": "给出的总数是 {} 条，这里只有 {} 条：末尾的条目被删去了。",
    "counts": "{} 条账目，{} 件事；已销号 {} 件：{}。历史已结（不算销号）{} 件。",
    "clean": "没有发现违反规则之处。",
    "broken": "共发现 {} 处问题。",
}
ENGLISH = {
    0: "not the canonical form of a leaf; its bytes may have been changed",
    1: "numbers, log and days must follow on each other; this should be {}",
    2: "the steps of a case follow on each other from its registration; this is step {}",
    3: "{} was not added or published before, or was changed once published",
    4: "the strike-off does not stand: {}",
    5: "{}, who checked or struck off, handled the matter",
    6: "the check does not meet the standard of the matter: {}",
    7: "voice {} had no answer when the matter was struck off",
    8: "the outcome of the strike-off should be {}",
    9: "nothing of this kind may come after {}",
    10: "to void takes one who asks and another who decides; here is only {}",
    11: "{} does not exist, is of another case, or may not be undone",
    "finding": "Entry {}: {} (rule {}).",
    "size": "This is the size and root of {} entries; {} fault(s) found.",
    "same": "The first {} entries have the root given: since then entries were only added.",
    "other": "The first {} entries have the root {}, not the one given: some of them were "
    "changed, dropped or moved.",
    "short": "The size given is {}, but here are {} entries: some were cut off at the end.",
    "counts": "{} entries, {} issues; struck off {}: {}. "
    "Finished before this book, never counted as struck off: {}.",
    "clean": "No rule is broken.",
    "broken": "{} fault(s) found.",
}


class Finding(NamedTuple):
    """What is wrong at which entry, against which rule of §4 (0: the form, §1 to §3)."""

    seq: int
    rule: int
    what: object = ""


# ---- What a leaf may look like (§1 to §3) ----

LOG_KINDS = "log-begun actor-added standard-published voice-erased".split()
ISSUE_KINDS = (
    "issue-registered issue-carried-over import-confirmed import-withdrawn voice-added "
    "issue-accepted issue-declined issue-referred issue-dispatched task-taken-up "
    "dispatch-returned progress-recorded evidence-added handling-reported "
    "verification-passed verification-failed follow-up-recorded outcome-posted "
    "objection-ruled root-cause-recorded issue-struck-off issue-reopened issue-corrected "
    "void-asked void-decided text-withdrawn issue-merged issue-absorbed issue-split "
    "issue-detached step-undone"
).split()
ALWAYS = {"v", "log", "seq", "day", "kind", "actor", "c"}
NAME, COUNT = r'"[^"\\]+"', r"[1-9][0-9]{0,14}"
VOICE = r'"!?[^"\\/!]+/(?:0|[1-9][0-9]{0,8})"'
COMMITTED = r'"[a-z0-9_]+":"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"'
FORMS = {
    "log|case|policy|unit|handler|of|into|other|left": NAME,
    "shows|method|conclusion|outcome": NAME,
    "n|step|voice|target|back_to|attempts|posting_days|root_cause_from": COUNT,
    "anonymous|finished|same_unit|upheld|granted": "true",
    "actor|who": r'"a-[^"\\]+"',
    "supporting|waivers|evidence": rf"\[{NAME}(?:,{NAME})*\]",
    "voices": rf"\[{VOICE}(?:,{VOICE})*\]",
    "rests": rf"\[(?:0|{COUNT})(?:,{COUNT})*\]",
    "kind": f'"(?:{"|".join(LOG_KINDS + ISSUE_KINDS)})"',
    "day": r'"[0-9]{4}-[0-9]{2}-[0-9]{2}"',
    "c": rf"\{{{COMMITTED}(?:,{COMMITTED})*\}}",
    "seq": f"0|{COUNT}",
    "v": "1",
}
FORM_OF = {key: form for keys, form in FORMS.items() for key in keys.split("|")}
# Members in the order of their keys: a text that fits is canonical but for what `c` holds.
MEMBERS = [
    rf'(?:"{key}":(?:{FORM_OF[key]})[,}}])' + ("" if key in ALWAYS else "?")
    for key in sorted(FORM_OF)
]
LEAF = re.compile(r"\{" + "".join(MEMBERS))


def in_order(pairs: list[tuple[str, Any]]) -> Leaf:
    """Return an object whose keys stand in order and once each, or raise `ValueError`."""
    made = dict(pairs)
    if [key for key, _ in pairs] != sorted(made):
        raise ValueError(pairs)
    return made


parse = json.JSONDecoder(object_pairs_hook=in_order).decode


def parse_leaf(raw: bytes) -> Leaf:
    """Return the leaf that `raw` writes, in the one way in which it may be written."""
    text = raw.decode()
    if LEAF.fullmatch(text) is None or not is_normalized("NFC", text):
        raise ValueError(text)
    leaf: Leaf = parse(text)
    place = leaf.keys() & {"case", "n"}
    if (
        "at" not in leaf["c"]
        or len(place) != (2 if leaf["kind"] in ISSUE_KINDS else 0)
        or leaf.get("step", 0) >= leaf.get("n", 1)
    ):
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
        if here != seq:
            found.append(Finding(here, 1, seq))
        if (leaf["kind"] == "log-begun") != (here == 0):
            found.append(Finding(here, 1, "log-begun = 0"))
        if leaf["log"] != log:
            found.append(Finding(here, 1, log))
        if leaf["day"] < day:
            found.append(Finding(here, 1, f">= {day}"))
        seq, day = here + 1, max(day, leaf["day"])
        yield line, leaf


class Tree:
    """A Merkle tree (RFC 6962) that grows leaf by leaf and keeps only its right edge."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        digest, rest = hashlib.sha256(b"\x00" + leaf).digest(), self.size
        while rest & 1:
            digest = hashlib.sha256(b"\x01" + self.peaks.pop() + digest).digest()
            rest >>= 1
        self.peaks.append(digest)
        self.size += 1

    def root(self) -> bytes:
        digest = self.peaks[-1] if self.peaks else hashlib.sha256(b"").digest()
        for peak in self.peaks[-2::-1]:
            digest = hashlib.sha256(b"\x01" + peak + digest).digest()
        return digest


# ---- The rules (§4) ----

REGISTERED = {"issue-registered", "issue-carried-over"}
BEGINS_VOICE = {*REGISTERED, "voice-added"}
BEGINS_ROUND = {*REGISTERED, "issue-reopened", "issue-split", "verification-failed"}
WORK = {"task-taken-up", "progress-recorded", "evidence-added", "handling-reported"}
CONCLUSIONS = ("solved", "explained_accepted", "explained_not_accepted")
ACCEPTED = {"satisfied", "mostly_satisfied", "explained_accepted"}
JOINS = {"issue-merged", "issue-absorbed", "issue-split", "issue-detached"}
FOR_GOOD = REGISTERED | JOINS | {"issue-struck-off"}
AFTER = {
    "issue-struck-off": {"issue-reopened", "text-withdrawn", "issue-corrected"},
    "issue-merged": {"issue-split", "text-withdrawn"},
    "void-decided": {"text-withdrawn"},
    "import-withdrawn": {"text-withdrawn"},
}


class Book:
    """What is known before a case is judged: actors, policies, where its leaves lie."""

    def __init__(self) -> None:
        self.units: dict[str, list[tuple[int, str]]] = {}
        self.policies: dict[str, Leaf] = {}
        self.erasures: dict[str, list[Leaf]] = {}
        self.cases: dict[str, array[int]] = {}
        self.count = 0

    def read(self, file: BinaryIO, found: list[Finding]) -> None:
        """Go through the book once; rule 3 is judged on the way."""
        offset = 0
        for line, leaf in leaves(file, found):
            if leaf is not None:
                found.extend(Finding(leaf["seq"], 3, name) for name in self._news(leaf))
                if "case" in leaf:
                    self.cases.setdefault(leaf["case"], array("Q")).append(offset)
            offset += len(line)
            self.count += 1

    def _news(self, leaf: Leaf) -> Iterator[str]:
        """Take in what `leaf` makes known; yield the names that it should have known."""
        kind, actor, policy = leaf["kind"], leaf["actor"], leaf.get("policy", "")
        if kind == "log-begun":
            self.units.setdefault(actor, []).append((leaf["seq"], ""))
        if actor not in self.units:
            yield actor
        if kind == "actor-added":
            unit = (leaf["seq"], leaf.get("unit", ""))
            self.units.setdefault(leaf.get("who", ""), []).append(unit)
        elif kind == "standard-published":
            terms = {key: told for key, told in leaf.items() if key not in ALWAYS}
            if self.policies.setdefault(policy, terms) != terms:
                yield policy
        elif kind == "voice-erased":
            self.erasures.setdefault(leaf.get("of", ""), []).append(leaf)
        elif policy and policy not in self.policies:
            yield policy

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
            n = leaf["n"]
            judge = self._undo if leaf["kind"] == "step-undone" else self._enter
            yield from judge(leaf)
            self.places[leaf["seq"]] = n
        for leaf in self.book.erasures.pop(entries[0]["case"], []):
            began = [e for e in entries if e["kind"] in BEGINS_VOICE and "voice" in e]
            known = {e["voice"] for e in began if e["seq"] < leaf["seq"]}
            if leaf.get("voice") not in known:
                yield Finding(leaf["seq"], 11, f"voice {leaf.get('voice', 0)}")

    def ending(self) -> str:
        """Return as what the matter counts in the end."""
        end = last(self.live, "issue-struck-off", "issue-reopened") or {}
        if self.closed == "issue-struck-off":
            return str(end.get("outcome"))
        finished = bool(self.live) and "finished" in self.live[0]
        return "carried_over" if finished and not end and not self.closed else "other"

    def _undo(self, leaf: Leaf) -> Iterator[Finding]:
        back_to = leaf.get("back_to", 0)
        if back_to not in self.places.values():
            yield Finding(leaf["seq"], 11, f"n {back_to}")
        for undone in self.live:
            if undone["n"] >= back_to and undone["kind"] in FOR_GOOD:
                yield Finding(leaf["seq"], 11, undone["seq"])
        self.live = [e for e in self.live if e["n"] < back_to]
        self.closed = ""
        for kept in self.live:
            self._close(kept)

    def _enter(self, leaf: Leaf) -> Iterator[Finding]:
        kind, seq = leaf["kind"], leaf["seq"]
        if self.closed and kind not in AFTER[self.closed]:
            yield Finding(seq, 9, self.closed)
        named = [leaf.get("target")] if kind == "text-withdrawn" else leaf.get("rests", [])
        yield from (Finding(seq, 11, e) for e in named if e not in self.places)
        if "granted" in leaf:
            asked = last(self.live, "void-asked", "void-decided") or leaf
            if asked["kind"] != "void-asked" or asked["actor"] == leaf["actor"]:
                yield Finding(seq, 10, leaf["actor"])
        if kind == "issue-struck-off":
            yield from StrikeOff(leaf, self.live, self.book).faults()
        self.live.append(leaf)
        self._close(leaf)

    def _close(self, leaf: Leaf) -> None:
        kind = leaf["kind"]
        if kind in AFTER and (kind != "void-decided" or "granted" in leaf):
            self.closed = kind
        elif kind in BEGINS_ROUND and kind in AFTER.get(self.closed, ()):
            self.closed = ""


def last(entries: list[Leaf], *kinds: str) -> Leaf | None:
    return next((e for e in reversed(entries) if e["kind"] in kinds), None)


def this_round(live: list[Leaf]) -> list[Leaf]:
    """Return the entries from the last one that began a round."""
    start, conclusion = 0, ""
    for at, leaf in enumerate(live):
        refused = leaf.get("outcome") == "not_solved"
        again = refused and conclusion != "explained_not_accepted"
        if leaf["kind"] == "handling-reported":
            conclusion = leaf.get("conclusion", "")
        elif again or leaf["kind"] in BEGINS_ROUND or "upheld" in leaf:
            start, conclusion = at, ""
    return live[start:]


class StrikeOff:
    """Rules 4 to 8 on one strike-off, after the `live` entries of its case."""

    def __init__(self, leaf: Leaf, live: list[Leaf], book: Book) -> None:
        self.leaf, self.live, self.book = leaf, live, book
        self.round = this_round(live)
        self.named = next((e["policy"] for e in reversed(live) if "policy" in e), "")
        self.policy = book.policies.get(self.named, {})
        rested = [e for e in self.round if e["seq"] in leaf.get("rests", [])]
        self.report = last(rested, "handling-reported")
        self.check = last(rested, "verification-passed")

    def faults(self) -> Iterator[Finding]:
        yield from (Finding(self.leaf["seq"], 4, what) for what in self._grounds())
        if self.report is None or self.check is None:
            return
        seq = self.leaf["seq"]
        yield from (Finding(seq, 5, who) for who in self._judges_of_own_work(self.check))
        yield from (Finding(seq, 6, what) for what in self._check_amiss(self.check))
        ends = {self.report.get("conclusion", "")}
        for (of, voice), anonymous in self._voices().items():
            answer = self._answer(self.check, of, voice, anonymous)
            ends.add(answer)
            if not answer:
                yield Finding(seq, 7, f"{of}/{voice}".lstrip("/"))
        outcome = next((end for end in CONCLUSIONS[:0:-1] if end in ends), "solved")
        if "" not in ends and self.leaf.get("outcome") != outcome:
            yield Finding(seq, 8, outcome)

    def _grounds(self) -> Iterator[object]:
        """Yield what is missing from what the strike-off rests on, or does not belong."""
        if not self.policy:
            yield f"policy {self.named}"
        standing = {e["seq"]: e for e in self.live}
        withdrawn = {e.get("target") for e in self.live}
        shown = set()
        for seq in self.leaf.get("rests", []):
            ground = standing.get(seq, {})
            stays = (
                ground.get("shows") == "before_photo"
                or ground.get("kind") == "root-cause-recorded"
            )
            if not ground or not (stays or seq >= self.round[0]["seq"]):
                yield seq
            elif seq not in withdrawn:
                shown.add(ground.get("shows"))
        yield from (k for k in self.policy.get("evidence", []) if k not in shown)
        if self.report is None or self.report is not last(self.round, "handling-reported"):
            yield "handling-reported"
        if not self.check or self.check["seq"] < (self.report or self.check)["seq"]:
            yield "verification-passed"

    def _judges_of_own_work(self, check: Leaf) -> Iterator[str]:
        handlers = {e["handler"] for e in self.live if "handler" in e}
        for leaf in self.live:
            if leaf["kind"] in WORK and leaf.get("shows") not in ("before_photo", "note"):
                handlers.add(leaf["actor"])
        yield from sorted({check["actor"], self.leaf["actor"]} & handlers)

    def _check_amiss(self, check: Leaf) -> Iterator[str]:
        before = [e for e in self.live if e["seq"] < check["seq"]]
        sent = last(before, "issue-dispatched") or {}
        unit = self.book.unit(check["actor"], check["seq"])
        waived = "same_unit" in self.policy and all(
            "same_unit" in e.get("waivers", []) for e in (check, self.leaf)
        )
        if unit and unit in (sent.get("unit"), *sent.get("supporting", [])) and not waived:
            yield unit
        if self.policy.get("method") == "on_site" != check.get("method"):
            yield "on_site"

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

    def _answer(self, check: Leaf, of: str, voice: int, anonymous: bool) -> str:
        """Return what answers a voice, in the words of rule 8 where it has one, or ""."""
        since = [e for e in self.live if e["seq"] > check["seq"]]
        own = [e for e in since if (e.get("of", ""), e.get("voice", 0)) == (of, voice)]
        calls = [e for e in own if e["kind"] == "follow-up-recorded"]
        reached = [e for e in calls if e.get("outcome") != "unreachable"]
        if reached:
            heard = reached[-1]
            rulings = [e for e in own if e["kind"] == "objection-ruled"]
            ruled = any(
                e["seq"] > heard["seq"] and e["actor"] != heard["actor"] for e in rulings
            )
            said = str(heard.get("outcome", ""))
            return said if said in ACCEPTED else ruled * "explained_not_accepted"
        if len({e["day"] for e in calls}) >= max(1, self.policy.get("attempts", 0)):
            return "unreachable"
        posted = [e["day"] for e in since if e["kind"] == "outcome-posted" and anonymous]
        today = dt.date.fromisoformat(self.leaf["day"])
        waited = max(((today - dt.date.fromisoformat(d)).days for d in posted), default=-1)
        return "posted" if waited >= self.policy.get("posting_days", 0) else ""


# ---- The two commands ----


def log(file: BinaryIO, args: argparse.Namespace, words: dict[Any, str]) -> int:
    found: list[Finding] = []
    tree, before = Tree(), None
    for line, _ in leaves(file, found):
        if tree.size == args.size:
            before = tree.root()
        tree.add(line.removesuffix(b"\n"))
    if tree.size == args.size:
        before = tree.root()
    tell(found, words)
    print(f"size {tree.size} root {base64.b64encode(tree.root()).decode()}")
    print(words["size"].format(tree.size, len(found)))
    if args.size is None:
        return bool(found)
    if before is None:
        print(words["short"].format(args.size, tree.size))
    elif before != args.root:
        print(words["other"].format(args.size, base64.b64encode(before).decode()))
    else:
        print(words["same"].format(args.size))
    return bool(found) or before != args.root


def rules(file: BinaryIO, args: argparse.Namespace, words: dict[Any, str]) -> int:
    found: list[Finding] = []
    book, tally = Book(), Counter[str]()
    book.read(file, found)
    for offsets in book.cases.values():
        entries = []
        for offset in offsets:
            file.seek(offset)
            entries.append(json.loads(file.readline().decode()))
        case = Case(book)
        found.extend(case.faults(entries))
        tally[case.ending()] += 1
    for leaf in (leaf for others in book.erasures.values() for leaf in others):
        found.append(Finding(leaf["seq"], 11, leaf.get("of")))
    tell(found, words)
    ends = {end: tally[end] for end in CONCLUSIONS}
    told = ", ".join(f"{end} {count}" for end, count in ends.items())
    counts = (book.count, len(book.cases), sum(ends.values()), told, tally["carried_over"])
    print(words["counts"].format(*counts))
    print(words["broken" if found else "clean"].format(len(found)))
    return bool(found)


def tell(found: list[Finding], words: dict[Any, str]) -> None:
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
    for name, command in (("log", log), ("rules", rules)):
        sub = commands.add_parser(name)
        sub.set_defaults(command=command, size=None, root=None)
        sub.add_argument("leaves", help="the exported leaves, one a line")
        sub.add_argument("--lang", choices=("zh", "en"), default="zh")
        if command is log:
            sub.add_argument("--size", type=int)
            sub.add_argument("--root", type=root_hash)
    args = parser.parse_args(arguments)
    if (args.size is None) != (args.root is None):
        parser.error("--size and --root go together")
    try:
        file = open(args.leaves, "rb")
    except OSError as fault:
        parser.error(str(fault))
    with file:
        return int(args.command(file, args, ENGLISH if args.lang == "en" else CHINESE))


if __name__ == "__main__":
    sys.exit(main())
