"""Noting a call: what the resident said goes to the matter, and who has it is reminded."""

from django.utils.translation import gettext as _

from taizhang.calls.forms import LogForm
from taizhang.core import commands as co
from taizhang.core.vocabulary import Actor
from taizhang.ledger.writing import Done
from taizhang.web.acting import submitted


def noted(form: LogForm, by: Actor, number: str, case: str) -> Done | None:
    """Note the call on the issue `number` (and `case`). None where it is refused; `form` says why.

    Who only asks how far it is has reminded the office; what they say besides is theirs.
    """
    said = form.cleaned_data
    commands: list[co.Command] = []
    if said["words"].strip() and said["voice"]:
        commands.append(co.AddWords(voice=said["voice"], words=said["words"]))
    if said["remind"] or not commands:
        commands.append(co.Remind(text=said["words"].strip() or _("来问进度。")))
    return submitted(form, number, case, commands, by)
