"""Suggestion boxes (意见箱): opening one by two people, its slips, and what residents see of it."""
