"""The Chinese words for every closed list of the core, each in one place.

Keys are the members themselves, so that two lists that store the same value (a result
“explained, accepted” and a resident who accepts it) can read differently.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from taizhang.core.clocks import LimitUnit
from taizhang.core.closing import Condition
from taizhang.core.standards import Preset, Switch
from taizhang.core.vocabulary import (
    Asked,
    AsTold,
    Channel,
    CheckMethod,
    Conclusion,
    DeclineReason,
    Duty,
    EvidenceKind,
    FollowUpOutcome,
    LampColour,
    Nature,
    ReturnReason,
    SecondLook,
    Status,
    Urgency,
    Waiver,
    WhoLooked,
)

Words = Mapping[StrEnum, Promise]

# Staff see five words on the main way (环节); whose turn it is stands in `small_line`.
STATUS: Words = {
    Status.REGISTERED: _("待受理"),
    Status.ACCEPTED: _("办理中"),
    Status.DISPATCHED: _("办理中"),
    Status.IN_PROGRESS: _("办理中"),
    Status.HANDLED: _("待核验"),
    Status.VERIFIED: _("待回访"),
    Status.DEFERRED: _("挂账"),
    Status.STRUCK_OFF: _("已销号"),
    Status.DECLINED: pgettext_lazy("环节", "不予受理"),
    Status.REFERRED: pgettext_lazy("环节", "转送"),
    Status.MERGED: pgettext_lazy("环节", "并案"),
    Status.VOID: _("作废"),
    Status.CARRIED_OVER: _("历史已结"),
}
SMALL_LINES: Words = {
    Status.ACCEPTED: _("待派办"),
    Status.DISPATCHED: _("待接单"),
}
DUTY: Words = {
    Duty.REGISTER: _("登记"),
    Duty.ACCEPT: _("受理"),
    Duty.DISPATCH: _("派办"),
    Duty.HANDLE: _("办理"),
    Duty.CLAIM: pgettext_lazy("职责", "认领"),
    Duty.VERIFY: _("核验"),
    Duty.FOLLOW_UP: _("回访"),
    Duty.STRIKE_OFF: _("销号"),
    Duty.RULE: _("裁定"),
    Duty.APPROVE: _("审批"),
    Duty.CORRECT: _("更正"),
    Duty.IMPORT: _("导入"),
    Duty.ADMINISTER: _("系统管理"),
    Duty.SECURE: _("账号安全"),
    Duty.AUDIT: _("审计"),
}
NATURE: Words = {
    Nature.COMPLAINT: _("投诉"),
    Nature.REQUEST: _("求助"),
    Nature.REPORT: _("举报"),
    Nature.QUESTION: _("咨询"),
    Nature.SUGGESTION: _("建议"),
    Nature.PRAISE: _("表扬"),
    Nature.HAZARD: _("隐患"),
}
CHANNEL: Words = {
    Channel.COUNTER: _("窗口"),
    Channel.PHONE: _("电话"),
    Channel.SUGGESTION_BOX: _("意见箱"),
    Channel.SPOT_VISIT: _("干部走点"),
    Channel.AREA_VISIT: _("社区走面"),
    Channel.COVERAGE_VISIT: _("网格走遍"),
    Channel.WRITTEN_NOTICE: _("书面通知"),
    Channel.ONLINE_FORM: _("网上反馈"),
    Channel.HOTLINE: _("12345 转办"),
    Channel.COUNCIL: _("议事会"),
    Channel.LETTER: _("信件"),
    Channel.INSPECTION: _("巡查发现"),
    Channel.LEADER_VISIT: _("领导接访下访"),
}
ASKED: Words = {
    Asked.REPORTER: _("反映人姓名"),
    Asked.PHONE: _("联系电话"),
    Asked.PLACE: _("地点"),
    Asked.WORDS: _("反映人原话"),
    Asked.THEIR_NUMBER: _("来件编号"),
    Asked.THEIR_DUE: _("来件时限"),
}
URGENCY: Words = {
    Urgency.URGENT: _("紧急"),
    Urgency.ORDINARY: _("一般"),
    Urgency.COMPLEX: _("协调"),
}
EVIDENCE_KIND: Words = {
    EvidenceKind.BEFORE_PHOTO: _("整改前照片"),
    EvidenceKind.AFTER_PHOTO: _("整改后照片"),
    EvidenceKind.DOCUMENT: _("文件材料"),
    EvidenceKind.NOTE: _("文字说明"),
    EvidenceKind.CHECK_PHOTO: _("核验照片"),
}
CHECK_METHOD: Words = {
    CheckMethod.DESK: _("看材料核验"),
    CheckMethod.ON_SITE: _("现场核验"),
}
CONCLUSION: Words = {
    Conclusion.SOLVED: _("已解决"),
    Conclusion.EXPLAINED_ACCEPTED: _("已解释，反映人认可"),
    Conclusion.EXPLAINED_NOT_ACCEPTED: _("已解释，反映人不认可"),
}
FOLLOW_UP_OUTCOME: Words = {
    FollowUpOutcome.SATISFIED: _("满意"),
    FollowUpOutcome.MOSTLY_SATISFIED: _("基本满意"),
    FollowUpOutcome.EXPLAINED_ACCEPTED: _("认可解释"),
    FollowUpOutcome.NOT_SOLVED: _("没解决"),
    FollowUpOutcome.UNREACHABLE: _("联系不上"),
}
DECLINE_REASON: Words = {
    DeclineReason.COURT_OR_ARBITRATION: _("应走诉讼、仲裁或复议等法定渠道"),
    DeclineReason.ALREADY_ANSWERED: _("已答复过，没有新情况"),
    DeclineReason.NOT_CLEAR_ENOUGH: pgettext_lazy("不予受理", "事情说不清，也联系不上"),
    DeclineReason.PRIVATE_DISPUTE: _("属于民事纠纷，宜协商或调解"),
    DeclineReason.AGAINST_THE_LAW: _("要求违反法律或公序良俗"),
}
RETURN_REASON: Words = {
    ReturnReason.NOT_OURS: _("不属于本单位职责"),
    ReturnReason.WRONG_PLACE: _("地点不在本单位范围"),
    ReturnReason.NEEDS_ANOTHER_LEAD: _("应由其他单位牵头"),
    ReturnReason.NOT_CLEAR_ENOUGH: pgettext_lazy("退回", "情况不清，无法办理"),
    ReturnReason.OUTSIDE_COMMUNITY_LIST: _("不在社区职责清单内"),
}
WAIVER: Words = {
    Waiver.SAME_UNIT: _("由本单位其他人核验（简便办法）"),
    Waiver.NOBODY_OUTSIDE: _("没有不相干的人可核，按《核验回避规则》由没经手的同事核"),
    Waiver.LIKENESS: _("有照片像以前用过的，核验人看过并写明了理由"),
}
SECOND_LOOK: Words = {
    SecondLook.HELD: _("办好了"),
    SecondLook.FAILED: _("没办好"),
    SecondLook.UNREACHED: _("没联系上"),
}
WHO_LOOKED: Words = {
    WhoLooked.RESIDENT: _("愿意帮忙看的居民"),
    WhoLooked.COUNCIL: _("居民代表"),
}
AS_TOLD: Words = {
    AsTold.YES: _("和说的一样"),
    AsTold.NO: _("和说的不一样"),
    AsTold.UNSURE: _("说不准"),
}
LAMP_COLOUR: Words = {
    LampColour.RED: _("红灯"),
    LampColour.AMBER: _("黄灯"),
    LampColour.GREEN: _("绿灯"),
    LampColour.WAITING: _("待受理"),
    LampColour.PAUSED: _("挂账"),
    LampColour.DONE: _("已销号"),
    LampColour.NONE: _("无灯"),
}
LIMIT_UNIT: Words = {
    LimitUnit.WORKING_DAY: _("个工作日"),
    LimitUnit.CALENDAR_DAY: _("天"),
    LimitUnit.WORKING_HOUR: _("个工作小时"),
    LimitUnit.HOUR: _("小时"),
}
# A single one of them, for languages that then say it otherwise.
ONE_LIMIT_UNIT: Words = {
    LimitUnit.WORKING_DAY: pgettext_lazy("一", "个工作日"),
    LimitUnit.CALENDAR_DAY: pgettext_lazy("一", "天"),
    LimitUnit.WORKING_HOUR: pgettext_lazy("一", "个工作小时"),
    LimitUnit.HOUR: pgettext_lazy("一", "小时"),
}
CONDITION: Words = {
    Condition.RESULT: _("办理结果说明"),
    Condition.EVIDENCE: _("办结证据"),
    Condition.ROOT_CAUSE: _("治本措施"),
    Condition.CHECK: _("他人核验"),
    Condition.VOICES: _("答复反映人"),
    Condition.OBJECTIONS: _("答复异议"),
}
PRESET: Words = {Preset.LIGHT: _("简便"), Preset.FULL: _("完整")}

SWITCH: Words = {
    Switch.COUNCIL: _("议事会"),
    Switch.LOOK_BACK: _("治本措施和回头看"),
    Switch.SUPERVISION: _("督办"),
    Switch.THREE_ADMINISTRATORS: _("管理和审计分开"),
    Switch.PUBLIC_BOARD: _("公开办成的事"),
}
WORDED: Mapping[type[StrEnum], Words] = {
    Switch: SWITCH,
    Status: STATUS,
    Duty: DUTY,
    Nature: NATURE,
    Channel: CHANNEL,
    Asked: ASKED,
    Urgency: URGENCY,
    EvidenceKind: EVIDENCE_KIND,
    CheckMethod: CHECK_METHOD,
    Conclusion: CONCLUSION,
    FollowUpOutcome: FOLLOW_UP_OUTCOME,
    DeclineReason: DECLINE_REASON,
    ReturnReason: RETURN_REASON,
    Waiver: WAIVER,
    LampColour: LAMP_COLOUR,
    SecondLook: SECOND_LOOK,
    WhoLooked: WHO_LOOKED,
    AsTold: AS_TOLD,
    LimitUnit: LIMIT_UNIT,
    Condition: CONDITION,
    Preset: PRESET,
}


def word(member: StrEnum) -> str:
    """Return what people read for `member`, in the active language."""
    return _word(type(member), member, get_language())


def speaker() -> Callable[[StrEnum], str]:
    """Return `word` in the language that is active now, for whoever says many words at once.

    To ask which language that is costs several times the word.
    """
    language = get_language()
    return lambda member: _word(type(member), member, language)


@cache
def _word(kind: type[StrEnum], member: StrEnum, language: str | None) -> str:
    # Pages ask for a few hundred words, and a lookup costs more than everything around it.
    # The list is named too: members of two lists are equal where their values are.
    return str(WORDED[kind][member])


def small_line(status: Status) -> str:
    """Return whose turn it is within 办理中 (待派办, 待接单), or "" where that says nothing."""
    return str(SMALL_LINES[status]) if status in SMALL_LINES else ""


def choices(members: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Return (stored value, word) for each of `members`, as form fields want them."""
    return [(member.value, word(member)) for member in members]
