"""What a matter waits for next, in words: as a condition of the ledger and above a list."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taizhang.ledger.awaiting import Awaits

AWAITS: Mapping[Awaits, Promise] = {
    Awaits.CONFIRMING: _("导入的，待确认"),
    Awaits.ACCEPTANCE: _("待受理"),
    Awaits.DISPATCH: _("待派办"),
    Awaits.RESPONSIBILITY: _("退回两次，待定责"),
    Awaits.SOMEBODY: _("派到单位，还没定人"),
    Awaits.TAKING_UP: _("派到人，待接单"),
    Awaits.HANDLING: pgettext_lazy("等着", "正在办"),
    Awaits.REWORK: _("退回重办"),
    Awaits.CHECK: _("待核验"),
    Awaits.CALL: _("待回访"),
    Awaits.RULING: _("反映人不认可，待裁定"),
    Awaits.STRIKE_OFF: _("都答复了，待销号"),
    Awaits.VOID: _("申请作废，待决定"),
    Awaits.EXTENSION: _("申请延期，待决定"),
    Awaits.DEFERRAL: _("申请挂账，待决定"),
    Awaits.REVIEW: _("挂账，到日子复核"),
}
