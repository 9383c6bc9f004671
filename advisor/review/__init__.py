"""The review of a consultant's own record: which advice is taken, does it work, and how good was the foresight."""
