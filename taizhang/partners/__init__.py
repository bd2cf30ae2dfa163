"""Partner units: their agreements and tags, what they may claim, and what they solved."""
