"""Coming in and going out: sign-in, one-click demo entry, password, language."""
