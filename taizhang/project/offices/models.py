"""The offices of this server and their hosts: the only rows that lie outside every office."""

from django.db import models
from django_tenants.models import DomainMixin, TenantMixin


class Office(TenantMixin):  # type: ignore[misc]  # published without types
    """An office. `schema_name` is its code; `open`: it answers, and works at night."""

    # Both databases get a schema, which `founding` sees to.
    auto_create_schema = False

    name = models.CharField(max_length=80)
    open = models.BooleanField(default=True)
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.schema_name} {self.name}"


class Domain(DomainMixin):  # type: ignore[misc]
    """A host name under which an office answers."""

    def __str__(self) -> str:
        return str(self.domain)
