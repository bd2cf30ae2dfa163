"""What readers of English see in place of the Chinese summaries of the demo stories."""

from taizhang.demo import (
    council,
    stories_answers,
    stories_cleanliness,
    stories_homes,
    stories_imported,
    stories_order,
    stories_partners,
    stories_streets,
    stories_utilities,
    stories_welfare,
)

STORIES = (
    *stories_imported.STORIES,
    *stories_streets.STORIES,
    *stories_utilities.STORIES,
    *stories_cleanliness.STORIES,
    *stories_homes.STORIES,
    *stories_order.STORIES,
    *stories_welfare.STORIES,
    *stories_answers.STORIES,
    *stories_partners.STORIES,
)
# Summaries that a story puts right on its way.
CORRECTED = {
    "广场舞音箱声太大，盼着定个时间和音量": "Loud music for square dancing: residents ask "
    "for set hours and volume",
}
TITLES = {told.opening.summary: told.english for told in STORIES}
TITLES |= CORRECTED | council.PROPOSED
