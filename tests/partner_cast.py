"""Partners beside the cast: a neighbourhood hall and a school, with what they agreed to."""

import datetime as dt

from taizhang.agreements.models import Agreement, Tag
from taizhang.core.vocabulary import Actor
from taizhang.people.models import Role, Unit, User
from tests.cast import DUTIES

HALL, SCHOOL = "u-hallxxxxxx", "u-schoolxxxx"
FANG_PARTNER = Actor("a-fangxxxxxx", HALL, DUTIES["partner"])
GUO_PARTNER = Actor("a-guoxxxxxxx", SCHOOL, DUTIES["partner"])  # another unit than Fang
PARTNERS = (
    (FANG_PARTNER, "fang", "方圆", "Fang Yuan", "红杏志愿服务队", "Apricot Volunteers"),
    (GUO_PARTNER, "guo", "郭晨", "Guo Chen", "青禾小学", "Qinghe Primary School"),
)
SINCE = dt.date(2026, 1, 1)


def settle_partners() -> None:
    """Write both partners, a person of each, and an agreement on safety and services."""
    for actor, username, name, name_en, unit, unit_en in PARTNERS:
        there = Unit.objects.create(
            code=actor.unit, name=unit, name_en=unit_en, kind=Unit.Kind.PARTNER
        )
        User.objects.create_user(
            username,
            None,
            name=name,
            name_en=name_en,
            pseudonym=actor.id,
            unit=there,
            role=Role.objects.get(code="partner"),
        )
        agree(actor.unit, "service", "safety")


def agree(unit: str, *tags: str, **more: object) -> Agreement:
    """Write what `unit` agreed to and return it."""
    told = {
        "subject": "周末上门修灯",
        "since": SINCE,
        "contact": "方圆",
        "phone": "13900007777",
    }
    made = Agreement.objects.create(unit=unit, **{**told, **more})
    made.tags.set(Tag.objects.filter(code__in=tags))
    return made
