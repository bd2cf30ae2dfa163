"""Written notices (书面通知): sheets handed out to a place, and what came back on them."""
