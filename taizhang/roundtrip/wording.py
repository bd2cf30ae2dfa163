"""What is said of workbooks: why one cannot be used, and why rows and cells are passed over."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.roundtrip import comparing
from taizhang.roundtrip.reading import Unfit

UNFIT: Mapping[Unfit, Promise] = {
    Unfit.NO_WORKBOOK: _(
        "这个文件不是 Excel 工作簿，或者坏了、加了密。"
        "请把改好的那份另存为 .xlsx，再交一次。"
    ),
    Unfit.NOT_OURS: _(
        "这份表里没有“id”和“n”两列，不是从台账下载来改的。"
        "请重新下载一份；要登记新的事项，请用“导入”。"
    ),
    Unfit.ANOTHER_LEDGER: _("这份表是从另一本台账下载的，改不到这里。请确认选对了文件。"),
    Unfit.TOO_LONG: _("这份表超过 5 万行。请删掉没改的行，或者分几次交。"),
}
PASSED: Mapping[str, Promise] = {
    comparing.ADDED: _("新加的行，没有编号。新的事项请用“导入”登记。"),
    comparing.UNKNOWN: _("台账上没有这一件。请不要改隐藏的“id”列。"),
    comparing.AHEAD: _("隐藏的“n”列被改过，对不上是哪个时候的。请重新下载一份来改。"),
    comparing.TWICE: _("同一件事在表里出现了两次，只看了前一行。"),
    comparing.MEANINGLESS: _("台账里没有这个叫法。请从下拉里选一个。"),
    comparing.EMPTIED: _("这一格清空了。台账上不能没有，所以没有改。"),
    comparing.NOT_NOW: _("现在的环节不能改这一项，或者不归您改。"),
}
