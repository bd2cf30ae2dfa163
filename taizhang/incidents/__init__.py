"""Incidents: a storm or an outage on one page, with everything that was raised about it."""
