"""Hashed names for static files once they are collected; plain names before that."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedNames(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Lets pages render in tests and in the shell, where nobody collected anything."""

    def stored_name(self, name: str) -> str:
        """Return the hashed name of `name`, or `name` where nothing is collected yet."""
        return str(super().stored_name(name)) if self.hashed_files else name
