"""What visitors see: one screen a file, its style sheet beside it."""
