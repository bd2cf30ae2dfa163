"""The standards as a document: what is in force, was and will be, and what each policy asks.

No personal data: who changed a standard and why stays in the office. The verifier takes it
as `--standards`, and compares with it what a log says of its policies (`told`), and on which
days it judges by them (`days`).
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from taizhang.core import codec
from taizhang.core.own_standards import (
    CHOSEN,
    OwnStandards,
    Sort,
    choices_plain,
    key,
    of_category,
    told,
)
from taizhang.core.standard_examples import examples
from taizhang.core.standard_origins import origin_of, source_of
from taizhang.core.standards import Standard
from taizhang.core.standards_ever import Policy, Span, ever
from taizhang.core.vocabulary import Urgency
from taizhang.ledger import export
from taizhang.places.directory import CategoryShown, categories, in_force
from taizhang.places.standards import Version, coming_of, sayings, versions

FORMAT = "taizhang-standards/1"


@dataclass(frozen=True)
class Gathered:
    """What there is to publish. `coming`: what will be in force, from when on."""

    own: OwnStandards
    categories: tuple[CategoryShown, ...]
    versions: tuple[Version, ...]
    policies: Mapping[str, Policy]
    days: Mapping[str, list[Span]]
    coming: tuple[tuple[dt.datetime, OwnStandards], ...]


def gathered(now: dt.datetime) -> Gathered:
    """Return the standards in force, those to come, and every one by which a matter was judged.

    Four queries.
    """
    found, kinds, every = in_force(), categories(), versions()
    moments = dict.fromkeys(each.since for each in coming_of(every, now))
    own = found.standards(now)
    coming = tuple((since, found.standards(since)) for since in moments)
    known, days = ever(sayings(every))
    kept = export.policies() | {
        each.standard.policy
        for standing in (own, *(then for _since, then in coming))
        for each in _in_force(standing, kinds)
    }
    policies = {name: each for name, each in known.items() if name in kept}
    return Gathered(own, kinds, every, policies, days, coming)


def document(found: Gathered) -> dict[str, object]:
    """Return what is published."""
    policies = sorted(found.policies.items())
    return {
        "format": FORMAT,
        "log": export.tree_head().origin,
        "in_force": list(_standing(found.own, found.categories)),
        "coming": list(_coming(found)),
        "versions": [_version(each) for each in found.versions if not each.takes_back],
        "policies": {name: _policy(each) for name, each in policies},
        "told": {name: told(each.standard) for name, each in policies},
        "days": {name: codec.plain(tuple(found.days[name])) for name, _each in policies},
    }


def histories(standard: Standard) -> list[dict[str, Any]]:
    """Return the example histories of a standard, as JSON holds them."""
    return [asdict(each) for each in examples(standard)]


def written(said: dict[str, object]) -> str:
    """Return the text of a document: a line for each of its parts."""
    parts = (f"{json.dumps(name)}: {_compact(part)}" for name, part in said.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _standing(
    own: OwnStandards, kinds: tuple[CategoryShown, ...]
) -> Iterator[dict[str, str]]:
    """Yield what is in force for what: sorts first, then categories that differ."""
    for what, sort, code in _subjects(own, kinds):
        for urgency in Urgency:
            policy = own.standard(sort, urgency, code).policy
            of = {"for": what, "sort": sort.value, "urgency": urgency.value}
            yield {**of, "policy": policy}


def _coming(found: Gathered) -> Iterator[dict[str, str]]:
    """Yield what will be in force otherwise than before, and from when on."""
    before = list(_standing(found.own, found.categories))
    for since, own in found.coming:
        then = list(_standing(own, found.categories))
        others = (each for each in then if each not in before)
        yield from ({**each, "since": codec.plain(since)} for each in others)
        before = then


def _subjects(
    own: OwnStandards, kinds: tuple[CategoryShown, ...]
) -> Iterator[tuple[str, Sort, str]]:
    yield from ((sort.value, sort, "") for sort in Sort)
    for each in kinds:
        what = of_category(each.code)
        if any(key(what, urgency) in own.said for urgency in Urgency):
            yield what, each.sort, each.code


def _in_force(own: OwnStandards, kinds: tuple[CategoryShown, ...]) -> Iterator[Policy]:
    for _what, sort, code in _subjects(own, kinds):
        for urgency in Urgency:
            yield Policy(sort, urgency, own.standard(sort, urgency, code))


def _version(version: Version) -> dict[str, object]:
    return {
        "number": version.number,
        "for": version.what,
        "urgency": version.urgency.value,
        "said": codec.plain(version.at),
        "since": codec.plain(version.since),
        "taken_back": codec.plain(version.taken_back),
        "choices": choices_plain(version.choices),
    }


def _policy(policy: Policy) -> dict[str, object]:
    sort, urgency, standard = policy.sort, policy.urgency, policy.standard
    return {
        "sort": sort.value,
        "urgency": urgency.value,
        "terms": {name: codec.plain(getattr(standard, name)) for name in CHOSEN},
        "defaults_from": {
            name: f"{origin_of(name, sort, urgency)}: {source_of(name)}" for name in CHOSEN
        },
        "examples": f"standards/examples/{standard.policy}.json",
    }
