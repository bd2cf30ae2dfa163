"""The vocabulary of column titles: which words over a column mean which field.

Taken from ledgers, rectification notices and hotline exports as offices print them. Within a
field the earlier title is the better one: of 编号 and 序号 the first is the number, and the
other is kept as an extra column.
"""

from taizhang.exchange.parsed import Field
from taizhang.files.text import plain

_TITLES: dict[Field, str] = {
    Field.OLD_NUMBER: """
        编号 原编号 工单编号 工单号 受理编号 受理号 登记编号 登记号 事项编号 问题编号 案件编号
        案卷号 台账编号 诉求编号 信访编号 信访件编号 来电编号 留言编号 来信编号 收文编号 流水号
        单号 id no number case_number case_no ticket_number ticket_id ticket_no
        request_id service_request_id issue_number reference 序号 顺序号 # no.""",
    Field.TITLE: """
        标题 工单标题 诉求标题 问题标题 投诉标题 留言主题 留言标题 来信标题 主题 题目 事由 事项
        事项名称 反映事项 诉求事项 事件名称 问题名称 摘要 内容摘要 问题摘要 title subject
        summary issue""",
    Field.WORDS: """
        诉求内容 投诉内容 投诉件内容 反映内容 反映问题 反映的问题 反映情况 问题描述 问题内容
        问题详情 工单内容 主要内容 留言内容 留言详情 来电内容 来信内容 来访内容 信访内容 事项内容
        事件描述 诉求描述 具体内容 具体问题 具体情况 内容 详情 描述 情况描述 存在的问题或隐患
        存在问题或隐患 存在隐患或问题 存在的问题 存在问题 存在隐患 问题或隐患 现场具体隐患
        隐患描述 隐患内容 民情内容 民情 居民诉求 群众诉求 群众反映 居民反映 意见内容 建议内容
        意见建议 意见和建议 意见或建议 诉求情况 诉求 问题 description content details
        complaint request text message""",
    Field.RESULT: """
        办理结果 处理结果 处置结果 整改结果 办结结果 回复内容 答复内容 答复意见 回复意见
        答复情况 回复情况 整改完成情况 完成情况 整改情况 办理情况 处理情况 处置情况 解决情况
        落实情况 反馈内容 反馈情况 反馈结果 回复 答复 办理意见 处理意见 整改进展 办理进展
        办理情况及结果 处理过程及结果 销号评价 复查结果 复查情况 结果 result reply response
        resolution answer outcome""",
    Field.STATUS: """
        状态 办理状态 处理状态 工单状态 当前状态 事项状态 销号状态 整改状态 环节 当前环节
        办结情况 销号情况 是否办结 是否完成 是否销号 是否整改 是否整改到位 是否已办结 status
        state""",
    Field.RAISED_AT: """
        登记时间 登记日期 受理时间 受理日期 诉求时间 诉求日期 投诉时间 投诉日期 反映时间 反映日期
        来电时间 来电日期 来访时间 来访日期 来信时间 来信日期 来件时间 来件日期 留言时间 提交时间
        提出时间 发现时间 发现日期 检查时间 检查日期 排查时间 排查日期 走访时间 走访日期 上报时间
        上报日期 信访时间 收件时间 收件日期 接收时间 接件时间 收文时间 建单时间 创建时间 推送时间
        交办时间 派单时间 时间 日期 created created_at opened opened_at raised raised_at
        received date time requested_datetime""",
    Field.FINISHED_ON: """
        销号时间 销号日期 办结时间 办结日期 结案时间 结案日期 整改完成时间 整改完成日期 完成时间
        完成日期 完结时间 实际回复时间 回复时间 回复日期 答复时间 答复日期 反馈时间 处理时间
        解决时间 销号时间/销号人 closed closed_at completed completed_at finished
        finished_on resolved resolved_at replied_at""",
    Field.DUE_ON: """
        到期时间 到期日期 截止时间 截止日期 办理时限 办理期限 处理时限 处理期限 整改期限 整改时限
        规定回复时间 应办结时间 应回复时间 限办时间 限办日期 要求完成时间 完成时限 时限 期限 due
        due_on due_date deadline""",
    Field.CHANNEL: """
        来源渠道 问题来源 诉求来源 信息来源 信访来源 事件来源 反映渠道 受理渠道 渠道 来源
        处理受理方式 受理方式 反映方式 来件方式 提交方式 诉求方式 channel source origin""",
    Field.NATURE: """
        性质 诉求性质 诉求类型 诉求类别 工单类型 事件类型 留言类型 来电类型 信件类型 类型
        nature type request_type""",
    Field.CATEGORY: """
        问题分类 问题类别 问题类型 事项类别 事项分类 诉求分类 隐患类别 事件类别 事件分类 类别 分类
        类别/等级 所属类别 所属领域 领域 一级分类 一级类别 一级标签 大类 二级分类 二级类别
        二级标签 中类 三级分类 三级类别 三级标签 小类 category topic""",
    Field.PLACE: """
        具体地点 详细地址 诉求地点 问题地点 事发地点 发生地点 地点 地址 住址 家庭住址 位置
        具体位置 问题点位 小区点位 点位 小区 小区名称 所在小区 院落 楼栋 楼栋号 部位 检查部位
        部位或场所 工点名称 河流 河道 河流名称 河道名称 内河 水体 道路 路段 道路名称 location
        address place site river""",
    Field.COMMUNITY: """
        社区 所属社区 所在社区 社区名称 村/社区 村社区 村居 村(社区) 社区/村 居委会 所属居委会
        所属社区/网格 社区/网格 网格 所属网格 community neighbourhood neighborhood""",
    Field.UNIT: """
        责任单位 承办单位 主办单位 办理单位 处理单位 处置单位 整改单位 责任部门 承办部门 主办部门
        办理部门 处理部门 责任科室 承办科室 交办科室 牵头单位 转办单位 交办单位 派单单位 承办
        所属中队 unit department agency""",
    Field.HANDLER: """
        责任人 整改责任人 承办人 经办人 办理人 处理人 处置人 责任人员 经办人员 承办人员 负责人
        包保责任人 handler assignee owner assigned_to""",
    Field.REPORTER: """
        诉求人 反映人 投诉人 来电人 来访人 来信人 信访人 留言人 居民姓名 群众姓名 诉求人姓名
        反映人姓名 投诉人姓名 来电人姓名 当事人 报修人 居民 姓名 联系人 name reporter
        complainant requester""",
    Field.PHONE: """
        联系电话 手机号码 手机号 手机 电话号码 电话 来电号码 来电人电话 来电人电话/账号 诉求人电话
        反映人电话 投诉人电话 联系人电话 联系方式 phone mobile tel telephone contact""",
    Field.ANONYMOUS: "匿名 是否匿名 匿名/实名 实名/匿名 anonymous",
    Field.SATISFACTION: """
        满意度 是否满意 满意情况 满意度评价 群众满意度 居民满意度 居民评价 群众评价 评价 回访结果
        回访情况 satisfaction""",
    Field.TRANSFERS: """
        转办次数 转处理次数 转派次数 派单次数 流转次数 转件次数 transfers transfer_count""",
}

