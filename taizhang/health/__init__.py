"""What keeps the office running: the nightly work, and the page that says how it stands."""
