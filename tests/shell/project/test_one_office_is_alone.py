"""Where a server keeps one office, nothing of many offices is there."""

import subprocess
import sys

import pytest

from tests.conftest import ON_POSTGRES
from tests.served import OWN_FOLDER
from tests.shell.offices.serving import server_at

LOOK = """
import sys, django
django.setup()
import taizhang.project.wsgi
from django.apps import apps
from django.conf import settings
from django.db import connection
loaded = [name for name in sys.modules if name.startswith("django_tenants")]
assert loaded == [], loaded
assert not apps.is_installed("taizhang.project.offices")
assert not any("by_host" in name for name in settings.MIDDLEWARE)
assert type(settings.SECRET_KEY) is str
assert connection.settings_dict["ENGINE"].startswith("django.db.backends.")
"""


def looked(environment):
    """Look at the program in a process with this environment; return what went wrong."""
    own = environment | {"DJANGO_SETTINGS_MODULE": "taizhang.project.settings"}
    told = subprocess.run(
        [sys.executable, "-c", LOOK], env=own, capture_output=True, text=True, check=False
    )
    return told.stderr


def test_the_library_is_not_even_read(tmp_path):
    assert looked(OWN_FOLDER | {"TAIZHANG_DATA": str(tmp_path)}) == ""


@pytest.mark.skipif(not ON_POSTGRES, reason="runs when the book is on PostgreSQL")
def test_nor_on_postgresql_where_an_office_has_the_database_to_itself(tmp_path):
    with server_at(tmp_path / "data") as server:
        alone = server.alone()
        assert looked(alone.environment) == ""
        alone.does("start-empty", "--name", "青禾街道")
        assert "共 0 条" in alone.does("fsck")
        assert (alone.folder / "secrets" / "index").parent.is_dir()
        assert not (alone.folder / "offices").exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("office", "list"), "keeps one office; of many says docs/operating"),
        (("office", "add", "青禾", "--host", "a.example"), "keeps one office"),
        (("--office", "qinghe", "fsck"), "keeps one office: leave out --office"),
        (("--office", "qinghe", "django", "check"), "leave out --office"),
    ],
)
def test_words_about_many_are_2(tmp_path, words, why):
    told = taizhang(tmp_path, *words)
    assert told.returncode == 2
    assert why in told.stderr


@pytest.mark.parametrize(
    ("tenancy", "why"),
    [("path", "single or host, not path"), ("host", "Many offices need PostgreSQL")],
)
def test_what_it_cannot_be_is_said_at_the_start(tmp_path, tenancy, why):
    told = taizhang(tmp_path, "fsck", TAIZHANG_TENANCY=tenancy)
    assert told.returncode != 0
    assert why in told.stderr


def taizhang(folder, *words, **more):
    """Run `taizhang WORDS` on an office alone in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", "taizhang", *words],
        env=OWN_FOLDER | {"TAIZHANG_DATA": str(folder)} | more,
        capture_output=True,
        text=True,
        check=False,
    )
