"""The office at a glance, for who has ten seconds: one sentence, lamps, five matters."""
