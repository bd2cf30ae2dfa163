"""Each script says in its second line what it does, and can be run."""

import os
import subprocess

import pytest

from tests.upkeep import tree

SCRIPTS = sorted((tree.ROOT / "script").iterdir())


@pytest.mark.parametrize("script", SCRIPTS, ids=tree.name)
def test_a_script_says_what_it_does_and_can_be_run(script):
    shebang, purpose, *_rest = tree.text(script).splitlines()

    assert shebang == "#!/bin/sh"
    assert purpose.startswith("# ")
    assert purpose.endswith(".")
    assert os.access(script, os.X_OK)


def test_help_names_every_script():
    told = subprocess.run(
        [tree.ROOT / "script" / "help"], capture_output=True, text=True, check=True
    ).stdout

    assert [script.name for script in SCRIPTS if f"script/{script.name} " not in told] == []
