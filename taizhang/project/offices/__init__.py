"""Which offices this server keeps, and under which hosts. Installed only where it keeps many."""
