"""`taizhang audit verify` and `taizhang audit keep`."""
