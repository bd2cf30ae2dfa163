"""The `taizhang` command. Each word is a Django command that some folder owns; here stands
only which, so that `--data`, `--help` and the exit codes are the same for all.

Exit: 0 done, 1 findings or refused, 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum
from typing import Any

import django
from django.core.management import (
    execute_from_command_line,
    get_commands,
    load_command_class,
)
from django.core.management.base import BaseCommand, CommandError


class Whose(Enum):
    """What a word is about: one office, the whole server, or a server of many offices."""

    OFFICE = 1
    SERVER = 2
    MANY = 3


@dataclass(frozen=True)
class Word:
    """A word of the command line: the Django command behind it, and what it is for.

    `writes`: the databases are made or brought up to date before it runs; what only reads
    is refused where they are not, unless it says `anyhow` itself what it needs. `whose`:
    what it is about where one server keeps many offices.
    """

    command: str
    purpose: str
    writes: bool = False
    whose: Whose = Whose.OFFICE
    anyhow: bool = False


WORDS = {
    "serve": Word(
        "serve", "start the site; makes the databases on first start", whose=Whose.SERVER
    ),
    "work": Word(
        "work",
        "do the long work, where `serve --no-worker` runs without it",
        whose=Whose.SERVER,
    ),
    "office add": Word("office_add", "add an office to a server of many", whose=Whose.MANY),
    "office list": Word(
        "office_list", "name the offices of a server of many", whose=Whose.MANY
    ),
    "office change": Word(
        "office_change", "rename, move, close or open one of many", whose=Whose.MANY
    ),
    "demo": Word("demo", "fill an empty ledger with the demo office", True),
    "start-empty": Word("start_empty", "begin an empty ledger of one's own", True),
    "setup": Word("set_up", "set an office up: name, places, people, preset", True),
    "import": Word("import_ledger", "bring in a ledger kept in Excel or CSV", True),
    "export ledger": Word("export_ledger", "write the ledger as .xlsx or .csv"),
    "export leaves": Word("export_leaves", "write the public leaves, one a line"),
    "standards": Word(
        "publish_standards", "write the close-out standards and example histories as JSON"
    ),
    "places import": Word("import_places", "bring in places from the Excel sheet", True),
    "places export": Word("export_places", "write the places as the Excel sheet"),
    "people import": Word("import_people", "bring in people from Excel or a list", True),
    "people export": Word("export_people", "write the people as the Excel sheet"),
    "units import": Word("import_units", "bring in units from the Excel sheet", True),
    "units export": Word("export_units", "write the units as the Excel sheet"),
    "posts import": Word("import_posts", "bring in posts from the Excel sheet", True),
    "posts export": Word("export_posts", "write the posts as the Excel sheet"),
    "fsck": Word("fsck", "recompute the book and name whatever does not fit"),
    "rebuild": Word("rebuild", "make everything that is derived anew from the book"),
    "backup": Word(
        "backup", "copy ledger, files and keys while the site runs", anyhow=True
    ),
    "restore": Word(
        "restore", "restore a backup into an empty place and examine it", anyhow=True
    ),
    "create-user": Word("create_user", "make an account", True),
    "reset-password": Word("reset_password", "a one-time password for who lost theirs"),
    "three-administrators": Word(
        "three_administrators", "keep accounts apart from what administrators do", True
    ),
    "audit verify": Word("audit_verify", "look whether the audit of who did what is whole"),
    "audit keep": Word("audit_keep", "for how many months the audit is kept", True),
    "bench": Word(
        "bench",
        "measure the book on this machine, in a folder of its own",
        whose=Whose.SERVER,
    ),
    "rules": Word("rules", "print the rules as docs/rules.md has them", whose=Whose.SERVER),
}
DJANGO = "django"
# What every Django command takes, and nobody who keeps a ledger needs to read about.
UNSEEN = frozenset(
    {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
    }
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (the process's own by default); return the exit code."""
    options, rest = _front().parse_known_args(sys.argv[1:] if argv is None else argv)
    # Databases, uploads and secrets are for the account that runs the office alone.
    os.umask(0o077)
    if options.data:
        os.environ["TAIZHANG_DATA"] = options.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.project.settings")
    if rest[:1] == [DJANGO]:
        return _django(options.office, rest[1:])
    word, arguments = _split(rest)
    if word is None:
        return _usage(arguments)
    return _run(word, options.office, arguments)


