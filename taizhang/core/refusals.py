"""Why a command is refused: a closed list, and the exception that carries what it names."""

from enum import StrEnum


class Refusal(StrEnum):
    """One reason. Each is worded in `web/refusals.py`: what, why, and what to do."""

    NOT_IN_THIS_STATUS = "not_in_this_status"
    DUTY_MISSING = "duty_missing"
    STALE = "stale"
    ALREADY_REGISTERED = "already_registered"
    TO_CONFIRM = "to_confirm"
    SUMMARY_MISSING = "summary_missing"
    TEXT_TOO_LONG = "text_too_long"
    TEXT_UNREADABLE = "text_unreadable"
    REASON_MISSING = "reason_missing"
    CATEGORY_UNKNOWN = "category_unknown"
    HAPPENED_LATER = "happened_later"
    RECEIPT_HELD = "receipt_held"
    WORDS_MISSING = "words_missing"
    WAY_UNKNOWN = "way_unknown"
    REPORTER_MISSING = "reporter_missing"
    PHONE_MISSING = "phone_missing"
    PLACE_MISSING = "place_missing"
    WORDS_NOT_WRITTEN = "words_not_written"
    THEIR_NUMBER_MISSING = "their_number_missing"
    THEIR_NUMBER_HELD = "their_number_held"
    THEIR_DUE_MISSING = "their_due_missing"
    INCIDENT_UNKNOWN = "incident_unknown"
    ALREADY_IN_INCIDENT = "already_in_incident"
    NOT_IN_INCIDENT = "not_in_incident"
    UNIT_MISSING = "unit_missing"
    NOT_YOUR_UNIT = "not_your_unit"
    SUPPORTING_ONLY = "supporting_only"
    NOT_ON_THE_LIST = "not_on_the_list"
    TAG_MISSING = "tag_missing"
    ALREADY_OFFERED = "already_offered"
    NOT_OFFERED = "not_offered"
    NOT_YOUR_TAG = "not_your_tag"
    UNIT_COMPLAINED_OF = "unit_complained_of"
    COMPLAINED_OF_HANDLES = "complained_of_handles"
    COMPLAINTS_DIFFER = "complaints_differ"
    RETURNED_TWICE = "returned_twice"
    RETURN_AFTER_RULING = "return_after_ruling"
    EXTENSION_ALREADY_ASKED = "extension_already_asked"
    EXTENDED_ENOUGH = "extended_enough"
    EXTENSION_TOO_LATE = "extension_too_late"
    EXTENSION_NOT_LATER = "extension_not_later"
    EXTENSION_TOO_LONG = "extension_too_long"
    EXTENSION_NOT_ASKED = "extension_not_asked"
    SECOND_EXTENSION = "second_extension"
    LIMIT_OF_OTHERS = "limit_of_others"
    DEFERRAL_ALREADY_ASKED = "deferral_already_asked"
    DEFERRAL_NOT_ASKED = "deferral_not_asked"
    REVIEW_NOT_AHEAD = "review_not_ahead"
    REVIEW_TOO_FAR = "review_too_far"
    DEMAND_MISSING = "demand_missing"
    ANSWER_NOT_AHEAD = "answer_not_ahead"
    NOT_SUPERVISED = "not_supervised"
    ALREADY_BEFORE_COUNCIL = "already_before_council"
    NOT_BEFORE_COUNCIL = "not_before_council"
    RESOLUTION_MISSING = "resolution_missing"
    RESOLUTION_UNIT_MISSING = "resolution_unit_missing"
    RESOLUTION_DAY_MISSING = "resolution_day_missing"
    RESOLUTION_DAY_NOT_AHEAD = "resolution_day_not_ahead"
    MEETING_MISSING = "meeting_missing"
    MEETING_AHEAD = "meeting_ahead"
    VOTES_DO_NOT_ADD_UP = "votes_do_not_add_up"
    NO_QUORUM = "no_quorum"
    NOT_CARRIED = "not_carried"
    PROGRESS_MISSING = "progress_missing"
    RESULT_MISSING = "result_missing"
    EVIDENCE_EMPTY = "evidence_empty"
    EVIDENCE_MISSING = "evidence_missing"
    EVIDENCE_USED_ELSEWHERE = "evidence_used_elsewhere"
    EVIDENCE_TOO_OLD = "evidence_too_old"
    EVIDENCE_IN_FUTURE = "evidence_in_future"
    LIKENESS_UNANSWERED = "likeness_unanswered"
    CHECK_PHOTO_TOO_EARLY = "check_photo_too_early"
    OWN_WORK = "own_work"
    OWN_UNIT = "own_unit"
    METHOD_TOO_WEAK = "method_too_weak"
    FINDING_MISSING = "finding_missing"
    VOICE_UNKNOWN = "voice_unknown"
    VOICE_UNANSWERED = "voice_unanswered"
    ALREADY_POSTED = "already_posted"
    NO_OBJECTION = "no_objection"
    OBJECTION_OPEN = "objection_open"
    OBJECTION_ALREADY_OPEN = "objection_already_open"
    RULING_BY_SAME_PERSON = "ruling_by_same_person"
    NOT_REPORTED = "not_reported"
    NOT_CHECKED = "not_checked"
    ROOT_CAUSE_MISSING = "root_cause_missing"
    MEASURE_MISSING = "measure_missing"
    SEEN_MISSING = "seen_missing"
    HELD_AND_FALSE = "held_and_false"
    LOOK_BACK_NOT_AHEAD = "look_back_not_ahead"
    DRAWN_BY_LOTS = "drawn_by_lots"
    ALREADY_DRAWN = "already_drawn"
    NOT_DRAWN = "not_drawn"
    NOTHING_CHANGES = "nothing_changes"
    VOID_ALREADY_ASKED = "void_already_asked"
    VOID_PENDING = "void_pending"
    VOID_NOT_ASKED = "void_not_asked"
    OTHERS_MERGED_HERE = "others_merged_here"
    SECOND_PERSON_NEEDED = "second_person_needed"
    TEXT_UNKNOWN = "text_unknown"
    IMPORT_TOUCHED = "import_touched"
    MERGE_INTO_ITSELF = "merge_into_itself"
    MERGE_TARGET_CLOSED = "merge_target_closed"
    NOT_MERGED_THERE = "not_merged_there"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOT_YOUR_STEP = "not_your_step"
    UNDO_TOO_LATE = "undo_too_late"
    STEP_STAYS = "step_stays"


class Refused(Exception):
    """A rule forbids the command. Nothing was written; the issue stays as it stood."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(", ".join(refusals))
        self.refusals = refusals


class Checklist:
    """Collects everything that is missing, so that a person is told all of it at once."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []

    def require(self, holds: bool, refusal: Refusal) -> None:
        """Note `refusal` unless the condition `holds`."""
        if not holds and refusal not in self.refusals:
            self.refusals.append(refusal)

    def settle(self) -> None:
        """Return if nothing is missing.

        Raises:
            Refused: with every refusal noted, in the order they were met.
        """
        if self.refusals:
            raise Refused(tuple(self.refusals))
