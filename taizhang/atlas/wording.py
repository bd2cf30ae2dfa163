"""What the pages of places say: refusals in words, kinds, and what was done."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.core.places import PlaceRefusal

REFUSALS: Mapping[PlaceRefusal, Promise] = {
    PlaceRefusal.NAME_MISSING: _("未保存：还没写名称。请写上大家认得的叫法。"),
    PlaceRefusal.NAME_SAME: _("未保存：已经叫这个名字了。请核对要改成什么。"),
    PlaceRefusal.NAME_TAKEN: _(
        "未保存：同一处已经有叫这个名字的地点。请换个能分清的名称。"
    ),
    PlaceRefusal.WRONG_LEVEL: _(
        "未保存：这一级不能放在那里面。次序是街道、社区、网格、小区、楼栋、单元。"
    ),
    PlaceRefusal.UNDER_ITSELF: _("未移动：不能放到它自己或它的下级里。请另选一个上级。"),
    PlaceRefusal.UNDER_ENDED: _("未保存：那个上级已经停用。请选一个还在用的。"),
    PlaceRefusal.NOT_MOVED: _("未移动：它本来就在这里。请另选一个上级。"),
    PlaceRefusal.CODE_FORM: _(
        "未保存：官方代码的位数不对。街道 9 位、社区 12 位，其他地点没有官方代码。"
    ),
    PlaceRefusal.CODE_OF_ANOTHER: _(
        "未保存：这个代码不属于本街道。社区代码的前 9 位应当与街道代码相同。"
    ),
    PlaceRefusal.CODE_TAKEN: _(
        "未保存：这个代码已经用在别的地点上。请核对是哪一个写错了。"
    ),
    PlaceRefusal.ENDS_BEFORE_BEGINNING: _("未保存：停用比启用还早。请核对两个日期。"),
    PlaceRefusal.DAY_AHEAD: _("未保存：这一天还没到。请到了那一天再来改，之前仍按原样用。"),
    PlaceRefusal.BEFORE_BEGINNING: _("未保存：那时还没有这个地点。请核对日期。"),
    PlaceRefusal.ALREADY_ENDED: _("未保存：这个地点已经停用，原样保留。请改还在用的那个。"),
    PlaceRefusal.PARTS_REMAIN: _(
        "未停用：里面还有在用的地点。请先把它们移走、停用，或者用拆分、合并。"
    ),
    PlaceRefusal.OFFICE_STAYS: _(
        "未保存：街道本身不能停用、拆分或合并。请改它下面的地点。"
    ),
    PlaceRefusal.TWO_PARTS: _("未拆分：至少要拆成两个。请每行写一个新名称。"),
    PlaceRefusal.PART_HOMELESS: _("未拆分：还有下级没说归哪一个。请给每个下级选好归属。"),
    PlaceRefusal.TWO_PLACES: _("未合并：至少要选两个。请再勾选一个。"),
    PlaceRefusal.NOT_ALIKE: _("未合并：只有同一上级里的同类地点能合并。请先移到一处。"),
    PlaceRefusal.SOMETHING_REFERS: _(
        "未撤回：已经有事项或别的地点用到了它。请另做一次改动来更正。"
    ),
    PlaceRefusal.CHANGED_SINCE: _("未撤回：之后又改动过。请先撤回后面的那一次。"),
    PlaceRefusal.TOO_LATE: _(
        "未撤回：只有一天内、没撤过的改动能撤回。请另做一次改动来更正。"
    ),
}
# Beside which field of a form each is said; the others are said of the whole form.
SPEAKS_OF: Mapping[PlaceRefusal, tuple[str, ...]] = {
    PlaceRefusal.NAME_MISSING: ("name", "names"),
    PlaceRefusal.NAME_SAME: ("name",),
    PlaceRefusal.NAME_TAKEN: ("name", "names"),
    PlaceRefusal.TWO_PARTS: ("names",),
    PlaceRefusal.UNDER_ITSELF: ("under",),
    PlaceRefusal.UNDER_ENDED: ("under",),
    PlaceRefusal.NOT_MOVED: ("under",),
    PlaceRefusal.WRONG_LEVEL: ("under", "kind"),
    PlaceRefusal.CODE_FORM: ("official",),
    PlaceRefusal.CODE_OF_ANOTHER: ("official",),
    PlaceRefusal.CODE_TAKEN: ("official",),
    PlaceRefusal.DAY_AHEAD: ("on",),
    PlaceRefusal.BEFORE_BEGINNING: ("on",),
    PlaceRefusal.TWO_PLACES: ("others",),
}
ACTS: Mapping[str, Promise] = {
    "added": _("新增"),
    "described": _("改资料"),
    "renamed": _("改名"),
    "called-also": _("加俗称"),
    "called-no-more": _("去掉俗称"),
    "moved": _("移到别处"),
    "ended": _("停用"),
    "split": _("拆分"),
    "merged": _("合并"),
    "imported": _("从表格导入"),
    "point-added": _("加服务点"),
    "point-changed": _("改服务点"),
}
