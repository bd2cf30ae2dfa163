"""Coming in, taking away, changing, being turned away: each leaves its line in the audit."""

from io import BytesIO

import pytest
from django.core.management import call_command
from django.test import Client

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.exchange.aftercare import begin_withdrawing, withdraw_chunk
from taizhang.files.keeping import keep
from taizhang.people.models import User
from taizhang.places import directory
from taizhang.printing.columns import KINDS
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    ZHENG_VERIFIER,
    account,
    signed_in,
)
from tests.shell.audit.lines import lines
from tests.shell.casework.pages import registered
from tests.shell.exchange.bringing_in import DONE, OPEN, brought_in, ledger_file
from tests.shell.files.samples import photo

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PASSWORD = "correct-horse-9"


def noted(kind: Kind) -> list[Record]:
    """Return the lines of a kind, the oldest first."""
    return [line for line in lines() if line.kind == kind]


@pytest.fixture
def li():
    user = account(LI_CLERK)
    user.set_password(PASSWORD)
    user.save()
    return user


def test_signing_in_and_out(li):
    client = Client(REMOTE_ADDR="10.0.0.7")
    client.post("/sign-in/", {"username": "li", "password": PASSWORD})
    client.post("/sign-out/")
    client.post("/sign-out/")
    came, went = lines()
    assert (came.kind, came.who, came.came_from) == (
        Kind.SIGNED_IN, LI_CLERK.id, "10.0.0.7",
    )  # fmt: skip
    assert (went.kind, went.who) == (Kind.SIGNED_OUT, LI_CLERK.id)


def test_entering_the_demo_says_how():
    directory.settle("青禾街道", demo=True)
    Client().post("/demo/enter/", {"role": "verifier"})
    (line,) = noted(Kind.SIGNED_IN)
    assert (line.who, line.details) == (ZHENG_VERIFIER.id, {"how": "demo"})


def test_changing_ones_password(li):
    client, new = signed_in(LI_CLERK), "entirely-other-7"
    form = {"old_password": "wrong", "new_password1": new, "new_password2": new}
    client.post("/password/", form)
    (guessed,) = lines()
    assert (guessed.kind, guessed.who) == (Kind.SIGN_IN_FAILED, LI_CLERK.id)
    client.post("/password/", form | {"old_password": PASSWORD})
    assert [line.kind for line in lines()] == [Kind.SIGN_IN_FAILED, Kind.PASSWORD_CHANGED]
    assert new not in str(list(map(vars, lines())))


def test_accounts_made_and_passwords_reset_on_the_machine():
    call_command("create_user", "new", name="新人", role="clerk", unit="锦绣物业")
    call_command("reset_password", "new")
    made, reset = lines()
    new = User.objects.get(username="new").pseudonym
    assert (made.kind, made.about, made.details) == (
        Kind.ACCOUNT_MADE, new, {"role": "clerk"},
    )  # fmt: skip
    assert (reset.kind, reset.about, reset.who) == (Kind.PASSWORD_RESET, new, "")
    assert "新人" not in str([vars(line) for line in lines()])


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/ledger/export.csv", "ledger-csv"),
        ("/ledger/export.xlsx", "ledger-xlsx"),
        ("/roundtrip/ledger.xlsx", "workbook"),
    ],
)
def test_taking_the_ledger_away_says_by_which_conditions_and_not_what_was_looked_for(
    path, what
):
    signed_in(LI_CLERK).get(f"{path}?lamp=red&%E7%8E%8B=1&channel=phone")
    (line,) = noted(Kind.EXPORTED)
    assert line.who == LI_CLERK.id
    assert line.details == {"what": what, "narrowed": ["channel", "lamp"]}


def test_being_turned_away_says_from_which_page():
    assert signed_in(LIU_HANDLER).get("/health/").status_code == 403
    (line,) = noted(Kind.REFUSED)
    assert (line.who, line.details["page"]) == (LIU_HANDLER.id, "health:page")


def test_being_turned_away_from_a_matter_names_its_number():
    signed_in(LIU_HANDLER).post("/i/2026-7/correct/")
    assert noted(Kind.REFUSED)[0].about == "2026-7"


def test_strangers_are_led_to_sign_in_without_a_line():
    Client().get("/ledger/")
    assert lines() == []


def test_how_the_ledger_is_printed_is_a_setting():
    form = {f"width-{key}": "20" for key in KINDS} | {"place-matter": "1"}
    administrator = signed_in(SUN_ADMINISTRATOR)
    administrator.post("/print/settings/", {"title": "填错了"})
    assert administrator.post("/print/settings/", form).status_code == 302
    assert [line.details["what"] for line in noted(Kind.SETTING_CHANGED)] == ["print-form"]


def test_a_whole_file_leaves_a_line_and_its_small_picture_none():
    kept = keep(BytesIO(photo()), "现场.jpg")
    client = signed_in(LIU_HANDLER)
    client.get(f"/files/{kept.sha256}/thumbnail/")
    assert lines() == []
    client.get(f"/files/{kept.sha256}/")
    assert noted(Kind.DOWNLOADED_FILE)[0].about == kept.sha256[:12]


def test_an_import_is_noted_when_it_begins_ends_and_is_taken_back():
    batch = brought_in(ledger_file(OPEN, DONE))
    begin_withdrawing(batch.id, "导错了", SUN_ADMINISTRATOR)
    withdraw_chunk(batch.id, SUN_ADMINISTRATOR)
    said = [(line.details["what"], line.details["rows"]) for line in noted(Kind.IMPORT)]
    assert said == [("begun", 2), ("done", 2), ("withdrawing", 2)]
    assert {line.who for line in noted(Kind.IMPORT)} == {SUN_ADMINISTRATOR.id}


def test_paper_is_noted_with_the_number_of_its_matter():
    number = registered().number
    signed_in(LI_CLERK).get(f"/print/i/{number}/file.pdf")
    (line,) = noted(Kind.PRINTED)
    assert (line.about, line.details) == (number, {"what": "file"})


def test_asking_for_a_backup_and_a_drill():
    administrator = signed_in(SUN_ADMINISTRATOR)
    administrator.post("/health/back-up/")
    administrator.post("/health/drill/")
    assert [line.kind for line in lines()] == [Kind.BACKUP, Kind.RESTORE]


@pytest.mark.parametrize(("scope", "count"), [("mine", 0), ("office", 1)])
def test_a_view_that_others_see_is_a_setting_and_ones_own_is_not(scope, count):
    view = {"name": "红灯", "scope": scope}
    signed_in(LI_CLERK).post("/ledger/views/new/?lamp=red", view)
    assert len(noted(Kind.SETTING_CHANGED)) == count
