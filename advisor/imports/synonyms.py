"""The words under which other people's tables keep what a recommendation needs."""

from dataclasses import dataclass

from advisor.records.choices import Position, Priority, ProgressState, WithdrawalKind

#: Column names understood for each field, the likeliest first; compared without case and punctuation.
COLUMNS: dict[str, tuple[str, ...]] = {
    "title": (
        "title",
        "recommendation title",
        "short title",
        "headline",
        "subject",
        "summary",
        "action",
    ),
    "advice": (
        *("advice", "recommendation", "recommendations", "recommendation text", "advice text"),
        *("recommended action", "text", "description", "details", "detail"),
    ),
    "because": ("because", "rationale", "reasoning", "evidence", "finding", "findings", "why", "background"),
    "question": ("tough question", "question"),
    "hope": ("hope", "expected benefit", "benefit", "benefits", "intended outcome"),
    "warning": ("warning", "risk", "risk if not taken", "consequence"),
    "options": ("options", "alternatives"),
    "category": ("category", "theme", "topic", "area", "type", "safety issue"),
    "tags": ("tags", "tag", "keywords", "labels"),
    "priority": ("priority", "importance", "urgency", "severity", "rating"),
    "owner": ("owner", "action owner", "responsible", "assigned to", "assignee", "lead"),
    "decide_by": ("decide by", "decision due", "answer by", "response due", "due", "due date", "deadline"),
    "given_on": (
        *("given on", "given", "date given", "made", "date made", "issued", "date issued", "issue date"),
        *("date", "recommended on", "raised", "date raised", "created"),
    ),
    "notes": ("notes", "note", "comments", "comment", "remarks"),
    "client": ("client", "client name", "customer", "company", "organisation", "organization", "recipient"),
    "client_code": ("client code",),
    "engagement": (
        *("engagement", "project", "engagement title", "project name", "inquiry", "matter"),
        *("assignment", "case", "job"),
    ),
    "reference": (
        "reference",
        "ref",
        "number",
        "no",
        "id",
        "recommendation number",
        "recommendation no",
        "recommendation id",
    ),
    "status": ("status", "state", "decision", "response category"),
    "decided_on": (
        "decided on",
        "decided",
        "decision date",
        "date decided",
        "accepted on",
        "responded",
        "replied",
    ),
    "closed_on": (
        *("closed", "closed on", "date closed", "closing date", "completed", "completed on"),
        *("date completed", "implemented on", "done on", "resolved"),
    ),
    "words": ("words", "reply", "reply text", "response", "client response", "management response", "answer"),
}

#: Fields that hold one of a few keys, with other words for each.
PRIORITIES: dict[str, Priority] = {
    "urgent": Priority.critical,
    "very high": Priority.critical,
    "essential": Priority.critical,
    "p1": Priority.critical,
    "p2": Priority.high,
    "moderate": Priority.medium,
    "normal": Priority.medium,
    "p3": Priority.medium,
    "minor": Priority.low,
    "p4": Priority.low,
}


@dataclass(frozen=True, slots=True)
class StatusRule:
    """What one status in the table says of the advice.

    Attributes:
        decision: a position, or nothing.
        progress: a state of progress, or nothing.
        outcome: what came of it, or nothing.
        withdrawal: withdrawn or superseded, or nothing.
        on: the column that dates it; empty for the columns of decision and closing.
        on_missing: the rule where that cell is empty: "given" (the day of the advice), "unknown" (only for
            a withdrawal) or "refuse".
    """

    decision: str = ""
    progress: str = ""
    outcome: str = ""
    withdrawal: str = ""
    on: str = ""
    on_missing: str = "refuse"


def _rule(*words: str, **says: str) -> dict[str, StatusRule]:
    return dict.fromkeys(words, StatusRule(**says, on_missing="unknown" if "withdrawal" in says else "given"))


#: What common words for a status say where no map explains them.
STATUSES: dict[str, StatusRule] = {
    **_rule("open", "new", "pending", "awaiting", "awaiting response", "proposed", "unconfirmed"),
    **_rule("under consideration", "no response", "given", "issued", "sent"),
    **_rule("adopted", "accepted", "agreed", "approved", "accept", "yes", decision=Position.adopted),
    **_rule("not started", decision=Position.adopted, progress=ProgressState.not_started),
    **_rule(
        *("under way", "underway", "in progress", "ongoing", "started", "being implemented"),
        decision=Position.adopted,
        progress=ProgressState.under_way,
    ),
    **_rule(
        *("implemented", "done", "complete", "completed", "accepted and implemented", "closed implemented"),
        decision=Position.adopted,
        progress=ProgressState.implemented,
    ),
    **_rule("abandoned", "stopped", decision=Position.adopted, progress=ProgressState.abandoned),
    **_rule("in part", "adopted in part", "partly", "partially accepted", decision=Position.in_part),
    **_rule("partly accepted", "accepted in part", "partially agreed", decision=Position.in_part),
    **_rule("differently", "adopted differently", decision=Position.differently),
    **_rule("deferred", "postponed", "on hold", "later", decision=Position.deferred),
    **_rule("declined", "rejected", "not accepted", "refused", "disagreed", "no", decision=Position.declined),
    **_rule("lapsed", decision=Position.lapsed),
    **_rule("withdrawn", "cancelled", "canceled", withdrawal=WithdrawalKind.withdrawn),
    **_rule("superseded", "replaced", withdrawal=WithdrawalKind.superseded),
}


def plain(words: str) -> str:
    """Return words as they are compared: small letters and single spaces, without punctuation.

    ``"Date_Given:"`` and ``"date given"`` are the same; a status ``Closed - implemented`` is
    ``closed implemented``.
    """
    return " ".join("".join(char if char.isalnum() else " " for char in words).casefold().split())