MEANINGS: dict[str, tuple[Field, int]] = {}
"""Title as compared → the field and the rank of the title within it, 0 the best."""

for _field, _words in _TITLES.items():
    for _rank, _word in enumerate(_words.split()):
        MEANINGS[plain(_word).replace("_", "")] = (_field, _rank)

# Several columns that are one value when read together: 河流 and 地址, 大类 and 小类.
JOINED = {Field.PLACE: " ", Field.CATEGORY: "／"}

# Below a shared heading a short title means what the heading makes it: 时间 under 办理情况
# is when it was done, under 诉求情况 when it was raised.
CLOSING_HEADINGS = ("办理", "处理", "处置", "答复", "回复", "整改", "办结", "销号", "反馈")
UNDER_CLOSING = {
    "时间": Field.FINISHED_ON,
    "日期": Field.FINISHED_ON,
    "内容": Field.RESULT,
    "情况": Field.RESULT,
    "详情": Field.RESULT,
    "描述": Field.RESULT,
    "单位": Field.UNIT,
    "部门": Field.UNIT,
    "人员": Field.HANDLER,
    "姓名": Field.HANDLER,
    "电话": None,
    "联系电话": None,
    "备注": None,
}

# How a title usually ends when it is none of the above: 城区河道名称, 市民反映问题描述.
ENDINGS: tuple[tuple[str, Field], ...] = (
    ("编号", Field.OLD_NUMBER),
    ("工单号", Field.OLD_NUMBER),
    ("标题", Field.TITLE),
    ("诉求内容", Field.WORDS),
    ("投诉内容", Field.WORDS),
    ("反映内容", Field.WORDS),
    ("问题描述", Field.WORDS),
    ("办理结果", Field.RESULT),
    ("处理结果", Field.RESULT),
    ("回复内容", Field.RESULT),
    ("答复内容", Field.RESULT),
    ("登记时间", Field.RAISED_AT),
    ("受理时间", Field.RAISED_AT),
    ("反映时间", Field.RAISED_AT),
    ("办结时间", Field.FINISHED_ON),
    ("销号时间", Field.FINISHED_ON),
    ("所属社区", Field.COMMUNITY),
    ("具体地点", Field.PLACE),
    ("详细地址", Field.PLACE),
    ("责任单位", Field.UNIT),
    ("承办单位", Field.UNIT),
    ("联系电话", Field.PHONE),
    ("手机号码", Field.PHONE),
)
