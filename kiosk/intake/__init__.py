"""Files in: what a hall's own calendar or spreadsheet says, and what importing it would change."""
