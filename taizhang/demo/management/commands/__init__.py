"""`taizhang demo` and `taizhang start-empty`."""
