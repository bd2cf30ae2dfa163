"""The README shows the office as it is: TAIZHANG_PICTURES=docs/images draws the pictures anew
from a demo office that nobody has touched.
"""

import pytest

from tests.journeys.drawing import BYTES_MAX, FOLDER, draw
from tests.journeys.hands import enter, opened
from tests.served import office

SHOWN = "3 号楼 2 单元楼道声控灯不亮"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not FOLDER, reason="draws pictures where TAIZHANG_PICTURES says"),
]


def test_the_pictures_of_the_readme(page):
    with office("--demo") as untouched:
        enter(page, untouched, "clerk")
        opened(page, untouched, "/ledger/")
        assert draw(page, "ledger") < BYTES_MAX
        enter(page, untouched, "handler")
        opened(page, untouched, "/ledger/")
        page.locator("[data-open]", has_text=SHOWN).first.click()
        page.wait_for_selector(".steps")
        assert draw(page, "issue") < BYTES_MAX
