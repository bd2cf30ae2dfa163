"""The weeks that were drawn from, and how many are drawn: what the job and the demo share."""
