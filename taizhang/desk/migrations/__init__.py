"""Tables of `desk`, one step after another."""
