"""Phone numbers as people type them: a mobile number has its eleven digits."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MOBILE_DIGITS = 11


def check_mobile(phone: str) -> str:
    """Return `phone`, having checked that a mobile number has its eleven digits.

    Others are as they are.

    Raises:
        ValidationError: there are some digits too few or too many.
    """
    plain = unicodedata.normalize("NFKC", phone).replace(" ", "").replace("-", "")
    count = len(plain)
    mobile = plain.isdecimal() and plain[:1] == "1" and plain[1:2] in set("3456789")
    if mobile and 9 <= count <= 13 and count != MOBILE_DIGITS:
        wrong = gettext("少了") if count < MOBILE_DIGITS else gettext("多了")
        raise ValidationError(
            _("手机号应是 11 位，现在是 %(count)d 位，%(wrong)s %(by)d 位。"),
            params={"count": count, "wrong": wrong, "by": abs(count - MOBILE_DIGITS)},
        )
    return phone