def _front() -> argparse.ArgumentParser:
    # --data may stand anywhere, so that it can be added to a line typed before.
    front = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    front.add_argument("--data", metavar="DIR")
    front.add_argument("--office", metavar="CODE", default="")
    return front


def _split(rest: list[str]) -> tuple[str | None, list[str]]:
    for length in (2, 1):
        word = " ".join(rest[:length])
        if word in WORDS:
            return word, rest[length:]
    return None, rest


def _usage(arguments: list[str]) -> int:
    width = max(map(len, WORDS))
    lines = [f"  {word:<{width}}  {WORDS[word].purpose}" for word in WORDS]
    text = "\n".join(
        [
            "usage: taizhang [--data DIR] [--office CODE] WORD …",
            "",
            *lines,
            "",
            "taizhang WORD --help tells more.",
            "--data DIR, or TAIZHANG_DATA: the folder of databases, files and secrets.",
            "--office CODE: which office, on a server that keeps many.",
        ]
    )
    if arguments and arguments[0] in {"-h", "--help"}:
        print(text)
        return 0
    if arguments:
        print(f"taizhang: no such word: {' '.join(arguments[:2])}", file=sys.stderr)
    print(text, file=sys.stderr)
    return 2


def _run(word: str, office: str, arguments: list[str]) -> int:
    django.setup()
    if why := _misplaced(word, office):
        return _refused(why)
    name = WORDS[word].command
    app = get_commands().get(name)
    assert app is not None, f"no folder owns the command {name}"
    command = load_command_class(app, name) if isinstance(app, str) else app
    command.suppressed_base_arguments = set(UNSEEN)
    parser = command.create_parser("taizhang", word)
    try:
        options = vars(parser.parse_args(arguments))
    except CommandError as wrong:
        parser.print_usage(sys.stderr)
        print(wrong, file=sys.stderr)
        return 2
    if why := _officeless(word, office):
        return _refused(why)
    return _execute(word, office, command, options)


def _misplaced(word: str, office: str) -> str:
    """Return why there can be no such word or no such option here, "" if there can."""
    from taizhang.project import tenancy

    if tenancy.MANY:
        spare = office and WORDS[word].whose is not Whose.OFFICE
        return f"{word} is about the whole server: leave out --office." if spare else ""
    if WORDS[word].whose is Whose.MANY:
        return "This server keeps one office; of many says docs/operating/many-offices.md."
    return "This server keeps one office: leave out --office." if office else ""


def _officeless(word: str, office: str) -> str:
    """Return what is wrong with the office that was named, "" if nothing is."""
    from taizhang.project import tenancy

    if not tenancy.MANY or WORDS[word].whose is not Whose.OFFICE:
        return ""
    if not office:
        return "Say which office: --office CODE. `taizhang office list` names them."
    known = tenancy.known(office)
    return "" if known else f"No office {office} here. `taizhang office list` names them."


def _refused(wrong: str) -> int:
    print(f"taizhang: {wrong}", file=sys.stderr)
    return 2


def _django(office: str, arguments: list[str]) -> int:
    django.setup()
    from taizhang.project import tenancy

    if office and not tenancy.MANY:
        return _refused("This server keeps one office: leave out --office.")
    if office and not tenancy.known(office):
        return _refused(f"No office {office} here. `taizhang office list` names them.")
    with tenancy.within(office) if office else nullcontext():
        execute_from_command_line(["taizhang django", *arguments])
    return 0


def _execute(word: str, office: str, command: BaseCommand, options: dict[str, Any]) -> int:
    # Only now: it reads the models, which read the settings, which read --data.
    from taizhang.core.seeing import EVERYTHING
    from taizhang.ledger.looking import looking
    from taizhang.project import tenancy
    from taizhang.project.starting import bring_up_to_date, unfit

    reads = WORDS[word].whose is Whose.OFFICE and not WORDS[word].anyhow
    positional = options.pop("args", ())
    inside = tenancy.within(office) if office else nullcontext()
    try:
        # Whoever has the account of the office on this machine has its files as well.
        with inside, looking(EVERYTHING):
            if WORDS[word].writes:
                bring_up_to_date()
            elif reads and (why := unfit()):
                raise CommandError(why)
            command.execute(*positional, **options)
    except CommandError as refusal:
        print(refusal, file=sys.stderr)
        return int(refusal.returncode)
    except KeyboardInterrupt:
        return 130
    return 0
