"""Visits at the desk: today's route, whom to look in on, coverage, door notes, the lists."""
