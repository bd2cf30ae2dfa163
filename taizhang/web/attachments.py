"""Files that a page makes and hands out, under a name of their own.

`headers` sees to it that no browser keeps them. Django's FileResponse would name nothing but
open files: what is made in memory or comes in parts loses its name there.
"""

from typing import Final, TypeVar

from django.http import HttpResponseBase
from django.utils.http import content_disposition_header

CSV: Final = "text/csv; charset=utf-8"
Answer = TypeVar("Answer", bound=HttpResponseBase)


def attached(answer: Answer, name: str, *, shown: bool = False) -> Answer:
    """Return `answer` as a file called `name`; where it is `shown`, in the browser's window."""
    how = content_disposition_header(as_attachment=not shown, filename=name)
    answer.headers["Content-Disposition"] = str(how)
    return answer
