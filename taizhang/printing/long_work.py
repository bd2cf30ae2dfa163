"""The long work that printing brings: a long ledger in volumes."""

from django.utils.translation import gettext_lazy as _

from taizhang.jobs.registry import Kind, register
from taizhang.printing import volumes

TITLE = _("分册打印台账")

register(Kind(volumes.KIND, TITLE, volumes.work, volumes.result_url, volumes.outcome))
