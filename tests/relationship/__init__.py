"""Tests of how the relationship with a client stands."""
