"""What each role needs to know to begin, one page each, on the screen and on paper."""
