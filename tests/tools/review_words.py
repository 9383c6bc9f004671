"""What docs/json.md says of the object of ``advisor review --json``: its keys, what they hold, and words."""

#: How the path of a key is written where several objects have the same keys: a part of it, and what stands for it.
ALIKE = {
    r"^cohorts\.(all|years\[\]|quarters\[\])\.": "cohorts.*.",
    r"^waiting\.(to_answer|to_implementation)\.": "waiting.*.",
    r"^worth\.(brought|as_warned|other_losses)\.": "worth.*.",
    r"^foresight\.(adoption|success)\.": "foresight.*.",
    r"^breakdowns\.\w+\[\]\.": "breakdowns.*[].",
    r"^words\.\w+$": "words.*",
}
#: The keys of a rate; wherever an object has exactly these, its type is said to be ``rate``.
RATE = ("count", "of", "low", "high")
#: The keys of what advice brought or cost.
AMOUNTS = ("delivered_once", "delivered_per_year", "estimated_once", "estimated_per_year")

#: Every key by its path: type and words.
KEYS: dict[str, tuple[str, str]] = {
    "on": ("date", "the as-of day"),
    "filter": ("text", "what the advice was narrowed by"),
    "mature_days": ("whole number", "how many days advice has to be implemented"),
    "currency": ("text", "the currency of the amounts"),
    "given": ("whole number", "how many recommendations were given and count"),
    "left": ("whole number", "how many were withdrawn or superseded before they were settled; no rate counts them"),
    "rates.response": ("rate", "answered of given"),
    "rates.adoption": ("rate", "adopted in any form of settled (answered or lapsed)"),
    "rates.adoption_of_given": ("rate", "adopted in any form of given"),
    "rates.in_full": ("rate", "adopted as advised of settled"),
    "rates.lapsed": ("rate", "lapsed of settled"),
    "rates.implementation": ("rate", "implemented of adopted in any form"),
    "rates.worked": ("rate", "better than hoped or as hoped, of implemented with an outcome"),
    "cohorts.recorded_until": ("date or null", "the day of the latest progress in the whole practice"),
    "cohorts.*.name": ("text", "`2026`, `2026 Q1`, or empty for all; `*` is `all`, or each of `years` or `quarters`"),
    "cohorts.*.first": ("date", "the first day on which its advice was given"),
    "cohorts.*.last": ("date", "the last"),
    "cohorts.*.implemented": ("rate", "stood implemented when their days were over, of those that are old enough"),
    "cohorts.*.not_due": ("whole number", "how many are younger"),
    "cohorts.*.unwatched": ("whole number", "how many came due after the latest progress was recorded"),
    "cohorts.*.watched": ("true or false", "false where these are half or more: then the rate says nothing"),
    "waiting.*.began": ("whole number", "how many began to wait; `*` is `to_answer` or `to_implementation`"),
    "waiting.*.happened": ("whole number", "for how many it is over"),
    "waiting.*.waiting": ("whole number", "how many were still waiting when they were last seen"),
    "waiting.*.median_days": ("whole number or null", "the days after which half no longer wait, if it came to that"),
    "waiting.*.longest_days": ("whole number", "for how many days any was followed"),
    "waiting.*.share_waiting": ("number", "the share, 0 to 1, that still waits at the end of the curve"),
    "waiting.*.before[]": ("array of text", "references of what happened before it began, counted as 0 days"),
    "waiting.*.left_out[]": ("array of text", "references of what was withdrawn on an unknown day"),
    "waiting.*.steps[].days": ("whole number", "a number of days after which something happened"),
    "waiting.*.steps[].at_risk": ("whole number", "how many still waited by then"),
    "waiting.*.steps[].happened": ("whole number", "to how many it happened"),
    "waiting.*.steps[].share_waiting": ("number", "the share, 0 to 1, that still waits after it (Kaplan–Meier)"),
    "matrix[].taken": ("text", "`taken`, `abandoned` (after it was taken up), `not_taken`, or `open` (no answer yet)"),
    "matrix[].result": ("text or null", "the latest outcome's result; null: not observed"),
    "matrix[].advice": ("rate", "how many of those treated alike came out so"),
    "matrix[].value": ("amounts", "what they brought"),
    "matrix[].loss": ("amounts", "what it cost not to take them; nothing, or less"),
    "worth.*.advice": (
        "whole number",
        "how many recommendations it comes from; `*` is `brought`, `as_warned` or `other_losses`, which are added to"
        " nothing",
    ),
    "worth.*.delivered_once": ("amount", "confirmed by the client, once"),
    "worth.*.delivered_per_year": ("amount", "confirmed by the client, every year"),
    "worth.*.estimated_once": ("amount", "our estimate, once"),
    "worth.*.estimated_per_year": ("amount", "our estimate, every year"),
    "worth.hoped.advice": ("whole number", "how many state a value at stake"),
    "worth.hoped.at_stake": ("amount", "the sum of these; a hope"),
    "slips.slipped": ("rate", "a promised date moved later, of those with one"),
    "slips.times": ("whole number", "how often, in all"),
    "foresight.*.happened": ("rate", "happened, of the chances that count; `*` is `adoption` or `success`"),
    "foresight.*.too_early": ("true or false", "whether fewer than thirty are resolved"),
    "foresight.*.brier": ("number or null", "the Brier score, 0 to 1, less is better"),
    "foresight.*.skill": ("number or null", "1 − Brier score / that of the base rate; null: not defined"),
    "foresight.*.bias": ("number or null", "mean chance less base rate, −1 to 1; above 0 is too hopeful"),
    "foresight.*.bins[].first": ("whole number", "the lowest chance of the bin, in percents"),
    "foresight.*.bins[].last": ("whole number", "the highest"),
    "foresight.*.bins[].mean": ("number", "the mean chance, 0 to 1"),
    "foresight.*.bins[].happened": ("rate", "happened, of the chances in the bin"),
    "foresight.*.afterwards": ("whole number", "resolved with a chance that was stated afterwards; left out"),
    "foresight.*.without": ("whole number", "resolved without a chance; left out"),
    "foresight.*.pending": ("whole number", "chances that are not resolved yet"),
    "breakdowns.*[].key": (
        "text",
        "what the group has in common, empty for nothing; `*` is `client`, `category`, `priority`, `decider`, `reason`,"
        " `year` or `kind` (of engagement)",
    ),
    "breakdowns.*[].name": ("text", "the same for people"),
    "breakdowns.*[].given": ("whole number", "how many were given"),
    "breakdowns.*[].adoption": ("rate", "as under `rates`"),
    "breakdowns.*[].implementation": ("rate", "as under `rates`"),
    "breakdowns.*[].worked": ("rate", "as under `rates`"),
    "breakdowns.*[].differs": ("number or null", "its adoption less that of the whole, −1 to 1; the largest first"),
    "breakdowns.*[].apart": ("true, false or null", "whether it differs from all others by more than chance may do"),
    "words.*": ("text", "each part of the review in sentences"),
}


def section() -> str:
    """The section of docs/json.md."""
    rows = "\n".join(f"| `{path}` | {what} | {words} |" for path, (what, words) in KEYS.items())
    return (
        "## The review\n\nWhat `advisor review --json` prints, by the path of each key. A *rate* is an object with"
        f" {_listed(RATE)}: how many of how many, and its Wilson 95 % interval from 0 to 1, null where nothing was"
        f" counted. *Amounts* are an object with {_listed(AMOUNTS)}.\n\n"
        f"| key | holds | |\n| --- | --- | --- |\n{rows}\n"
    )


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in names)
