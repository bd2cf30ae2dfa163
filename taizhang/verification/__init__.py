"""The second person's screen: check, call back, strike off."""
