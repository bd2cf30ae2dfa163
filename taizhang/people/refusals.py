"""Why a change to people, units or roles may not be. A closed list; pages word it."""

from enum import StrEnum


class PeopleRefusal(StrEnum):
    """One reason. The reason as a clause; nothing was changed."""

    NAME_MISSING = "name-missing"
    USERNAME_FORM = "username-form"
    USERNAME_TAKEN = "username-taken"
    PHONE_FORM = "phone-form"
    UNIT_UNKNOWN = "unit-unknown"
    ROLE_UNKNOWN = "role-unknown"
    BACKUP_UNKNOWN = "backup-unknown"
    BACKUP_IS_SELF = "backup-is-self"
    LAST_ADMINISTRATOR = "last-administrator"
    OWN_RIGHTS_UNEXPLAINED = "own-rights-unexplained"
    OWN_ACCOUNT = "own-account"
    ACCOUNT_CLOSED = "account-closed"
    ACCOUNT_OPEN = "account-open"
    UNIT_NAME_TAKEN = "unit-name-taken"
    UNIT_KIND_UNKNOWN = "unit-kind-unknown"
    PEOPLE_HOMELESS = "people-homeless"
    ROLE_NAME_TAKEN = "role-name-taken"
    NO_DUTY = "no-duty"
    ROLE_HELD = "role-held"
    KEEPS_APART = "keeps-apart"


class PeopleRefused(Exception):
    """Everything that stands against a change. The rows stay as they stood."""

    def __init__(self, *refusals: PeopleRefusal) -> None:
        super().__init__(*refusals)
        self.refusals = refusals
