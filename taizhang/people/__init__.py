"""The people of an office: units, roles, accounts, and who may do what."""
