"""The standards as a document: what is in force, what was, and what each policy asks.

No personal data: who changed a standard and why stays in the office. The verifier takes it
as `--standards`, and compares with it what a log says of its policies (`told`).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from taizhang.core import codec
from taizhang.core.own_standards import (
    CHOSEN,
    Choices,
    OwnStandards,
    Sort,
    choices_plain,
    every_default,
    key,
    of_category,
    told,
)
from taizhang.core.standard_examples import examples
from taizhang.core.standard_origins import origin_of, source_of
from taizhang.core.standards import Preset, Standard
from taizhang.core.vocabulary import Urgency
from taizhang.ledger import export
from taizhang.places.directory import CategoryShown, categories, office_now, standards_of
from taizhang.places.standards import Version, versions

FORMAT = "taizhang-standards/1"


@dataclass(frozen=True)
class Policy:
    """A standard by its name, and of what sort of matters at which urgency it can be."""

    sort: Sort
    urgency: Urgency
    standard: Standard


@dataclass(frozen=True)
class Gathered:
    """What there is to publish."""

    own: OwnStandards
    categories: tuple[CategoryShown, ...]
    versions: tuple[Version, ...]
    policies: Mapping[str, Policy]


def gathered() -> Gathered:
    """Return the standards in force, and every one by which a matter was judged. Four queries."""
    own, kinds, said = standards_of(office_now()), categories(), versions()
    current = {each.standard.policy: each for each in _in_force(own, kinds)}
    judged = export.policies()
    ever = {sort.policy: Policy(s, u, sort) for s, u, sort in every_default()}
    ever |= {each.standard.policy: each for each in _ever(said, kinds)}
    past = {name: each for name, each in ever.items() if name in judged}
    return Gathered(own, kinds, said, past | current)


def document(found: Gathered) -> dict[str, object]:
    """Return what is published."""
    policies = sorted(found.policies.items())
    return {
        "format": FORMAT,
        "log": export.tree_head().origin,
        "in_force": list(_standing(found)),
        "versions": [_version(each) for each in found.versions],
        "policies": {name: _policy(each) for name, each in policies},
        "told": {name: told(each.standard) for name, each in policies},
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


def _standing(found: Gathered) -> Iterator[dict[str, str]]:
    """Yield what is in force for what: sorts first, then categories that differ."""
    for what, sort, code in _subjects(found.own, found.categories):
        for urgency in Urgency:
            policy = found.own.standard(sort, urgency, code).policy
            of = {"for": what, "sort": sort.value, "urgency": urgency.value}
            yield {**of, "policy": policy}


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


def _ever(said: tuple[Version, ...], kinds: tuple[CategoryShown, ...]) -> Iterator[Policy]:
    """Yield what there may have been after each version, whatever the preset was then.

    A category may have been of another sort then.
    """
    table: dict[str, Choices] = {}
    for version in said:
        table[key(version.what, version.urgency)] = version.choices
        codes = {"", *(name.partition("/")[0].partition("-")[2] for name in table)}
        for preset in Preset:
            for looks_back in (False, True):
                own = OwnStandards(preset, looks_back, dict(table))
                for sort in Sort:
                    for code in codes:
                        found = own.standard(sort, version.urgency, code)
                        yield Policy(sort, version.urgency, found)


def _version(version: Version) -> dict[str, object]:
    return {
        "number": version.number,
        "for": version.what,
        "urgency": version.urgency.value,
        "since": codec.plain(version.at),
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
