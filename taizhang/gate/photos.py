"""Photos cost room on the disk: so many from an address, and so many in all."""

import shutil
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.utils.timezone import now

from taizhang.gate import buckets
from taizhang.gate.buckets import Limit
from taizhang.keys.secrets import folder

OF_ADDRESS: Final = Limit(30, 60)
OF_SITE: Final = Limit(300, 300)
# Words still come in when there is no room for pictures any more.
FREE_BYTES: Final = 500 * 10**6


def room_for(request: HttpRequest) -> Callable[[], bool]:
    """Return what says, photo by photo, whether one more from there is taken."""

    def is_room() -> bool:
        at = now()
        address = buckets.of_address("photos", request)
        return (
            shutil.disk_usage(folder()).free > FREE_BYTES
            and buckets.take(address, OF_ADDRESS, at)
            and buckets.take("site-photos", OF_SITE, at)
        )

    return is_room
