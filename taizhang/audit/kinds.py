"""What the audit notes: a closed list. Values are stored and never change."""

from enum import StrEnum


class Kind(StrEnum):
    """What was done. What people read for it stands in `auditing.words`."""

    SIGNED_IN = "signed-in"
    SIGN_IN_FAILED = "sign-in-failed"
    SIGNED_OUT = "signed-out"
    PASSWORD_CHANGED = "password-changed"
    PASSWORD_RESET = "password-reset"
    FACTOR_ADDED = "factor-added"
    FACTOR_REMOVED = "factor-removed"
    FACTOR_FAILED = "factor-failed"
    RECOVERY_USED = "recovery-code-used"
    SESSION_ENDED = "session-ended"
    ACCOUNT_MADE = "account-made"
    ACCOUNT_CHANGED = "account-changed"
    REVEALED = "revealed"
    EXPORTED = "exported"
    PRINTED = "printed"
    DOWNLOADED_FILE = "downloaded-file"
    SETTING_CHANGED = "setting-changed"
    IMPORT = "import"
    BACKUP = "backup"
    RESTORE = "restore"
    REFUSED = "refused"
    OLD_REMOVED = "old-removed"
