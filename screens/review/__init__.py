"""The review as pictures of characters: pure functions from figures to lines."""
