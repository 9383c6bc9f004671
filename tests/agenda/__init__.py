"""Tests of what waits on a day."""
