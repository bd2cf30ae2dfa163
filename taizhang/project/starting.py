"""What happens between `taizhang serve` and the first page."""

import contextlib
import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import localdate
from django.utils.translation import gettext
from granian import Granian
from granian.constants import Interfaces

from taizhang.demo.cast import PASSWORD
from taizhang.demo.office import untouched
from taizhang.jobs.watching import worker_at_work
from taizhang.keys import secrets
from taizhang.people.defaults import ensure_roles
from taizhang.people.models import User
from taizhang.places.calendar import ensure_calendar
from taizhang.places.defaults import ensure_categories
from taizhang.places.directory import office
from taizhang.project import tenancy

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Serving:
    """Where to listen, with how many processes, by which certificate, and whether the
    long work is done here too."""

    host: str
    port: int
    workers: int
    certificate: Path | None
    key: Path | None
    worker: bool

    @property
    def address(self) -> str:
        """The address to open in a browser on this machine."""
        scheme = "https" if self.certificate else "http"
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host
        return f"{scheme}://{host}:{self.port}/"


def bring_up_to_date() -> None:
    """Make or migrate both databases, and write the defaults that are not there yet."""
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0)
    ensure_roles()
    ensure_categories()
    ensure_calendar(localdate())


def unfit() -> str:
    """Return why the databases cannot be read as they are, "" where they can."""
    where = {"folder": secrets.folder()}
    for alias in connections:
        steps = MigrationExecutor(connections[alias])
        if not steps.migration_plan(steps.loader.graph.leaf_nodes()):
            continue
        if not steps.loader.applied_migrations:
            return (
                gettext("%(folder)s 里没有台账。请用 --data 指到台账所在的文件夹。") % where
            )
        return (
            gettext(
                "%(folder)s 里的台账是旧版本的。请先备份（taizhang backup），再启动一次（taizhang serve），"
                "数据会自动升级。"
            )
            % where
        )
    return ""


def prepare(*, demo: bool) -> Iterator[str]:
    """Bring databases and static files up to date; yield a line for each step begun."""
    yield "1/2 databases"
    if tenancy.MANY:
        yield from _bring_all_up_to_date()
    else:
        bring_up_to_date()
    yield "2/2 static files"
    call_command("collectstatic", interactive=False, verbosity=0)
    if demo and untouched():
        yield "    the demo office, about a minute"
        call_command("demo")


def welcome(serving: Serving) -> Iterator[str]:
    """Yield what to tell whoever started the site: where to go and how to get in."""
    yield ""
    if tenancy.MANY:
        yield from _offices(serving)
    elif office().demo:
        yield "Demo office: one click on the sign-in page lets you in, or sign in with"
        yield f"the password {PASSWORD} as"
        rows = User.objects.filter(is_active=True).select_related("role")
        for user in rows.order_by("role_id", "pk"):
            yield f"  {user.username:<12} {user.role.name_en:<14} {user.name}"
    elif not User.objects.exists():
        yield "Nobody can sign in yet. In another window:"
        yield "  taizhang create-user NAME --name … --role clerk --unit …"
    if not tenancy.MANY:
        yield f"Open {serving.address}   (Ctrl+C stops)"


def _bring_all_up_to_date() -> Iterator[str]:
    from taizhang.project.offices import founding

    founding.prepare_server()
    for code in tenancy.every():
        yield f"    {code}"
        with tenancy.within(code):
            bring_up_to_date()


def _offices(serving: Serving) -> Iterator[str]:
    from taizhang.project.offices import directory

    listed = directory.listed()
    for each in listed:
        hosts = " ".join(each.hosts) if each.open else "closed"
        yield f"  {each.code:<16} {hosts}  {each.name}"
    if not listed:
        yield "There is no office yet: taizhang office add NAME --host HOST"
    yield f"Listening at {serving.address} for their hosts   (Ctrl+C stops)"


def serve(serving: Serving) -> None:
    """Answer requests until told to stop."""
    if serving.certificate:
        os.environ["TAIZHANG_HTTPS"] = "1"
    if serving.host not in LOOPBACK:
        os.environ.setdefault("TAIZHANG_HOSTS", "*")
    connections.close_all()
    # Fresh processes read the settings above; and a SQLite connection that was open
    # in a forked process would drop the locks of its parent.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "taizhang.project.wsgi:application",
        address=serving.host,
        port=serving.port,
        interface=Interfaces.WSGI,
        workers=serving.workers,
        blocking_threads=4,
        backpressure=256,
        respawn_failed_workers=True,
        websockets=False,
        log_access=False,
        ssl_cert=serving.certificate,
        ssl_key=serving.key,
    )
    with worker_at_work() if serving.worker else contextlib.nullcontext():
        server.serve()
