"""What the consultant sees: the Textual application."""
