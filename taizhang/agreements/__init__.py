"""What was agreed with others: partners, what communities refuse, who sits in the council."""
