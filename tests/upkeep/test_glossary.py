"""The glossary and the code speak the same words."""

import re
from enum import Enum

from taizhang.core import commands, vocabulary
from tests.upkeep import tree

PAGE = tree.text(tree.ROOT / "docs" / "glossary.md")
WORDS = set(re.findall(r"`(\w+)`", PAGE))


def test_every_word_of_a_closed_list_is_explained():
    lists = [kind for kind in vars(vocabulary).values() if isinstance(kind, type)]
    members = {m.value for kind in lists if issubclass(kind, Enum) for m in kind}

    assert members - WORDS == set()


def test_every_command_is_explained():
    given = {name for name in vars(commands) if isinstance(vars(commands)[name], type)}
    mine = {name for name in given if vars(commands)[name].__module__ == commands.__name__}

    assert mine - WORDS == set()


def test_every_identifier_of_the_glossary_exists():
    core = "\n".join(tree.text(file) for file in tree.files(".py", under=("taizhang",)))

    assert {word for word in WORDS if not re.search(rf"\b{word}\b", core)} == set()
