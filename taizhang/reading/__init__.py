"""Reading what a clerk typed in one line, or pasted out of a chat: pure, the same every time."""
