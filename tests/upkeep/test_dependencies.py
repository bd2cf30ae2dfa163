"""What we lean on is named with its reason, locked without addresses, and credited."""

import re
import tomllib

from tests.upkeep import tree

PROJECT = tomllib.loads(tree.text(tree.ROOT / "pyproject.toml"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {
    name: tree.text(tree.ROOT / name)
    for name in ("requirements.lock", "requirements-dev.lock")
}


def package(requirement: str) -> str:
    """Return the name in a requirement or in a line of a lock."""
    return re.split(r"[^a-z0-9._-]", requirement.lower())[0].replace("_", "-")


def locked(lock: str) -> set[str]:
    """Return the names of the packages in the lock called so."""
    return {package(line) for line in LOCKS[lock].splitlines() if line[:1].isalnum()}


def test_every_dependency_has_its_reason_beside_it():
    lines = tree.text(tree.ROOT / "pyproject.toml").splitlines()
    wanted = [
        *PROJECT["dependencies"],
        *(need for extra in EXTRAS.values() for need in extra),
    ]

    silent = [
        need
        for need in wanted
        if not any(re.search(rf'^\s*"{re.escape(need)}",  # \w', line) for line in lines)
    ]
    assert silent == []


def test_the_locks_hold_every_dependency():
    to_run = {package(need) for need in [*PROJECT["dependencies"], *EXTRAS["tree"]]}
    to_test = {package(need) for need in EXTRAS["dev"]}

    assert to_run - locked("requirements.lock") == set()
    assert to_run | to_test <= locked("requirements-dev.lock")


def test_the_locks_hold_no_address():
    assert [
        name for name, lock in LOCKS.items() if re.search(r"://|file:|--index", lock)
    ] == []


def test_both_locks_name_the_same_versions():
    pins = re.findall(r"^\S+==\S+", LOCKS["requirements.lock"], re.MULTILINE)

    assert [pin for pin in pins if pin not in LOCKS["requirements-dev.lock"]] == []


def test_everybody_whose_work_we_use_is_credited():
    notices = set(re.findall(r"[a-z0-9-]+", tree.text(tree.ROOT / "THIRD-PARTY.md")))

    assert locked("requirements-dev.lock") - notices == set()
