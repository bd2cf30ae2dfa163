"""django_tenants' backend, which sets the search path, and does not go on where it could not.

The library passes over an error of that statement, since within a transaction that failed
already everything else fails too. Outside of one the next statement would be carried out,
with the path of whoever had the connection before.
"""

from typing import Any

from django.db import OperationalError
from django_tenants.postgresql_backend.base import DatabaseWrapper as OfficesWrapper
from psycopg.pq import TransactionStatus


class DatabaseWrapper(OfficesWrapper):  # type: ignore[misc]  # published without types
    """A connection that is in the office it says, or is of no use."""

    def _handle_search_path(self, cursor: Any = None) -> None:
        super()._handle_search_path(cursor)
        unset = self.search_path_set_schemas is None and not self._setting_search_path
        if unset and not self._failed_already():
            raise OperationalError("the search path of the office could not be set")

    def _failed_already(self) -> bool:
        status = self.connection.info.transaction_status
        return bool(status == TransactionStatus.INERROR)
