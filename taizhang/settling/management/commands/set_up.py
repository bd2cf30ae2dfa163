"""Sets an office up in one go: its name, places, people and how strict it is."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from taizhang.core.standards import Preset
from taizhang.people.defaults import offer_roles
from taizhang.people.models import User
from taizhang.places import directory


class Command(BaseCommand):
    """`taizhang setup`."""

    help = (
        "Set an office up without the wizard: begin it if nobody can sign in yet, then "
        "bring in places and people. Again with the same files it adds nothing. "
        "Exit: 0 done, 1 done but rows were left out, 2 nothing was done."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for what the wizard asks for."""
        parser.add_argument("--name", default="", help="the office's name")
        parser.add_argument("--phone", default="", help="the phone that residents call")
        parser.add_argument("--places", type=Path, metavar="FILE", help="sheet of places")
        parser.add_argument("--people", type=Path, metavar="FILE", help="list of people")
        parser.add_argument(
            "--preset",
            choices=[each.value for each in Preset],
            help="light: an office of five; full: everything",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do each step that was asked for; say at the end what was left out."""
        self._look(options)
        if not User.objects.exists():
            call_command("start_empty", name=options["name"], stdout=self.stdout)
        self._settle(options)
        left_out = [
            *self._bring("import_places", options["places"]),
            *self._bring(
                "import_people", options["people"], make_units=True, passwords=True
            ),
        ]
        directory.settle(directory.office_now().chinese, setup_step=0)
        if left_out:
            raise CommandError("; ".join(left_out))

    def _look(self, options: dict[str, Any]) -> None:
        """Refuse before anything is written what could not be carried out."""
        if not options["name"] and not User.objects.exists():
            raise CommandError("--name: what is the office called?", returncode=2)
        for name in ("places", "people"):
            if options[name] and not options[name].is_file():
                raise CommandError(f"no such file: {options[name]}", returncode=2)

    def _settle(self, options: dict[str, Any]) -> None:
        name = options["name"] or directory.office_now().chinese
        given = {key: options[key] for key in ("phone", "preset") if options[key]}
        directory.settle(name, **given)
        if options["preset"]:
            offer_roles(light=options["preset"] == Preset.LIGHT)

    def _bring(self, command: str, file: Path | None, **options: bool) -> list[str]:
        if file is None:
            return []
        self.stdout.write(f"{file}:")
        try:
            call_command(command, file, stdout=self.stdout, **options)
        except CommandError as left_out:
            if left_out.returncode == 2:
                raise
            return [f"{file}: {left_out}"]
        return []
