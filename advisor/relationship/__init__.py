"""How the relationship with a client stands on a day: pure functions of the record, in figures and in words.

Records count by their own dates up to the day, so that a past figure is unchanged by what is dated later. What has no
date (the status of an engagement, what was agreed about contact) has today's value.
"""
