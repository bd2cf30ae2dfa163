"""The audit: who came in, failed, looked, took away or changed something. Only ever added to."""
