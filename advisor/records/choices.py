"""The choices that records store: short keys, never labels (the labels are in ``advisor.words``)."""

from enum import StrEnum


class Choice(StrEnum):
    """A closed list of stored keys."""


class ClientStatus(Choice):
    """Where the client relationship is."""

    prospect = "prospect"
    active = "active"
    dormant = "dormant"
    former = "former"


class Side(Choice):
    """Whether a person works at the client or with the consultant."""

    client = "client"
    ours = "ours"


class Part(Choice):
    """The part that a person plays in the client's decisions."""

    decides = "decides"
    influences = "influences"
    does_the_work = "does_the_work"
    is_affected = "is_affected"


class Stance(Choice):
    """How a person stands towards the engagement."""

    champion = "champion"
    supporter = "supporter"
    neutral = "neutral"
    sceptic = "sceptic"
    opponent = "opponent"


class Quoting(Choice):
    """How a person may be quoted in a document."""

    by_name = "by_name"
    by_role = "by_role"
    unattributed = "unattributed"
    not_at_all = "not_at_all"


class EngagementKind(Choice):
    """What sort of work an engagement is."""

    review = "review"
    strategy = "strategy"
    implementation = "implementation"
    coaching = "coaching"
    retainer = "retainer"
    training = "training"
    other = "other"


class EngagementStatus(Choice):
    """Where an engagement is in its life."""

    proposed = "proposed"
    active = "active"
    paused = "paused"
    closed = "closed"


class Priority(Choice):
    """How much hangs on a recommendation, most first."""

    critical = "critical"
    high = "high"
    medium = "medium"
    low = "low"


class Effort(Choice):
    """What a recommendation asks of the client."""

    small = "small"
    medium = "medium"
    large = "large"


class GivenHow(Choice):
    """How a recommendation reached the client."""

    meeting = "meeting"
    call = "call"
    message = "message"
    report = "report"


class Position(Choice):
    """What was decided on a recommendation; *lapsed* is recorded by us."""

    adopted = "adopted"
    in_part = "in_part"
    differently = "differently"
    deferred = "deferred"
    declined = "declined"
    lapsed = "lapsed"


ADOPTED = frozenset({Position.adopted, Position.in_part, Position.differently})
ANSWERED = ADOPTED | {Position.declined}
SETTLED = ANSWERED | {Position.lapsed}


class Whose(Choice):
    """Whether a decision is the client's position or one person's view; views are never counted."""

    client = "client"
    person = "person"


class WordsAre(Choice):
    """Exact words get quotation marks; noted ones do not."""

    exact = "exact"
    noted = "noted"


class Reason(Choice):
    """Why the client decided as it did."""

    cost = "cost"
    timing = "timing"
    capability = "capability"
    risk = "risk"
    politics = "politics"
    disagrees = "disagrees"
    other = "other"


class WithdrawalKind(Choice):
    """Whether advice was taken back or replaced by newer advice."""

    withdrawn = "withdrawn"
    superseded = "superseded"


class ProgressState(Choice):
    """How far the client has come with advice it took."""

    not_started = "not_started"
    under_way = "under_way"
    implemented = "implemented"
    abandoned = "abandoned"


class Result(Choice):
    """What came of advice: the first five when it was taken, the last four when it was not."""

    better_than_hoped = "better_than_hoped"
    as_hoped = "as_hoped"
    partly = "partly"
    no_effect = "no_effect"
    worse = "worse"
    as_warned = "as_warned"
    harm_came = "harm_came"
    no_harm = "no_harm"
    better_without = "better_without"


TAKEN_RESULTS = frozenset({Result.better_than_hoped, Result.as_hoped, Result.partly, Result.no_effect, Result.worse})


class ValuePeriod(Choice):
    """Whether an amount comes once or every year."""

    one_off = "one_off"
    per_year = "per_year"


class ValueCovers(Choice):
    """Whether an amount is for this step or the total so far, which replaces earlier amounts."""

    step = "step"
    total = "total"


class ValueBasis(Choice):
    """Whether an amount is our estimate or was confirmed by the client."""

    estimate = "estimate"
    confirmed = "confirmed"


class OursOrTheirs(Choice):
    """Which side something comes from: a promise, or the initiative for a contact."""

    ours = "ours"
    theirs = "theirs"


class InteractionKind(Choice):
    """In which way there was a contact."""

    meeting = "meeting"
    call = "call"
    message = "message"
    workshop = "workshop"
    visit = "visit"


class StoryKind(Choice):
    """Whether a client tells a story of us gladly or not."""

    success = "success"
    horror = "horror"


class StoryAbout(Choice):
    """What a client's story of us is about."""

    something_new = "something_new"
    promise_kept = "promise_kept"
    promise_failed = "promise_failed"


class Failure(Choice):
    """What went wrong in a horror story."""

    late = "late"
    short = "short"
    did_not_work = "did_not_work"
    no_call_back = "no_call_back"
    did_not_turn_up = "did_not_turn_up"
    wrong_answer = "wrong_answer"
    other = "other"


class InsightKind(Choice):
    """What sort of thing we know of a client."""

    need = "need"
    value = "value"
    trend = "trend"
    competitor = "competitor"
    opportunity = "opportunity"


class GoalOf(Choice):
    """Whose goal it is."""

    client = "client"
    practice = "practice"


class GoalEnd(Choice):
    """How a goal came to its end."""

    reached = "reached"
    given_up = "given_up"


class PromptKind(Choice):
    """How a prompt of an instrument is answered."""

    quote = "quote"
    score = "score"
    text = "text"
    date = "date"
    choice = "choice"
    checklist = "checklist"


class DocumentKind(Choice):
    """The kinds of document that can be made."""

    summary = "summary"
    form = "form"
    register = "register"
    closing = "closing"
    voice = "voice"
    value = "value"
    team_letter = "team_letter"
    oral_letter = "oral_letter"
    declined_letter = "declined_letter"
    practice_review = "practice_review"
    relationship_review = "relationship_review"


class DocumentStatus(Choice):
    """Whether a document is a draft or final."""

    draft = "draft"
    final = "final"
