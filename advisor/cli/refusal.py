"""What stops a command with status 1, beside what the store and the rules refuse themselves."""

DONE, REFUSED, WRONG = 0, 1, 2


class Refusal(Exception):
    """The command was refused; every line of ``str(error)`` is a sentence for standard error."""
