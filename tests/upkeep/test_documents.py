"""Documents made from the code say what the code says today."""

from taizhang.core import rules_page
from tests.upkeep import tree


def test_the_page_of_rules_is_what_the_rules_say():
    page = tree.ROOT / "docs" / "rules.md"

    assert page.read_text(encoding="utf-8") == rules_page.text(), "run: taizhang rules"
