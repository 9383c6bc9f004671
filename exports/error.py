"""What is raised when a document cannot be made."""


class ExportError(Exception):
    """A document could not be made; the message is one sentence for the user: what, where, what to do."""
