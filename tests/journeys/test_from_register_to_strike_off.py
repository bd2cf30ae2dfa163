"""One matter from the counter to its strike-off by four people in their browsers, and what
the book proves of it afterwards, also when somebody with the database's file forges it.
"""

import json
import re
from pathlib import Path

import pytest

from tests.journeys.forging import copied, forge
from tests.journeys.hands import (
    HANDLER,
    RESULT,
    SUMMARY,
    check,
    enter,
    fill_in,
    fill_in_matter,
    number_at,
    opened,
    pressed,
    register,
    report,
    text,
)
from tests.leaves import verify
from tests.served import Served

pytestmark = pytest.mark.browser


def exported(office: Served, out: Path) -> tuple[Path, dict[str, str]]:
    """Export the leaves; return their file, and the size and root that were printed."""
    done = office.command("export", "leaves", "--out", str(out))
    found = re.search(r"size (?P<size>\d+) root (?P<root>\S+)", done.stdout)
    assert done.returncode == 0 and found, done.stderr
    return out, found.groupdict()


def leaves(file: Path) -> list[dict[str, object]]:
    """Return the leaves of an exported file."""
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def the_last(kind: str, file: Path) -> int:
    """Return the seq of the last leaf of its kind."""
    return max(at for at, leaf in enumerate(leaves(file)) if leaf["kind"] == kind)


def test_the_clerk_sees_what_may_be_the_same_and_gives_it_out_in_one_click(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo, handler=HANDLER)
    page.wait_for_selector("#alike [name=link]")
    assert "楼道灯" in page.inner_text("#alike")

    pressed(page, "[name=act][value=dispatch]")
    assert "已记入台账" in text(page)
    assert re.search(r"\d{4} \d{4} \d{4}", page.inner_text(".slip__code"))
    opened(page, demo, f"/i/{number_at(page)}/")
    assert "派给 锦绣物业 刘强" in text(page)


def test_nobody_takes_a_step_too_early_or_for_somebody_else(page, demo):
    number = register(page, demo)
    for role, path, status, said in (
        ("clerk", f"/i/{number}/strike-off/", 403, "这一页归"),
        ("verifier", f"/i/{number}/strike-off/", 409, "现在的环节不能做这一步"),
        ("verifier", f"/verify/{number}/", 200, "没有等核验或回访的"),
        ("handler", f"/verify/{number}/", 403, "这一页归"),
        ("secretary", f"/i/{number}/report/", 403, "这一页归"),
    ):
        enter(page, demo, role)
        assert opened(page, demo, path).status == status
        assert said in text(page)
        assert page.locator("[name=act][value=strike-off]").count() == 0


def test_a_report_without_photos_is_refused_and_loses_no_word(page, demo):
    number = register(page, demo)
    enter(page, demo, "handler")
    opened(page, demo, f"/i/{number}/")
    fill_in(page, result=RESULT)

    assert pressed(page).status == 409
    assert "证据还没有交齐" in text(page)
    assert page.input_value("[name=result]") == RESULT


def test_four_people_rework_it_once_and_strike_it_off(page, demo, tmp_path):
    number = register(page, demo, reporter="王桂兰", words="灯又坏了，摸黑上楼。")
    report(page, demo, number)
    check(page, demo, number, "not_solved", "五楼还是黑的")
    assert "反映人说没解决，已退回重办" in text(page)
    report(page, demo, number)
    check(page, demo, number, "satisfied", "都亮了")
    assert "已销号" in page.inner_text(".said")
    assert page.locator("h1", has_text=SUMMARY).count() == 1

    whole = demo.command("fsck")
    assert whole.returncode == 0, whole.stdout
    file, _printed = exported(demo, tmp_path / "leaves")
    assert leaves(file)[-1]["kind"] == "issue-struck-off"
    assert verify("log", file)[0] == 0
    assert verify("rules", file)[0] == 0


def test_one_byte_changed_by_sql_is_named_by_fsck(demo, tmp_path):
    file, _printed = exported(demo, tmp_path / "leaves")
    seq = the_last("issue-struck-off", file)
    forged = copied(demo, tmp_path / "data")
    forge(forged, seq, b'"outcome":"solved"', b'"outcome":"solvee"')

    examined = forged.command("fsck")
    assert examined.returncode == 1
    assert re.search(rf"\b{seq} 条", examined.stdout + examined.stderr)


def test_size_and_root_kept_from_before_disagree_after_a_forgery(demo, tmp_path):
    file, printed = exported(demo, tmp_path / "before")
    kept = ("--size", printed["size"], "--root", printed["root"])
    forged = copied(demo, tmp_path / "data")
    forge(forged, the_last("issue-struck-off", file), b"solved", b"solvee")
    after, _printed = exported(forged, tmp_path / "after")

    assert verify("log", file, *kept)[0] == 0
    status, told = verify("log", after, *kept)
    assert status == 1
    assert "与给出的不一致" in told


def test_a_strike_off_whose_check_failed_is_named_by_the_rules(demo, tmp_path):
    file, _printed = exported(demo, tmp_path / "leaves")
    written = leaves(file)
    off = the_last("issue-struck-off", file)
    check_of = max(
        at
        for at, leaf in enumerate(written)
        if (leaf["kind"], leaf.get("case")) == ("verification-passed", written[off]["case"])
    )
    lines = file.read_bytes().splitlines(keepends=True)
    lines[check_of] = lines[check_of].replace(b"-passed", b"-failed")
    file.write_bytes(b"".join(lines))

    status, told = verify("rules", file)
    assert status == 1
    assert f"第 {off} 条：销号的依据不成立" in told
