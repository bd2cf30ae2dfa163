"""What the demo office agreed with its partners, what its communities need not take, and who
sits in its residents' council."""

import datetime as dt

from taizhang.agreements.models import Agreement, Member, MemberKind, Outside, Tag
from taizhang.demo.cast import Company

AGREED = (
    (
        "red-vests",
        "每月两次集体行动，清理河道、楼道，放学时段站岗",
        "Twice a month: clearing riverbanks and stairways, standing at the school gate",
        ("safety", "environment", "activity"),
        ("方圆", "0459-000-1601"),
    ),
    (
        "hospital",
        "上门量血压、讲用药，每季度一次义诊",
        "Blood pressure at home, advice on medicines, a free clinic each quarter",
        ("party", "service"),
        ("袁静", "0459-000-1602"),
    ),
    (
        "heating",
        "供热季前入户测温，独居老人家优先",
        "Measuring temperatures before the heating season, old people first",
        ("service",),
        ("张建国", "0459-000-1501"),
    ),
)
OUTSIDE = (
    (
        "power-gas",
        "供电供气由专业单位负责，社区没有资质，只协助通知。",
        "Power and gas are for the utilities; a community may only help to pass it on.",
    ),
    (
        "lifts",
        "电梯维修由物业和维保单位负责，不在社区职责清单里。",
        "Lifts are for the property company; they are not on the community's list.",
    ),
)
SITTING = (
    ("葛长顺", "party-veteran", "qinghe", "138 0000 6201", True),
    ("史玉兰", "retired-cadre", "binhe", "138 0000 6202", True),
    ("温立新", "enterprise", "", "138 0000 6203", True),
    ("冯雅琴", "congress-deputy", "anlan", "138 0000 6204", True),
)


def agree(company: Company, today: dt.date) -> None:
    """Write the agreements, the list of communities and the members of the council."""
    since = dt.date(today.year - 1, 3, 1)
    tags = {tag.code: tag for tag in Tag.objects.all()}
    for key, subject, subject_en, borne, (contact, phone) in AGREED:
        made = Agreement.objects.create(
            unit=company.units[key],
            subject=subject,
            subject_en=subject_en,
            since=since,
            until=dt.date(today.year + 1, 2, 28),
            contact=contact,
            phone=phone,
        )
        made.tags.set(tags[code] for code in borne)
    Outside.objects.bulk_create(
        Outside(category=category, words=words, words_en=words_en)
        for category, words, words_en in OUTSIDE
    )
    kinds = {kind.code: kind for kind in MemberKind.objects.all()}
    Member.objects.bulk_create(
        Member(
            name=name,
            kind=kinds[kind],
            community=community,
            since=since,
            phone=phone,
            looks_again=looks_again,
        )
        for name, kind, community, phone, looks_again in SITTING
    )
