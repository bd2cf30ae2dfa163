"""How tests of the pages of boxes reach them: a box on a wall, two people, fourteen slips."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.emptying import boxes
from taizhang.emptying.models import Opening
from taizhang.emptying.plan import Every, Plan
from taizhang.places.models import Place, Point
from tests.cast import LI_CLERK, TODAY, ZHENG_VERIFIER, account, signed_in
from tests.shell.files.samples import photo

# What the test client answers, with the context that a page was drawn from.
Response = Any
CODE = "b-jinxiubox"
SEAL = "0238"
PASSWORD = "一把很长的钥匙-7"
OPENING = f"/boxes/{CODE}/openings/1/"
LAMP_OUT = {
    "words": "楼道灯坏了一个月",
    "summary": "楼道灯坏了",
    "category": "street-lights",
}


def box_on_the_wall(every: Every = Every.WEEK, weekday: int = 4, seal: str = SEAL) -> None:
    """Hang a box at the gate of 锦绣家园, which Li looks after; Zheng has a password."""
    point = Point.objects.create(
        code=CODE,
        place=Place.objects.get(code="jinxiu"),
        kind=Point.Kind.BOX,
        name="锦绣家园意见箱",
        name_en="Jinxiu Gardens Box",
    )
    boxes.keep(point, Plan(every, weekday), LI_CLERK.id, seal, TODAY)
    for actor in (LI_CLERK, ZHENG_VERIFIER):
        user = account(actor)
        user.set_password(PASSWORD)
        user.save()


def clerk() -> Client:
    """Return Li's browser."""
    return signed_in(LI_CLERK)


def two(**said: Any) -> dict[str, Any]:
    """Return what a form for two people is filled in with: Zheng is the second."""
    return {"second": ZHENG_VERIFIER.id, "password": PASSWORD, "seal": SEAL} | said


def opened(count: int | None = None) -> Client:
    """Open the box as Li and Zheng, count the slips if wanted; return Li's browser."""
    li = clerk()
    answer = li.post(f"/boxes/{CODE}/open/", two(seal_intact="yes"))
    assert answer.headers.get("Location") == OPENING, text(answer)
    if count is not None:
        assert li.post(f"{OPENING}count/", {"counted": count}).status_code == 302
    return li


def pictures(count: int) -> list[SimpleUploadedFile]:
    """Return so many photos, each unlike the others."""
    return [
        SimpleUploadedFile(f"{n}.jpg", photo(200 + n, 160), "image/jpeg")
        for n in range(count)
    ]


def decided(li: Client, n: int, act: str, **said: Any) -> Response:
    """Press a button beside the `n`-th slip."""
    form = li.get(f"{OPENING}?slip={n}").context["slip_form"]
    start = {field.html_name: str(field.value() or "") for field in form if field.value()}
    return li.post(f"{OPENING}slips/{n}/", start | {"act": act} | said)


def signed(li: Client, **said: Any) -> Response:
    """Seal the box again and sign, Li and Zheng."""
    return li.post(f"{OPENING}sign/", two(seal="0239") | said)


def opening() -> Opening:
    """Return the first opening of the box."""
    return Opening.objects.get(number=1)


def text(response: Response) -> str:
    """Return what a page says."""
    return str(response.content.decode())


def stub_numbers(response: Response) -> list[str]:
    """Return the receipt numbers on the printed slips of a page."""
    return re.findall(r'aria-label="(\d{12})"', text(response))
