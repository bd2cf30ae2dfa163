"""The tags and kinds of council members that a new office starts with.

An office may rename, add and retire them.
"""

TAGS = (
    ("party", "党建联创", "Party building together"),
    ("service", "服务联办", "Services together"),
    ("safety", "治安联防", "Safety together"),
    ("environment", "环境联抓", "Surroundings together"),
    ("activity", "活动联搞", "Activities together"),
)
KINDS = (
    ("party-veteran", "热心老党员", "Veteran party member"),
    ("retired-cadre", "退休干部", "Retired official"),
    ("enterprise", "企事业单位代表", "Local employer's representative"),
    ("congress-deputy", "人大代表", "People's congress deputy"),
    ("cppcc-member", "政协委员", "CPPCC member"),
)
