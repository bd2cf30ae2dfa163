"""The two offices of a run on PostgreSQL: where the tests tell their stories, and next door.

`HOME` answers under the name that Django's test client asks for, so that a test knows
nothing of it. `NEIGHBOUR` stands in the same databases; a test must not meet it.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.test import Client

from taizhang.core.vocabulary import Actor
from taizhang.keys import secrets
from taizhang.people.proof import give
from taizhang.places import directory
from taizhang.project import tenancy
from tests.cast import account, settle_office

HOME: Final = "qinghe"
HOME_HOST: Final = "testserver"
NEIGHBOUR: Final = "beihu"
NEIGHBOUR_HOST: Final = "beihu.testserver"
OFFICES: Final = (
    ("青禾街道", HOME_HOST, HOME),
    ("北湖街道", NEIGHBOUR_HOST, NEIGHBOUR),
)


def found() -> None:
    """Make both offices, once for each database that this run has made."""
    from taizhang.project.offices import directory as hosts
    from taizhang.project.offices import founding

    # No test is to pay for asking which host is whose, in the middle of its queries.
    hosts.KEPT_SECONDS = float("inf")  # type: ignore[misc]
    made = _made()
    for name, host, code in OFFICES if DEFAULT_DB_ALIAS in made else ():
        office = founding.wanted(name, host, code)
        for alias in made:
            with connections[alias].cursor() as cursor:
                cursor.execute(f"CREATE SCHEMA {code}")
            with tenancy.within(code):
                call_command("migrate", database=alias, verbosity=0)
        founding.enter(office)


def _made() -> list[str]:
    """Return the databases that this run has made: none of which no test has need."""
    names = {alias: str(connections[alias].settings_dict["NAME"]) for alias in connections}
    return [alias for alias, name in names.items() if name.startswith("test_")]


def next_door() -> AbstractContextManager[None]:
    """Return a block inside which a test is in the neighbouring office."""
    return tenancy.within(NEIGHBOUR)


@contextmanager
def outside() -> Iterator[None]:
    """Stand outside every office, as a worker does before it is handed a job."""
    before = tenancy.here()
    tenancy._turn_to(tenancy.OUTSIDE)
    try:
        with secrets.in_part(""):
            yield
    finally:
        tenancy._turn_to(before)


def settle_next_door() -> None:
    """Settle the neighbour with the same cast, whose codes and pseudonyms are the same."""
    with next_door():
        settle_office()
        directory.settle("北湖街道", name_en="Beihu Subdistrict")


def signed_in_next_door(actor: Actor) -> Client:
    """Return a browser in which somebody of the neighbour's cast has just signed in there."""
    client = Client(SERVER_NAME=NEIGHBOUR_HOST)
    with next_door():
        client.force_login(account(actor))
        session = client.session
        give(session)
        session.save()
    return client


def carried_next_door(client: Client) -> Client:
    """Return `client` with all its cookies, asking the neighbour from now on."""
    client.defaults["SERVER_NAME"] = NEIGHBOUR_HOST
    return client
