"""A demo may be taken away and told anew; what is somebody's own never is."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from taizhang.core.commands import RegisterIssue
from taizhang.core.vocabulary import Channel, Nature
from taizhang.ledger import book
from taizhang.people.models import User
from taizhang.places import directory
from tests.cast import LI_CLERK, settle_office

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

LAMP = RegisterIssue(
    summary="楼道灯不亮",
    channel=Channel.PHONE,
    nature=Nature.REQUEST,
    category="street-lights",
)


def run(*words, **options):
    """Run a command and return what it printed."""
    printed = StringIO()
    call_command(*words, stdout=printed, **options)
    return printed.getvalue()


def an_office_at_work(**details):
    """Settle the office of the cast, with one issue on its ledger."""
    settle_office()
    directory.settle("青禾街道", **details)
    book.submit("", LAMP, by=LI_CLERK)


def test_the_demo_is_not_loaded_over_somebodys_ledger():
    an_office_at_work()
    before = User.objects.count()

    with pytest.raises(CommandError, match="in use"):
        run("demo")

    assert User.objects.count() == before


def test_a_real_office_is_never_reset():
    an_office_at_work()

    with pytest.raises(CommandError, match="not the demo office"):
        run("demo", reset=True, yes=True)

    assert book.origin()


def test_the_demo_is_not_reset_unasked():
    an_office_at_work(demo=True)

    with pytest.raises(CommandError, match="--yes"):
        run("demo", reset=True)

    assert book.origin()


def test_an_office_can_start_empty():
    printed = run("start_empty", name="云杉街道")

    admin = User.objects.get()
    password = printed.split()[-1]
    assert directory.office().chinese == "云杉街道"
    assert not directory.office().demo
    assert admin.check_password(password)
    assert admin.must_change_password
    assert book.origin() == ""


def test_an_office_does_not_start_twice():
    run("start_empty", name="云杉街道")

    with pytest.raises(CommandError, match="in use"):
        run("start_empty", name="红松街道")

    assert directory.office().chinese == "云杉街道"


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_a_demo_gives_way_to_an_empty_office():
    an_office_at_work(demo=True)

    run("start_empty", name="云杉街道", yes=True)

    assert book.origin() == ""
    assert User.objects.count() == 1
    assert directory.categories()


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_a_demo_is_told_anew():
    an_office_at_work(demo=True)

    printed = run("demo", reset=True, yes=True)

    assert "password" in printed
    assert User.objects.filter(username="limin").exists()
    assert not User.objects.filter(pseudonym=LI_CLERK.id).exists()
