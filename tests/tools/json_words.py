"""What docs/json.md says beyond the declarations of the record types: its first words, its last, derived keys."""

from advisor.agenda import Matter, Section
from advisor.related import RELATED_TYPES
from advisor.standing import Clock, State


def _keys(choices: type[State] | type[Clock] | type[Section] | type[Matter]) -> str:
    return ", ".join(f"`{each.value}`" for each in choices)


_COUNTS = (
    "advice counted by where it stands: `given` is the sum of `adopted`, `in_part`, `differently`, `deferred`, "
    "`declined`, `lapsed` and `awaiting`; `implemented`, `under_way` and `observed` are parts of it; "
    "`withdrawn`, `superseded` and `drafts` stand beside it"
)

_RELATIONSHIP = (
    "how the relationship stands (`show` only): `index` (`on`, `rb`, `ck`, `mb`, each null where it cannot be said; "
    "`too_early`, `ready_on`; and `parts`, each with `half`, `key`, `count`, `of`, `worth`, `points` (null where it "
    "is left out), `figure`, `raises`), `trend` (each with `on`, `rb`, `ck`, `mb`), `promises` (`ours` and `theirs`, "
    "each with how many are `open`, `due`, `late`, `kept`, `kept_late`, `broken`), `quiet` (`last_contact`, "
    "`cadence_days`, `silence_days`, `beyond_days`, `contacts_90_days`, `contacts_90_days_before`, `backsliding`), "
    "`concerns` (`open`, `resolved`, `open_ids`), `goals` (the open ones, each with `id`, `goal`, `now`, `read_on`, "
    "`expected`, `on_track`, `readings`: `on` and `value`)"
)

#: Keys that every object begins with, whatever fields of these names its type has.
ALWAYS = frozenset({"type", "id", "reference", "client"})

#: Keys of a record's object that are no field of its type, or say more than the field: type and words.
DERIVED: dict[str, tuple[str, str]] = {
    "type": ("text", "which type of record this is"),
    "id": ("id", "sixteen hexadecimal digits; never changes"),
    "reference": ("text or null", "such as `ACME-12` or `ACME-E3`; null where records of this kind have none"),
    "client": ("text or null", "the client's code"),
    "adoption_chance_recorded": ("instant or null", "when that chance was recorded"),
    "success_chance_recorded": ("instant or null", "when that chance was recorded"),
    "currency": ("text", "the currency of the amounts"),
    "counts": ("object", _COUNTS),
    "engagements": ("whole number", "how many engagements"),
    "standing": ("text", f"where the advice stands today: {_keys(State)}"),
    "position": ("text or null", "the client's latest position"),
    "since": ("date or null", "the day from which it stands so"),
    "decided_on": ("date or null", "the day of the latest position"),
    "promised_on": ("date or null", "the day by which they last said it would be done"),
    "result": ("text or null", "the latest outcome's result"),
    "by_doing": ("true or false", "whether the adoption was shown by doing"),
    "open": ("true or false", "whether anything can still come of it"),
    "slips": ("whole number", "how often the promised date moved later"),
    "overdue": ("array of objects", f"what is late, each with `clock` ({_keys(Clock)}), `since` and `days`"),
    "records": ("array of objects", "decisions, progress, outcomes, withdrawal, oldest first (`show` only)"),
    "advice": ("array of objects", "the recommendations (`show` only)"),
    "relationship": ("object", _RELATIONSHIP),
    "engagement_list": ("array of objects", "the engagements (`show` only)"),
    "people": ("array of objects", "the people (`show` only)"),
    **{each.PLURAL: ("array of objects", f"the {each.PLURAL}, oldest first (`show` only)") for each in RELATED_TYPES},
}

HEAD = """\
# JSON keys

Written by `make reference` from the declarations of the record types; a test fails when it is stale.

`advisor list KIND --json` prints one array of objects, every other command with `--json` one object. Keys are in
English and only ever added. Dates are ISO (`2026-11-23`), instants ISO with their offset, amounts text (`"1200.50"`),
choices short keys. What is empty is null, empty text `""`. Where one record names another, the key holds the name
that people use and `<key>_id` the id. Keys marked *internal* are left out with `--only CODE`, when a client looks on.
"""

TAIL = f"""\
## What the commands print

| command | object |
| --- | --- |
| `advisor list KIND --json` | an array of the objects above |
| `advisor show REF --json` | one of them, with what belongs to it |
| `advisor today --json` | `on`, and `items`: each has `key`, `section` ({_keys(Section)}), `clock` (for advice \
{_keys(Clock)}; else {_keys(Matter)}), `type` and `id` of the record that it is about, `reference` (null where it has \
none), `title`, `client` (the code), `client_name`, `standing` (null where it is not about advice), `why`, `since`, \
`days`, `due` (the day by which it was asked for or promised, or null) |
| `advisor export data --json` | `format` (`advisor-data-1`), `practice` (`name`, `firm`, `currency`), `scope` ("" for \
everything), `as_of`, `schema` (a JSON Schema of this object), and `records`: by type, arrays of the objects above |
| `advisor import decisions --json` | `form` (its code), `document_id` of the form that went out, `client` (the \
code), `file`, `sha256`, `read_before` (the day on which the very same file was recorded, or null), `doubts` about the \
file (sentences), `answers`, `returned_form_id` (null where nothing was recorded), `recorded` (ids of decisions); an \
answer has `reference`, `recommendation_id`, `verdict` (`ready`, `doubtful`, `blocked`, `known`, `empty`), `found_by` \
(`tag`, `bookmark`, `printed`), `before` (`position`, `on`; null where there was none), `decision` (as it would be \
recorded, or null), `by`, `adds_person` (whether whoever decided is added), `doubts` and `problems` (sentences) |
| `advisor review --json` | one object, described above |
| `advisor instrument list --json` | `instruments`: each has `id`, `title`, `version`, `whom` (`client`, `practice`, \
`either`), `purpose`, `prompts` (how many), `minimum_people`, `minimum_clients`, `only_exact_words`, `letter`, and \
`file` (null for those that ship); `broken`: each has `file` and `mistakes`, each with `line` (0: the whole file), \
`what` and `remedy` |
| `advisor history --json` | `actions`: each has `id`, `at`, `on`, `who`, `why`, `undoes` (the id of the action that \
it took back, or null) and `records`; each of these has `kind`, `id`, `done` (`added`, `changed`, `deleted`), `name` \
and `fields`; each of these has `field`, `label`, `before`, `after`, in words |
| `advisor check --json` | `sound`, `records` (how many), `findings`: each has `severity` (`error`, `warning`, \
`note`), `where`, `words`; `repaired` (sentences, with `--repair`); `waiting`, what waits for an answer: each has \
`kind` (`edit`, `copy`, `apart`), `whose`, `where`, `heading`, `records` (as in the history), `given` (the same of \
given advice, which wants the reason of the correction), `questions`, `refused` (sentences); a question has `key`, \
`record`, `label`, `before`, `versions`; each of these has `place`, `words`, `by`, and `corrects` (whether it rewrites \
given advice) |
"""
