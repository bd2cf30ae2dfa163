"""What makes the parts one site: settings, addresses, the `taizhang` command."""
