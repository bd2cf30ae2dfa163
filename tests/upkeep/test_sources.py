"""Whoever names a source of a rule finds it in docs/sources.md."""

import re

from tests.upkeep import tree

ANCHORS = set(
    re.findall(r"^## ([\w-]+)$", tree.text(tree.ROOT / "docs" / "sources.md"), re.M)
)


def test_every_source_that_is_named_is_there():
    named = {
        anchor
        for file in tree.files(".py", under=("taizhang",))
        for sources in re.findall(r"Sources?: docs/sources\.md([^.\"]+)", tree.text(file))
        for anchor in re.findall(r"#([\w-]+)", sources)
    }

    assert {"time-limits", "working-days", "close-out", "returns"} <= named
    assert named <= ANCHORS
