"""Messages to the people of the office: written after the book, sent once, told why not."""
