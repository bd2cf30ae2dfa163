"""The committees and posts that a new office starts with (一格两会五员). They are data.

Source: docs/sources.md#grids.
"""

from dataclasses import dataclass

from taizhang.people.models import Committee, PostKind

GRID, COMMUNITY = PostKind.Level.GRID, PostKind.Level.COMMUNITY
SUBDISTRICT = PostKind.Level.SUBDISTRICT
LEADER_DUTIES = "走访独居老人和困难群众，收集民情，调解邻里矛盾，排查安全隐患。"
LEADER_DUTIES_EN = (
    "Calls on people who live alone or need help, gathers what residents raise, settles "
    "quarrels between neighbours, looks for hazards."
)
PLEDGE = "首问负责：您找到我，我一办到底。当天回话。"
PLEDGE_EN = "First asked, first responsible: I see it through, and answer the same day."


@dataclass(frozen=True)
class DefaultPost:
    """A post as offices call it."""

    code: str
    name: str
    name_en: str
    level: PostKind.Level = GRID
    committee: str = ""
    leads: bool = False
    duties: str = ""
    duties_en: str = ""
    pledge: str = ""
    pledge_en: str = ""


COMMITTEES = (
    ("courtyard", "庭院管委会", "Courtyard committee"),
    ("branch", "支部委员会", "Party branch committee"),
)
POSTS = (
    DefaultPost(
        *("grid-leader", "网格长", "Grid leader"),
        leads=True,
        duties=LEADER_DUTIES,
        duties_en=LEADER_DUTIES_EN,
        pledge=PLEDGE,
        pledge_en=PLEDGE_EN,
    ),
    DefaultPost("party-liaison", "党建联络员", "Party liaison", committee="branch"),
    DefaultPost("messenger", "信息传递员", "Messenger", committee="courtyard"),
    DefaultPost("hygiene", "卫生监督员", "Hygiene overseer", committee="courtyard"),
    DefaultPost("safety", "安全稳定员", "Safety officer", committee="courtyard"),
    DefaultPost("discipline", "纪检监督员", "Discipline overseer", committee="branch"),
    DefaultPost(
        *("community-secretary", "社区书记", "Community secretary", COMMUNITY),
        leads=True,
        duties="管社区里的网格，协调网格办不了的事。",
        duties_en="Looks after the grids of the community and what a grid cannot do itself.",
        pledge="网格长没答复的，找我，两天内给说法。",
        pledge_en="Where the grid leader has not answered, ask me: an answer in two days.",
    ),
    DefaultPost(
        *("street-leader", "街道负责人", "Subdistrict leader", SUBDISTRICT),
        leads=True,
        duties="统筹全街道的民情办理，裁定争议。",
        duties_en="Answers for all that residents raise, and rules where it is disputed.",
        pledge="社区解决不了的，街道接着办。",
        pledge_en="What a community cannot solve, the subdistrict goes on with.",
    ),
    DefaultPost(
        *("street-discipline", "监督（街道纪工委）", "Oversight", SUBDISTRICT),
        leads=True,
        duties="受理对网格长和工作人员的投诉。",
        duties_en="Takes complaints about grid leaders and staff.",
    ),
)


def ensure_posts() -> int:
    """Write the default committees and posts that are not there yet; return how many.

    The office's own, and what it renamed, are left alone.
    """
    known = set(Committee.objects.values_list("code", flat=True))
    Committee.objects.bulk_create(
        Committee(code=code, name=name, name_en=name_en, order=order)
        for order, (code, name, name_en) in enumerate(COMMITTEES)
        if code not in known
    )
    committees = {row.code: row for row in Committee.objects.all()}
    there = set(PostKind.objects.values_list("code", flat=True))
    new = [
        PostKind(
            **(vars(post) | {"committee": committees.get(post.committee)}), order=order
        )
        for order, post in enumerate(POSTS)
        if post.code not in there
    ]
    PostKind.objects.bulk_create(new)
    return len(new)
