"""My desk (工作台): what waits for me, what changed since I looked, what I have not sent yet."""
