"""The tour of the README, walked as it is told there, in Chinese and in English.

TAIZHANG_PICTURES=docs/images draws its pictures on the way.
"""

import re
import subprocess
import sys
import textwrap

import pytest

from tests.journeys.drawing import drawn
from tests.journeys.forging import copied
from tests.journeys.hands import (
    RESULT,
    enter,
    fill_in,
    fill_in_matter,
    hand_in_photos,
    number_at,
    opened,
    pressed,
)
from tests.upkeep.tree import ROOT

pytestmark = pytest.mark.browser
MATTER = {
    "summary": "5 号楼楼道灯不亮",
    "place_text": "锦绣家园5号楼",
    "reporter": "王桂兰",
    "phone": "13800004521",
}
LIU = re.compile("刘强|Liu Qiang")
README = ROOT / "README.md"


def choose_language(page, office, language):
    """Choose the language on the sign-in page, where everybody begins."""
    page.goto(f"{office.address}/sign-in/")
    other = page.locator(f"button[name=language][value={language}]")
    if other.count():
        other.click()
    page.wait_for_selector(f"html[lang={language}]")


def give_to_liu(page):
    """Choose 刘强 of the property company, whatever language his name is shown in."""
    option = page.locator("[name=handler] option", has_text=LIU)
    page.select_option("[name=handler]", str(option.get_attribute("value")))


def show_it_done(page, office, number):
    """Fill in the handler's report, with photos."""
    enter(page, office, "handler")
    opened(page, office, f"/i/{number}/")
    fill_in(page, result=RESULT)
    hand_in_photos(page)


def look_and_call(page, office, number, outcome, answer):
    """Pass the check and write down what the resident said, as the verifier."""
    enter(page, office, "verifier")
    opened(page, office, f"/verify/{number}/")
    page.check(f"[name=outcome-1][value={outcome}]", force=True)
    fill_in(page, **{"finding": "到现场看过。", "answer-1": answer})


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_tour_of_the_readme(page, demo, language):
    choose_language(page, demo, language)

    enter(page, demo, "clerk")
    fill_in_matter(page, demo, **MATTER)
    give_to_liu(page)
    drawn(page, f"tour-1-{language}")
    assert pressed(page, "[name=act][value=dispatch]").ok
    number = number_at(page)

    show_it_done(page, demo, number)
    drawn(page, f"tour-2-{language}", at="form[data-main]")
    assert pressed(page).ok

    assert opened(page, demo, f"/verify/{number}/").status == 403
    opened(page, demo, f"/i/{number}/")
    assert page.locator(".needs").count() == 1
    drawn(page, f"tour-3-{language}")

    look_and_call(page, demo, number, "not_solved", "五楼还是黑的")
    assert pressed(page).ok
    show_it_done(page, demo, number)
    assert pressed(page).ok
    look_and_call(page, demo, number, "satisfied", "都亮了")
    drawn(page, f"tour-4-{language}")
    assert pressed(page).ok

    opened(page, demo, f"/i/{number}/")
    assert page.locator(".lamp--done").count() >= 1
    drawn(page, f"tour-5-{language}", at=".tl")


def test_the_forgery_of_the_readme_is_named_by_fsck(demo, tmp_path):
    found = re.search(r"python - <<'EOF'\n(.*?)\n *EOF\n", README.read_text(), re.DOTALL)
    code = textwrap.dedent(found[1])
    forged = copied(demo, tmp_path / "data")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr

    examined = forged.command("fsck")

    assert examined.returncode == 1
    assert re.search(r"\d+ 条", examined.stdout + examined.stderr)
