"""Forms and small dialogs: each is pushed, and comes back with what was answered, or with nothing."""
