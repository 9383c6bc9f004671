"""A sitting on the screen of its own: its overview, one prompt at a time, and earlier ones beside it."""
