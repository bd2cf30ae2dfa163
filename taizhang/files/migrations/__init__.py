"""How the table of attachments came to be."""
