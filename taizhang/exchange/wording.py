"""What the import says: files that cannot be read, problems of rows and of sheets.

Each sentence says what happened, why if that helps, and what to do.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.exchange.parsed import Fault, Field, LineKind, ParsedRow, Problem
from taizhang.files.unreadable import Reason, Unreadable

_REASONS: Mapping[Reason, object] = {
    Reason.EMPTY: gettext_lazy("这个文件是空的。请核对一下选的是不是这一份。"),
    Reason.NOT_A_TABLE: gettext_lazy(
        "这不是表格，里面是 %(detail)s 文件。请选 Excel（.xlsx、.xls）或 CSV 文件。"
    ),
    Reason.WEB_PAGE: gettext_lazy(
        "这份表其实是网页，只是名字像 Excel。请用 WPS 或 Excel 打开，另存为 .xlsx 再导入。"
    ),
    Reason.OTHER_FORMAT: gettext_lazy(
        "这种表格格式还不能直接读。请用 WPS 或 Excel 打开，另存为 .xlsx 再导入。"
    ),
    Reason.ENCRYPTED: gettext_lazy(
        "这个文件设了密码，打不开。请去掉密码、另存一份再导入。"
    ),
    Reason.DAMAGED: gettext_lazy(
        "这个文件损坏了，读不出来。请用 WPS 或 Excel 打开，另存为 .xlsx 再导入。"
    ),
    Reason.TOO_LARGE: gettext_lazy(
        "这个文件超过 %(detail)s MB，太大了。请分成几份再导入。"
    ),
    Reason.UNPACKS_TOO_LARGE: gettext_lazy(
        "这个文件打开后大得不正常，为了安全没有读。请把要导入的内容复制到一份新表里再导入。"
    ),
    Reason.FAR_CELL: gettext_lazy(
        "表格一直写到了 %(detail)s，大得读不下。请删掉远处多余的格子，或复制到一份新表里再导入。"
    ),
    Reason.TOO_MANY_ROWS: gettext_lazy(
        "一份表最多读 100 万行，这份有 %(detail)s 行以上。请分成几份再导入。"
    ),
    Reason.UNKNOWN_ENCODING: gettext_lazy(
        "这个文件的文字读出来是乱码。请用 WPS 或 Excel 打开，另存为 .xlsx 再导入。"
    ),
    Reason.QUOTE_NOT_CLOSED: gettext_lazy(
        "第 %(detail)s 行的引号没有配成对，后面的内容分不清是哪一行的。请改好引号再导入。"
    ),
    Reason.MAPPING_FIELD: gettext_lazy(
        "对列方案里写了“%(detail)s”，没有这个字段。请改成认得的字段名再导入。"
    ),
}

_FAULTS: Mapping[Fault, object] = {
    Fault.NO_CONTENT: gettext_lazy("没写是什么事，标题和内容都空着。请补上一句话。"),
    Fault.DATE_IMPOSSIBLE_MONTH: gettext_lazy("“%(value)s”没有 %(detail)s 月。%(choice)s"),
    Fault.DATE_IMPOSSIBLE_DAY: gettext_lazy("“%(value)s”这一天不存在。请改成真实的日期。"),
    Fault.DATE_UNREADABLE: gettext_lazy(
        "“%(value)s”看不出是哪一天。请写成 2026-11-21 这样。"
    ),
    Fault.DATE_WITHOUT_YEAR: gettext_lazy(
        "“%(value)s”没写年份，表名和表头里也没有。请补上年份。"
    ),
    Fault.DATE_WITHOUT_DAY: gettext_lazy("“%(value)s”没写到哪一天。请补全日期。"),
    Fault.DATE_AMBIGUOUS: gettext_lazy(
        "“%(value)s”有两种读法，也可能是 %(suggestion)s。请核对一下。"
    ),
    Fault.DATE_WAS_A_NUMBER: gettext_lazy(
        "“%(value)s”像 Excel 日期数，按 %(detail)s 读的。请核对一下。"
    ),
    Fault.DATE_IN_FUTURE: gettext_lazy("日期 %(value)s 还没到。请核对一下年份。"),
    Fault.DATE_MISSING: gettext_lazy("没写日期，什么时候反映的就空着。知道的话请补上。"),
    Fault.FINISHED_BEFORE_RAISED: gettext_lazy(
        "办结日期 %(value)s 早于反映日期。请核对一下。"
    ),
    Fault.TOO_LONG: gettext_lazy(
        "“%(column)s”有 %(detail)s 个字，最多 %(suggestion)s 个。请删短，或把全文另存附件。"
    ),
    Fault.INVISIBLE_CHARACTERS: gettext_lazy(
        "“%(column)s”里有 %(detail)s 个看不见的字符，已经去掉，别的没动。"
    ),
    Fault.BROKEN_CHARACTERS: gettext_lazy(
        "“%(column)s”里有 %(detail)s 个字已经损坏，显示为 �。请对照原件补上。"
    ),
    Fault.PLACE_MISSING: gettext_lazy("没写地点，先记为未定位。%(choice)s"),
    Fault.STATUS_UNKNOWN: gettext_lazy(
        "“%(value)s”对不上哪个环节，按有没有结果来判断。请核对一下。"
    ),
    Fault.PHONE_LENGTH: gettext_lazy(
        "手机号应是 11 位，“%(value)s”是 %(detail)s 位。请核对一下。"
    ),
    Fault.PHONE_ROUNDED: gettext_lazy(
        "号码被 Excel 写成了“%(value)s”，后几位已经丢了。请对照原件补上。"
    ),
    Fault.NUMBER_UNREADABLE: gettext_lazy(
        "“%(column)s”应是个数，“%(value)s”没有读懂，原样留在备注里。"
    ),
    Fault.SAME_AS_LINE: gettext_lazy(
        "和%(sheet)s第 %(detail)s 行一模一样。两行都照原样导入，是同一件事的话可以并案。"
    ),
    Fault.SAME_NUMBER: gettext_lazy(
        "编号“%(value)s”第 %(detail)s 行也用过。两行都照原样导入，是同一件就跳过一行。"
    ),
    Fault.LATER_COPY: gettext_lazy(
        "以前导入过这一件，现在内容有变化，不重复登记。确实是另一件，就照样登记。"
    ),
    Fault.UNIT_UNKNOWN: gettext_lazy(
        "系统里没有“%(value)s”这个单位。要改成“%(suggestion)s”吗？"
    ),
    Fault.PLACE_VAGUE: gettext_lazy(
        "“%(value)s”没写是哪个小区。请选一个或写上，不然照原样导入。"
    ),
    Fault.SHEET_WITHOUT_HEADER: gettext_lazy(
        "这张工作表里没找到表头，%(detail)s 行都没有当作事项。要导入请补上一行列名。"
    ),
    Fault.SHEET_TOO_WIDE: gettext_lazy(
        "只读前 200 列，后面还有 %(detail)s 格写了字，没有读。要用请移到前面。"
    ),
    Fault.COLUMN_NOT_THERE: gettext_lazy(
        "对列方案里的“%(column)s”这一列，表里没有。请核对列名。"
    ),
}

# The same in a few words, for counting.
FAULT_NAMES: Mapping[Fault, object] = {
    Fault.NO_CONTENT: gettext_lazy("没写是什么事"),
    Fault.DATE_IMPOSSIBLE_MONTH: gettext_lazy("没有这个月份"),
    Fault.DATE_IMPOSSIBLE_DAY: gettext_lazy("没有这一天"),
    Fault.DATE_UNREADABLE: gettext_lazy("看不出是哪一天"),
    Fault.DATE_WITHOUT_YEAR: gettext_lazy("日期没写年份"),
    Fault.DATE_WITHOUT_DAY: gettext_lazy("日期没写到哪一天"),
    Fault.DATE_AMBIGUOUS: gettext_lazy("日期有两种读法"),
    Fault.DATE_WAS_A_NUMBER: gettext_lazy("日期是 Excel 日期数"),
    Fault.DATE_IN_FUTURE: gettext_lazy("日期还没到"),
    Fault.DATE_MISSING: gettext_lazy("没写日期"),
    Fault.FINISHED_BEFORE_RAISED: gettext_lazy("办结早于反映"),
    Fault.TOO_LONG: gettext_lazy("字太多"),
    Fault.INVISIBLE_CHARACTERS: gettext_lazy("有看不见的字符"),
    Fault.BROKEN_CHARACTERS: gettext_lazy("有损坏的字"),
    Fault.PLACE_MISSING: gettext_lazy("没写地点"),
    Fault.STATUS_UNKNOWN: gettext_lazy("状态对不上环节"),
    Fault.PHONE_LENGTH: gettext_lazy("手机号位数不对"),
    Fault.PHONE_ROUNDED: gettext_lazy("电话后几位丢了"),
    Fault.NUMBER_UNREADABLE: gettext_lazy("次数不是数字"),
    Fault.SAME_AS_LINE: gettext_lazy("和另一行一模一样"),
    Fault.SAME_NUMBER: gettext_lazy("编号重复"),
    Fault.LATER_COPY: gettext_lazy("以前导入过"),
    Fault.UNIT_UNKNOWN: gettext_lazy("单位不认识"),
    Fault.PLACE_VAGUE: gettext_lazy("没写哪个小区"),
    Fault.SHEET_WITHOUT_HEADER: gettext_lazy("没有表头"),
    Fault.SHEET_TOO_WIDE: gettext_lazy("列太多"),
    Fault.COLUMN_NOT_THERE: gettext_lazy("没有这一列"),
}

# In the cell itself, beside the buttons: a few words that name the value.
_BRIEF: Mapping[Fault, object] = {
    Fault.DATE_IMPOSSIBLE_MONTH: gettext_lazy("没有 %(detail)s 月"),
    Fault.DATE_WAS_A_NUMBER: gettext_lazy("像 Excel 日期数"),
    Fault.PLACE_MISSING: gettext_lazy("缺地点"),
    Fault.PLACE_VAGUE: gettext_lazy("哪个小区？"),
    Fault.STATUS_UNKNOWN: gettext_lazy("对应哪个环节？"),
    Fault.UNIT_UNKNOWN: gettext_lazy("系统里没有"),
    Fault.PHONE_LENGTH: gettext_lazy("是 %(detail)s 位，应是 11 位"),
    Fault.SAME_AS_LINE: gettext_lazy("和%(sheet)s第 %(detail)s 行一样"),
    Fault.SAME_NUMBER: gettext_lazy("第 %(detail)s 行也是这个编号"),
    Fault.LATER_COPY: gettext_lazy("以前导入过这一件，内容有变化"),
}

FIELD_NAMES: Mapping[Field, object] = {
    Field.OLD_NUMBER: gettext_lazy("原编号"),
    Field.TITLE: gettext_lazy("事项"),
    Field.WORDS: gettext_lazy("内容"),
    Field.RESULT: gettext_lazy("办理结果"),
    Field.STATUS: gettext_lazy("环节"),
    Field.RAISED_AT: gettext_lazy("反映日期"),
    Field.FINISHED_ON: gettext_lazy("办结日期"),
    Field.DUE_ON: gettext_lazy("办理期限"),
    Field.CHANNEL: gettext_lazy("来源"),
    Field.NATURE: gettext_lazy("性质"),
    Field.CATEGORY: gettext_lazy("类别"),
    Field.PLACE: gettext_lazy("地点"),
    Field.COMMUNITY: gettext_lazy("社区"),
    Field.UNIT: gettext_lazy("责任单位"),
    Field.HANDLER: gettext_lazy("责任人"),
    Field.REPORTER: gettext_lazy("反映人"),
    Field.PHONE: gettext_lazy("电话"),
    Field.ANONYMOUS: gettext_lazy("是否匿名"),
    Field.SATISFACTION: gettext_lazy("满意度"),
    Field.TRANSFERS: gettext_lazy("转办次数"),
}

KIND_NAMES: Mapping[LineKind, object] = {
    LineKind.TITLE: gettext_lazy("标题"),
    LineKind.HEADER: gettext_lazy("表头"),
    LineKind.REPEATED_HEADER: gettext_lazy("重复的表头"),
    LineKind.FILLER: gettext_lazy("说明和空号"),
    LineKind.TOTAL: gettext_lazy("合计"),
    LineKind.BLANK: gettext_lazy("空行"),
    LineKind.DATA: gettext_lazy("事项"),
    LineKind.LEFT_OUT: gettext_lazy("不导的工作表"),
}


def refusal(error: Unreadable) -> str:
    """Return why a file cannot be read, and what to do."""
    return str(_REASONS[error.reason]) % {"detail": error.detail}


def told(problem: Problem) -> str:
    """Return the sentence for one problem, without naming the row."""
    return str(_FAULTS[problem.fault]) % _said(problem)


def brief(problem: Problem) -> str:
    """Return the problem in a few words, for the cell it is about."""
    words = _BRIEF.get(problem.fault, FAULT_NAMES[problem.fault])
    return str(words) % _said(problem)


def _said(problem: Problem) -> dict[str, str]:
    return {
        "value": problem.value,
        "column": problem.column,
        "detail": problem.detail,
        "suggestion": problem.suggestions[0] if problem.suggestions else "",
        "choice": _choice(problem),
        "sheet": _("工作表“%(name)s”") % {"name": problem.value} if problem.value else "",
    }


def verdict(row: ParsedRow) -> str:
    """Return all that is wrong with `row`, one sentence a line, for the error sheet."""
    return "\n".join(told(problem) for problem in row.problems)


def _choice(problem: Problem) -> str:
    """Return the question that offers the suggestions of a problem."""
    if problem.fault is Fault.PLACE_MISSING:
        if not problem.suggestions:
            return ""
        return _("要用上一行的“%(place)s”吗？") % {"place": problem.suggestions[0]}
    match problem.suggestions:
        case (first, second):
            return _("要改成 %(first)s 还是 %(second)s？") % {
                "first": first,
                "second": second,
            }
        case (first,):
            return _("要改成 %(first)s 吗？") % {"first": first}
    return _("请改成真实的日期。")
