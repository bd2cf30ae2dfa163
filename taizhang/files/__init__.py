"""Evidence: photos and documents, judged by content and kept under their hash."""
