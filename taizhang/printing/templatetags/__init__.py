"""What the sheets draw by hand."""
