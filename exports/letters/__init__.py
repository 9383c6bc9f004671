"""Letters to a client: to a team, confirming what was advised by word of mouth, acknowledging what was declined.

`frame.py` begins and ends each; `choosing.py` says of which advice a letter is.
"""
