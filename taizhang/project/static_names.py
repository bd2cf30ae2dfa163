"""Hashed names for static files once they are collected; plain names before that."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Where modules import one another: these ask for each other under hashed names as well. Not
# everywhere, because what other packages bring names modules that nobody ships.
OWN_MODULES = ("web", "bulk", "phone")
_IMPORTS = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]


class HashedNames(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Lets pages render in tests and in the shell, where nobody collected anything."""

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        *((f"{folder}/*.js", _IMPORTS) for folder in OWN_MODULES),
    )

    def stored_name(self, name: str) -> str:
        """Return the hashed name of `name`, or `name` where nothing is collected yet."""
        return str(super().stored_name(name)) if self.hashed_files else name
