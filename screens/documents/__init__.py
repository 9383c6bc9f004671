"""The place Documents, part by part: pure functions from records and previews to rows and paragraphs."""
