"""The office's calendar: which days are worked, whence that is known, and what a change moves."""
