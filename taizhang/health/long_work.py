"""The long work of this folder: the backup, the drill, the examination of the book.

Each may be run again from its beginning: a backup that was cut short left nothing whole,
and the other two change nothing.
"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from taizhang.backup.refusals import NotDone
from taizhang.health import drill, examination, plan
from taizhang.jobs.registry import Kind, register
from taizhang.jobs.running import Failed, Running
from taizhang.jobs.schedule import daily

Said = Mapping[str, Any]


def back_up(running: Running, _arguments: Said) -> dict[str, Any]:
    """Make a backup where backups go by themselves, and let go of the old ones."""
    folders = plan.folders()
    now_at = ""

    def told(stage: str, done: int, total: int) -> None:
        nonlocal now_at
        if stage != now_at:
            now_at = stage
            running.stage(stage, total)
        running.done(done)

    try:
        made = plan.back_up(folders, told)
    except NotDone as why:
        raise Failed(
            gettext_noop("没有备份成。原因和怎么办，写在“运行情况”那一页。")
        ) from why
    plan.let_go(folders)
    return {"entries": made.says.size, "files": made.says.files_count}


def rehearse(running: Running, _arguments: Said) -> dict[str, Any]:
    """Restore the latest backup into a scratch copy and examine it there."""
    running.stage(gettext_noop("恢复到临时的地方，再检查账本"))
    try:
        done = drill.drill(lambda: running.done(0))
    except NotDone as why:
        raise Failed(why.sentence) from why
    return {"sound": done.sound, "said": done.said}


def examine(running: Running, _arguments: Said) -> dict[str, Any]:
    """Examine the whole book and every kept file."""
    running.stage(gettext_noop("核对每一条账目和每一个附件"))
    return {"count": examination.examine()}


def _health(_arguments: Said, _result: Said) -> str:
    return reverse("health:page")


def _backed_up(result: Said) -> str:
    return _("备份好了：账目 %(entries)d 条，附件 %(files)d 个。") % {
        "entries": result["entries"],
        "files": result["files"],
    }


def _rehearsed(result: Said) -> str:
    if result["sound"]:
        return _("备份能恢复。")
    return _("备份恢复不了。") + str(result["said"])


def _examined(result: Said) -> str:
    count = result["count"]
    if not count:
        return _("账本完好。")
    return ngettext("账本查出 %(count)d 处问题。", "账本查出 %(count)d 处问题。", count) % {
        "count": count
    }


for name, title, run, outcome in (
    ("backup", gettext_lazy("备份"), back_up, _backed_up),
    ("restore-drill", gettext_lazy("演练恢复"), rehearse, _rehearsed),
    ("examine-book", gettext_lazy("检查账本"), examine, _examined),
):
    register(Kind(name, title, run, _health, outcome))
daily("backup", at="02:00")
daily("examine-book", at="03:00")
