"""Makes or migrates the tables where one stands: outside, or in one office.

In place of django_tenants' command, which goes through every office and leaves whoever
called it outside. `serve` goes through them, one by one.
"""

from django.core.management.commands.migrate import Command as Migrate


class Command(Migrate):
    """Django's own."""
