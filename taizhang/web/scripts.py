"""What to say on the phone when a resident is asked whether it is solved."""

from django.utils.translation import gettext as _

from taizhang.ledger.queries import IssueFile
from taizhang.places.directory import office
from taizhang.web import titles


def phone_script(file: IssueFile, caller: str) -> str:
    """Return what `caller` says to the residents of `file`."""
    words = _(
        "您好，我是%(office)s的%(caller)s。您反映的“%(title)s”已经办了：%(result)s"
        "想问问您，解决了吗？还有什么要说的？"
    )
    result = file.issue.report.result.strip() if file.issue.report else ""
    return words % {
        "office": office().name,
        "caller": caller,
        "title": titles.title(file.row.summary),
        "result": result if result.endswith(("。", "！", "？")) else f"{result}。",
    }
