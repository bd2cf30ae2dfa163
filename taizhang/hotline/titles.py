"""What stands over the columns of a hotline's sheet, and before the values of a single order.

Within a field the earlier title is the better one. Taken from orders as centres print them.
"""

from taizhang.files.text import plain

_TITLES = {
    "number": "工单编号 工单号 受理编号 受理单号 诉求编号 案件编号 事件编号 流水号 编号 单号 ordernumber id",
    "title": "工单标题 诉求标题 事项标题 标题 主题 事由 事项 title",
    "words": """主要内容 工单内容 诉求内容 投诉内容 投诉件内容 反映内容 来电内容 问题描述 事项内容
        具体内容 诉求描述 内容 详情 content""",
    "nature": "诉求类型 诉求类别 工单类型 诉求性质 事项类型 性质 类型",
    "category": "问题分类 问题类别 事项分类 诉求分类 归口分类 分类 类别",
    "urgency": "紧急程度 是否紧急 是否加急 紧急级别 缓急程度",
    "reporter": "诉求人 来电人 诉求人姓名 来电人姓名 反映人 投诉人 市民姓名 联系人 姓名",
    "phone": "联系电话 来电人电话 来电号码 来电人电话/账号 诉求人电话 联系方式 手机号码 手机 电话",
    "place": """事发地点 事发地址 诉求地点 问题地点 发生地点 小区点位 问题点位 详细地址 具体地址 地址
        地点 河流 place""",
    "community": "所属社区 村/社区 社区 所在社区",
    "raised": "来电时间 诉求时间 受理时间 登记时间 反映时间 投诉时间 建单时间 创建时间 时间",
    "due": """办理时限 答复时限 回复时限 办结时限 要求办结时间 应办结时间 规定回复时间 截止时间 到期时间
        限办时间 办理期限 时限 due""",
}
FIELDS = tuple(_TITLES)
RANKED: dict[str, tuple[str, int]] = {
    plain(title): (field, rank)
    for field, titles in _TITLES.items()
    for rank, title in enumerate(titles.split())
}
# The longest first, or 诉求人电话 would be read as 诉求人.
WORDS = tuple(
    sorted({t for titles in _TITLES.values() for t in titles.split()}, key=len)[::-1]
)
