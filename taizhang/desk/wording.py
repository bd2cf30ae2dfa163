"""What the script that keeps drafts says, in the reader's language."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Return the sentences by name. {at} and {title} are put in by the script."""
    return {
        "saved": _("已自动保存 {at}"),
        "lost": _("太久没动，需要重新登录。您写的内容已保存。"),
        "sign_in": _("重新登录"),
        "half": _("{at} 写到一半，还没提交：{title}"),
        "back": _("您写的内容回来了（{at} 保存）。照片要重新选。"),
        "restore": _("恢复"),
        "discard": _("丢掉"),
        "discarded": _("已丢掉。"),
        "undo": _("撤销"),
        "unfit": _("没有自动保存：写得太长了。请先提交，或复制到别处。"),
        "failed": _("没有自动保存：连不上服务器。写的还在这一页上，先别关。"),
    }
