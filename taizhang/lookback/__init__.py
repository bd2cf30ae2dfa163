"""Looking back (回头看): a walk past what was struck off, and what was found there."""
