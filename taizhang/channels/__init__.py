"""The pages of the office's ways in: renamed, retired, added, and what is asked of each."""
