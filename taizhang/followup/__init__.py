"""The follow-up desk: every resident of a verified matter is asked, or answered in public."""
