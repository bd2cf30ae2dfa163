"""What people do outdoors: households to look in on, visits, and what a phone hands in."""
