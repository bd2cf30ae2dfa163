"""What people read when a rule says no: what did not happen, the rule, and what to do.

Several commands can meet the same rule, so the words speak of the act and not of a page.
"""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.core.refusals import Refusal

REFUSALS: Mapping[Refusal, Promise] = {
    Refusal.NOT_IN_THIS_STATUS: _(
        "未办成：这件事现在的环节不能做这一步。请看一眼它办到了哪里，再选下一步。"
    ),
    Refusal.DUTY_MISSING: _("未办成：这一步不归您的岗位。请交给有这项职责的同事办。"),
    Refusal.STALE: _(
        "未办成：您打开这一页以后，别人已经往前办了一步。请看看变化，仍要办就再按一次。"
    ),
    Refusal.ALREADY_REGISTERED: _(
        "未登记：这件事已经在台账上，一事只有一个编号。请到原编号下接着办。"
    ),
    Refusal.TO_CONFIRM: _(
        "未办成：这件事是从旧台账导入的，还没有人确认。请先按“确认在办”，再办这一步。"
    ),
    Refusal.SUMMARY_MISSING: _(
        "未登记：还没写是什么事。请写一句话，比如“3 号楼楼道灯不亮”。"
    ),
    Refusal.TEXT_TOO_LONG: _(
        "未写入：有一栏的字太多了。请只留要紧的话（事由 200 字以内，说明 2000 字以内，"
        "原话 12000 字以内）。"
    ),
    Refusal.TEXT_UNREADABLE: _(
        "未写入：文字里夹着看不见的控制字符，存不进台账。请把粘贴来的那一段重新打一遍。"
    ),
    Refusal.REASON_MISSING: _(
        "未办成：这一步要把理由说明写下来，以后查得到。请写一两句再提交。"
    ),
    Refusal.RECEIPT_HELD: _(
        "未登记：这个回执号已经给了别人。请核对号码；没有号码就空着，登记后会给一个新的。"
    ),
    Refusal.WORDS_MISSING: _("未补充：还没写要补充什么。一句话就行。"),
    Refusal.CATEGORY_UNKNOWN: _(
        "未写入：没有这个事项类别，或者它已经停用。请从列表里另选一个类别。"
    ),
    Refusal.HAPPENED_LATER: _("未写入：反映时间不能晚于现在。请核对日期和钟点。"),
    Refusal.UNIT_COMPLAINED_OF: _(
        "未办理：居民反映的正是这家单位，不能由它来办。请交给别的单位，或找书记。"
    ),
    Refusal.COMPLAINED_OF_HANDLES: _(
        "未记下：这家单位正在办这件事。请先改派给别的单位，再记被反映单位。"
    ),
    Refusal.COMPLAINTS_DIFFER: _(
        "未并案：两件反映的单位不同，并了会让被反映单位看见。请分开办理。"
    ),
    Refusal.WAY_UNKNOWN: _("未登记：没有这个来源，或者它已经停用。请重新选一个来源。"),
    Refusal.REPORTER_MISSING: _("未登记：这个来源的事项要写明反映人姓名。请补上，再提交。"),
    Refusal.PHONE_MISSING: _("未登记：这个来源的事项要写明联系电话。请补上，再提交。"),
    Refusal.PLACE_MISSING: _("未登记：这个来源的事项要写明地点。请补上，再提交。"),
    Refusal.WORDS_NOT_WRITTEN: _(
        "未登记：这个来源的事项要记下反映人的原话。请补上，再提交。"
    ),
    Refusal.THEIR_NUMBER_MISSING: _(
        "未登记：这个来源的事项要写明来件编号，比如 12345 工单编号。请补上，再提交。"
    ),
    Refusal.THEIR_NUMBER_HELD: _(
        "未登记：这个来件编号已经在台账上，同一张工单不登记两次。请用编号搜出那一件接着办。"
    ),
    Refusal.THEIR_DUE_MISSING: _(
        "未登记：这个来源的事项要写明来件要求的时限。请补上，再提交。"
    ),
    Refusal.INCIDENT_UNKNOWN: _(
        "未归入：没有这个突发事件，或者它已经结束。请重新选一个，或先发起新的。"
    ),
    Refusal.ALREADY_IN_INCIDENT: _(
        "未归入：这件事已经在这个突发事件里。请看事项页，不用再归一次。"
    ),
    Refusal.NOT_IN_INCIDENT: _(
        "未移出：这件事不在突发事件里。请刷新页面，看看现在的样子。"
    ),
    Refusal.UNIT_MISSING: _("未交出：还没说交给哪个单位。请选一个单位，或写出它的名称。"),
    Refusal.NOT_YOUR_UNIT: _(
        "未办成：这件事不在您单位手上，只有承办和协办单位能办。请联系承办单位或派办的同事。"
    ),
    Refusal.SUPPORTING_ONLY: _(
        "未办成：您的单位是协办，接单、退回和报办结由主办单位来做。您可以记进展、交证据。"
    ),
    Refusal.NOT_ON_THE_LIST: _(
        "未退回：这一类不在“社区可以不接”的清单里，或您的单位不是社区。请选别的退回理由。"
    ),
    Refusal.TAG_MISSING: _("未挂出：还没说给哪一类共建单位认领。请至少选一个标签。"),
    Refusal.ALREADY_OFFERED: _(
        "未挂出：这件事已经挂在认领榜上。要改标签或说明，请先收回再挂。"
    ),
    Refusal.NOT_OFFERED: _(
        "未办成：这件事已经不在认领榜上，可能刚被别的单位认领，也可能街道收回了。"
        "请回到认领榜，看看别的事。"
    ),
    Refusal.NOT_YOUR_TAG: _(
        "未认领：这件事不在您单位共建标签的范围里。愿意参加，请先与街道补签这一项。"
    ),
    Refusal.RETURNED_TWICE: _(
        "未派办：这件事已经被退回两次，要由领导定责后再派。请交给有裁定职责的领导来派。"
    ),
    Refusal.RETURN_AFTER_RULING: _(
        "未退回：这次派办是领导定责后定下的，不能再退。办起来有困难，请直接找派办的领导。"
    ),
    Refusal.DEMAND_MISSING: _("未督办：还没写要求。请写清要办到什么程度、要答复什么。"),
    Refusal.ANSWER_NOT_AHEAD: _(
        "未督办：答复日期已经过去，或者在一年以后。请选今天起一年以内的日子。"
    ),
    Refusal.NOT_SUPERVISED: _("未解除：这件事现在没有督办，可能已经解除。请刷新页面看看。"),
    Refusal.ALREADY_BEFORE_COUNCIL: _(
        "未提交：这件事已经在议事会的议题里。请到议题那一页看看排到了哪次会。"
    ),
    Refusal.NOT_BEFORE_COUNCIL: _(
        "未记下：这件事不在议事会的议题里，可能已经记过决议。请先提交议事会，再记决议。"
    ),
    Refusal.RESOLUTION_MISSING: _("未记下：还没写决议。请写清做什么、做到什么程度。"),
    Refusal.RESOLUTION_UNIT_MISSING: _(
        "未记下：决议没有落实单位。请选一个单位；定不下来，就写不形成决议的理由。"
    ),
    Refusal.RESOLUTION_DAY_MISSING: _(
        "未记下：决议没有完成日期。请选一个日子；定不下来，就写不形成决议的理由。"
    ),
    Refusal.RESOLUTION_DAY_NOT_AHEAD: _(
        "未记下：完成日期不比开会那天晚。请选开会以后的日子。"
    ),
    Refusal.MEETING_MISSING: _("未记下：还没写是哪一次会。请写会议的编号。"),
    Refusal.MEETING_AHEAD: _("未记下：会还没开，不能先有决议。请在开会以后记。"),
    Refusal.VOTES_DO_NOT_ADD_UP: _(
        "未记下：赞成、反对、弃权加起来不能多于到会人数，到会人数不能多于应到人数。"
        "请核对人数。"
    ),
    Refusal.NO_QUORUM: _(
        "未记下：到会人数不够，这次不能形成决议。请先把签到补全；"
        "人确实没到齐，就写不形成决议的理由，下次再议。"
    ),
    Refusal.NOT_CARRIED: _(
        "未记下：赞成的没有超过到会人数的一半，这一条没有通过。"
        "请核对票数，或写不形成决议的理由。"
    ),
    Refusal.EXTENSION_ALREADY_ASKED: _(
        "未提出：延期已经申请过，还没有决定。请等审批的人决定，急的话请直接找他。"
    ),
    Refusal.EXTENDED_ENOUGH: _(
        "未提出：按这件事的标准，这一轮不能再延了。现在办不了的，请申请挂账，写明复核日。"
    ),
    Refusal.EXTENSION_TOO_LATE: _(
        "未提出：已经过了期限，过了期再延不算数。请尽快办结，或申请挂账。"
    ),
    Refusal.EXTENSION_NOT_LATER: _(
        "未办成：申请延到的日子不比现在的期限晚。请选一个期限以后的日子。"
    ),
    Refusal.EXTENSION_TOO_LONG: _(
        "未办成：一次延不了这么久。请选近一些的日子；一时办不了的，请申请挂账。"
    ),
    Refusal.EXTENSION_NOT_ASKED: _(
        "未决定：这件事没有等着决定的延期申请，可能已经有人决定过。请刷新页面看看。"
    ),
    Refusal.SECOND_EXTENSION: _("未决定：第二次延期要由有裁定职责的领导决定。请转给领导。"),
    Refusal.LIMIT_OF_OTHERS: _(
        "未办成：来件或突发事件要求的期限更早，我们自己不能改。请先与交办的单位商量。"
    ),
    Refusal.DEFERRAL_ALREADY_ASKED: _(
        "未提出：挂账已经申请过，还没有决定。请等领导决定，急的话请直接找他。"
    ),
    Refusal.DEFERRAL_NOT_ASKED: _(
        "未决定：这件事没有等着决定的挂账申请，可能已经有人决定过。请刷新页面看看。"
    ),
    Refusal.REVIEW_NOT_AHEAD: _("未办成：复核日要在今天以后。请改一个今天以后的日子。"),
    Refusal.REVIEW_TOO_FAR: _("未提出：复核日太远，超过了这件事的标准。请选近一些的日子。"),
    Refusal.PROGRESS_MISSING: _("未记录：还没写进展。请写一句办到了哪一步。"),
    Refusal.RESULT_MISSING: _("未报办结：还没写办理结果。请写清做了什么、现在怎样。"),
    Refusal.EVIDENCE_EMPTY: _(
        "未收下：这份证据里没有内容。请选一张照片或一个文件，文字说明请写上一两句。"
    ),
    Refusal.EVIDENCE_MISSING: _(
        "未办成：这类事项要求的办结证据还没有交齐。请由承办单位补上照片、材料或文字说明。"
    ),
    Refusal.EVIDENCE_USED_ELSEWHERE: _(
        "未收下：这张照片或文件在别的事项里用过，不能证明这一件。请上传这件事自己的照片。"
    ),
    Refusal.EVIDENCE_TOO_OLD: _(
        "未收下：这份证据的拍摄时间早于反映时间，不能说明已经整改。请到现场重新拍一张。"
    ),
    Refusal.EVIDENCE_IN_FUTURE: _(
        "未收下：拍摄时间写在了现在以后。请核对日期，或者不填拍摄时间。"
    ),
    Refusal.LIKENESS_UNANSWERED: _(
        "未办成：有照片像以前用过的，还没写为什么算数。请比一比两张照片，写一句理由，或者退回重办。"
    ),
    Refusal.CHECK_PHOTO_TOO_EARLY: _(
        "未收下：核验照片要等承办单位报了办结再拍。现在可以传整改前照片，或写文字说明。"
    ),
    Refusal.OWN_WORK: _(
        "未办成：办过这件事的人不能自己核验、回访、裁定或销号，核验的人也不能替它补办结证据。"
        "请换一位没有经手的同事。"
    ),
    Refusal.OWN_UNIT: _(
        "未核验：核验人和承办单位是同一个单位，自己单位的事要由别的单位来看。"
        "请换一位外单位的核验员。"
    ),
    Refusal.METHOD_TOO_WEAK: _(
        "未核验：这类事项要到现场看，只看材料不能通过。请到现场看过，再选“现场核验”。"
    ),
    Refusal.FINDING_MISSING: _(
        "未退回重办：还没写哪里没办好。请写清还要补办什么，办理的人才知道怎么改。"
    ),
    Refusal.VOICE_UNKNOWN: _(
        "未记录：这件事里没有这位反映人。请刷新页面，从列出的反映人里选。"
    ),
    Refusal.VOICE_UNANSWERED: _(
        "未销号：还有反映人没有得到答复，要先问过每一位反映人。"
        "请回访，联系不上的隔日再打，匿名的先公示结果。"
    ),
    Refusal.ALREADY_POSTED: _("未记录：这一轮的办理结果已经公示过。请等公示期满，再销号。"),
    Refusal.NO_OBJECTION: _(
        "未裁定：只有结论是“不认可”、问过本人而本人没有认可的，或者本人提了异议的，才要裁定。"
        "请先回访，或请承办人如实改写结论。"
    ),
    Refusal.OBJECTION_OPEN: _(
        "未销号：反映人提了异议，还没有答复。请由没打过电话、没经手的领导裁定，或再问一次反映人。"
    ),
    Refusal.OBJECTION_ALREADY_OPEN: _(
        "未提出：这位反映人已经有一条异议在等答复。要补充的，请用“补充”或打电话说。"
    ),
    Refusal.RULING_BY_SAME_PERSON: _(
        "未裁定：给这位反映人打过回访电话的人，不能再作裁定。请换一位领导来裁定。"
    ),
    Refusal.NOT_REPORTED: _(
        "未销号：这一轮还没有人报办结，没有结果说明和结论。请先由承办人报办结。"
    ),
    Refusal.NOT_CHECKED: _(
        "未销号：这一轮还没有经过别人核验。请先由没有经手的核验员去看。"
    ),
    Refusal.ROOT_CAUSE_MISSING: _(
        "未销号：同一地点同类问题多次发生，要有治本措施和回头看日期。请先补记治本措施。"
    ),
    Refusal.MEASURE_MISSING: _(
        "未记录：还没写治本措施。请写清怎样防止再发生，由谁、什么时候做。"
    ),
    Refusal.LOOK_BACK_NOT_AHEAD: _(
        "未记录：回头看的日期要在今天以后、两年以内。请另选一个日期。"
    ),
    Refusal.SEEN_MISSING: _(
        "未记录：还没写看到了什么。请写一句现在怎样，重办的人才知道从哪里办起。"
    ),
    Refusal.HELD_AND_FALSE: _(
        "未记录：当时就没解决的，不能又记“没有反弹”。请在两者中选一个。"
    ),
    Refusal.DRAWN_BY_LOTS: _("未抽取：抽看由台账自己抽签，人不能指定。请等每周一的抽签。"),
    Refusal.ALREADY_DRAWN: _("未抽取：这次销号已经抽过签，不能再抽。不用再做什么。"),
    Refusal.NOT_DRAWN: _(
        "未记录：这件事没有等着抽看的答复，可能已经有人记过。请刷新页面，看看现在的样子。"
    ),
    Refusal.NOTHING_CHANGES: _(
        "未更正：要改的内容和台账上的一样。请改了再提交，不用改就返回。"
    ),
    Refusal.VOID_ALREADY_ASKED: _(
        "未提出：已经有人申请把这件事作废。请等另一位有审批职责的同事决定。"
    ),
    Refusal.VOID_PENDING: _(
        "未销号：有人申请把这件事作废，还没有决定。请先由另一位有审批职责的同事决定。"
    ),
    Refusal.VOID_NOT_ASKED: _(
        "未决定：没有人申请作废，没有可以决定的。请先由发现的人提出申请。"
    ),
    Refusal.OTHERS_MERGED_HERE: _(
        "未作废：有别的事项并在这个编号下，作废会连它们一起丢掉。请先把它们拆出来。"
    ),
    Refusal.SECOND_PERSON_NEEDED: _(
        "未决定：作废要两个人，提出申请的人不能自己决定。请交给另一位有审批职责的同事。"
    ),
    Refusal.TEXT_UNKNOWN: _(
        "未撤回：没有这段文字或文件，或者它已经撤回了。请刷新页面，看看现在的样子。"
    ),
    Refusal.IMPORT_TOUCHED: _(
        "未撤回：这一行导入以后已经有人办过，不能当作没有导入。确实录错了，请申请作废。"
    ),
    Refusal.MERGE_INTO_ITSELF: _("未并案：一件事不能并到它自己。请核对要并入的编号。"),
    Refusal.MERGE_TARGET_CLOSED: _(
        "未办成：并案的那一件已经办结，或者还没有确认，不能再往里并、往外拆。"
        "请另选一件在办的，或先把那一件重新挂号。"
    ),
    Refusal.NOT_MERGED_THERE: _(
        "未拆出：这件事没有并在那个编号下。请刷新页面，看看它现在并在哪里。"
    ),
    Refusal.NOTHING_TO_UNDO: _(
        "未撤销：没有可以撤销的一步，它可能已经撤销过了。请刷新页面看看。"
    ),
    Refusal.NOT_YOUR_STEP: _(
        "未撤销：最后一步是别人办的，只能由办的人自己撤销。请联系那位同事。"
    ),
    Refusal.UNDO_TOO_LATE: _(
        "未撤销：已经过了 30 秒，这一步留在台账上。写错了请用“更正”，办错了请接着办下一步。"
    ),
    Refusal.STEP_STAYS: _(
        "未撤销：这样的一步写下就不能收回。写错了请用“更正”，登错了请申请作废。"
    ),
}


def sentences(refusals: Iterable[Refusal]) -> list[str]:
    """Return the words of `refusals` in the reader's language, in their order."""
    return [str(REFUSALS[refusal]) for refusal in refusals]
