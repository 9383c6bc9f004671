"""Advisor keeps what was advised, what the client decided and what came of it."""

__version__ = "0.1.0"
