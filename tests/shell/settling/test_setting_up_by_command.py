"""From an empty data folder to an office of 8 communities, 135 grids and 60 people by one
command; the same files again add nothing.
"""

import re

import pytest

from tests.journeys.founding import people_pasted, people_sheet, places
from tests.served import Served

ASK = """
from taizhang.people.models import Unit, User
from taizhang.places.models import Place
kinds = list(Place.objects.values_list('kind', flat=True))
print(kinds.count('community'), kinds.count('grid'), User.objects.count(),
      Unit.objects.filter(area='').count(), User.objects.exclude(area='').count())
"""


@pytest.fixture
def folder(tmp_path):
    """Return a folder with a sheet of places and a list of people, and no data yet."""
    (tmp_path / "places.xlsx").write_bytes(places())
    (tmp_path / "people.xlsx").write_bytes(people_sheet())
    (tmp_path / "people.txt").write_text(people_pasted(), "utf-8")
    return tmp_path


def told(office):
    """Return how many communities, grids, people and so on there are."""
    asked = office.command("django", "shell", "-v", "0", "-c", ASK)
    return asked.stdout.split(), asked.stderr


@pytest.mark.parametrize("people", ["people.xlsx", "people.txt"])
def test_an_office_is_there_after_one_command(folder, people):
    office = Served("", folder / "data")
    words = ("--places", str(folder / "places.xlsx"), "--people", str(folder / people))
    named = ("--name", "北湖街道", "--phone", "0459-000-1234", "--preset", "light")
    done = office.command("setup", *named, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    passwords = re.findall(r"^\w+  [a-z2-9-]{19}\b", done.stdout, re.MULTILINE)
    assert len(passwords) == 61
    assert told(office) == (["8", "135", "61", "10", "50"], "")
    again = office.command("setup", *words)
    assert again.returncode == 0, again.stderr
    assert "there: 60" in again.stdout and told(office)[0][2] == "61"


def test_nothing_is_begun_without_a_name_or_with_a_file_that_is_not_there(folder):
    office = Served("", folder / "data")
    assert office.command("setup", "--preset", "light").returncode == 2
    missing = office.command("setup", "--name", "北湖街道", "--people", "none.xlsx")
    assert missing.returncode == 2 and "no such file" in missing.stderr


def test_rows_that_were_left_out_are_named_and_the_rest_is_there(folder):
    office = Served("", folder / "data")
    (folder / "few.txt").write_text(
        "姓名\t单位\t手机\n丁莉\t窗口\t138\n马跃\t窗口\t\n", "utf-8"
    )
    done = office.command(
        "setup", "--name", "北湖街道", "--people", str(folder / "few.txt")
    )
    assert done.returncode == 1
    assert "line 2: 丁莉" in done.stdout and told(office)[0][2] == "2"
