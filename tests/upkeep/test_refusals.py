"""Every refusal is met by name in a test of the rules: deleting one breaks something."""

from taizhang.core.refusals import Refusal
from tests.upkeep import tree


def test_every_refusal_is_met_in_some_test():
    tests = "\n".join(tree.text(file) for file in tree.files(".py", under=("tests/core",)))

    assert [
        refusal.name for refusal in Refusal if f"Refusal.{refusal.name}" not in tests
    ] == []
