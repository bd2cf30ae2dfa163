"""The page of the audit: who came in, looked, took away or changed something."""
