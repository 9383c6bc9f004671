"""English: every fixed word of a document, and how dates, numbers and money are written.

Another language is a file like this one beside it, named by its two letters, with a `TABLE` of its own.
"""

from typing import Final

from advisor.words.en import CURRENCY_SIGNS, LABELS, MONTHS, NUMBERS
from exports.language.table import Phrase, Table

#: What the kit writes by itself.
KIT: Final[dict[str, Phrase]] = {
    "kit.contents": "Contents",
    "kit.table": "Table",
    "kit.figure": "Figure",
    "kit.internal": "Internal – not for the client",
    "kit.page": "Page {page} of {pages}",
    "kit.prepared_for": "Prepared for",
    "kit.prepared_by": "Prepared by",
}

#: What several documents say.
COMMON: Final[dict[str, Phrase]] = {
    "common.confidential": "Confidential",
    "common.draft": "Draft",
    "common.nobody": "Your consultant",
}

#: The engagement summary.
SUMMARY: Final[dict[str, Phrase]] = {
    "summary.kicker": "Engagement summary",
    "summary.subtitle": "What was advised, what was decided, and what came of it",
    "summary.summary": "Summary",
    "summary.recommendations": "Recommendations",
    "summary.register": "Register of recommendations",
    "summary.made_from": "This summary was made from the record as of {day}. The digest of that record is {digest}.",
    "summary.digest_stays": "As long as nothing changes in what that record can tell you, the digest stays the same.",
    "summary.undated": (
        "What bears no date of its own, such as a title or an owner, stands here as it did when the summary was made, "
        "which may have been later than that day."
    ),
}

#: The first section of a report: the message, what was asked of us, and what we ask.
OPENING: Final[dict[str, Phrase]] = {
    "opening.none_given": "No recommendation had been given by {day}.",
    "opening.found": "What we found",
    "opening.asked_of_us": "What you asked of us",
    "opening.aims": "These outcomes were intended:",
    "opening.asks": "What we ask of you now",
    "opening.nothing_asked": "Nothing is waiting for you at present.",
    "opening.more_asked": "The same goes for {many} more; each stands with its status in the register.",
    "asking.advice": "{title} ({reference})",
    "asking.decide": "Please let us have your decision on {advice}.",
    "asking.decide_by": "Please decide on {advice} by {day}.",
    "asking.decide_late": "Please let us have your decision on {advice}; we had asked for it by {day}.",
    "asking.come_back": "Please come back to {advice}, which was deferred until {day}.",
    "asking.finish": "Please see through {advice}, planned for {day}.",
    "asking.report": "Please tell us where you are with {advice}; it was planned for {day}.",
    "figures.given": ("recommendation given", "recommendations given"),
    "figures.taken": "adopted, in whole or in part",
    "figures.open": "open",
    "figures.implemented": "implemented",
    "figures.value": "of value, confirmed by you",
    "figures.value_per_year": "of value per year, confirmed by you",
    "figures.millions": "{money} m",
    "period.runs": "The engagement runs from {starts} to {ends}.",
    "period.ran": "The engagement ran from {starts} to {ends}.",
    "period.begins": "The engagement begins on {starts}.",
    "period.began": "The engagement began on {starts}.",
    "period.ends": "The engagement ends on {ends}.",
    "period.ended": "The engagement ended on {ends}.",
}

#: How much was given, decided, done and seen; `{many}` is a count, or one of the first two.
COUNTS: Final[dict[str, Phrase]] = {
    "counts.both": "both",
    "counts.all": "all {many}",
    "counts.given": ("{many} recommendation was given.", "{many} recommendations were given."),
    "counts.taken": ("{many} was adopted", "{many} were adopted"),
    "counts.taken_in_part": ("{many} was adopted in part", "{many} were adopted in part"),
    "counts.taken_differently": ("{many} was adopted in a different form", "{many} were adopted in a different form"),
    "counts.of_them_in_part": "{many} of them in part",
    "counts.of_them_differently": "{many} of them in a different form",
    "counts.also_differently": "{many} in a different form",
    "counts.declined": ("{many} was declined", "{many} were declined"),
    "counts.lapsed": ("{many} has lapsed", "{many} have lapsed"),
    "counts.open": ("{many} is open", "{many} are open"),
    "counts.deferred": ("{many} is deferred", "{many} are deferred"),
    "counts.of_them_deferred": "{many} of them deferred",
    "counts.implemented": ("{many} has been implemented", "{many} have been implemented"),
    "counts.under_way": ("{many} is under way", "{many} are under way"),
    "counts.seen": "For {many} of them we have seen what came of it.",
    "counts.all_seen": "For {many} we have seen what came of it.",
    "counts.aside": (
        "{many} recommendation was withdrawn or replaced before a decision.",
        "{many} recommendations were withdrawn or replaced before a decision.",
    ),
    "counts.more_aside": (
        "{many} more was withdrawn or replaced before a decision.",
        "{many} more were withdrawn or replaced before a decision.",
    ),
    "counts.it_adopted": "It was adopted.",
    "counts.it_in_part": "It was adopted in part.",
    "counts.it_differently": "It was adopted in a different form.",
    "counts.it_declined": "It was declined.",
    "counts.it_lapsed": "It has lapsed.",
    "counts.it_deferred": "It is deferred.",
    "counts.it_open": "It is open.",
    "counts.it_implemented": "it has been implemented",
    "counts.it_under_way": "it is under way",
    "counts.it_seen": "We have seen what came of it.",
}

#: What advice was worth to the client.
WORTH: Final[dict[str, Phrase]] = {
    "worth.confirmed": "You have confirmed {sums} so far.",
    "worth.estimated": "We estimate {sums}; this is not confirmed yet.",
    "worth.in_all_confirmed": "In all: you have confirmed {sums} so far.",
    "worth.in_all_estimated": "In all: we estimate {sums}; this is not confirmed yet.",
    "worth.value": "a value of {money}",
    "worth.value_per_year": "a value of {money} per year",
    "worth.loss": "a loss of {money}",
    "worth.loss_per_year": "a loss of {money} per year",
    "worth.further_value": "a further value of {money}",
    "worth.further_value_per_year": "a further value of {money} per year",
    "worth.further_loss": "a further loss of {money}",
    "worth.further_loss_per_year": "a further loss of {money} per year",
}

#: One recommendation: its labels in the margin.
ADVICE: Final[dict[str, Phrase]] = {
    "advice.engagement": "{title} ({reference})",
    "advice.advice": "Advice",
    "advice.because": "Because",
    "advice.question": "Question",
    "advice.hope": "We hope",
    "advice.warning": "We fear",
    "advice.options": "Options",
    "advice.at_stake": "At stake",
    "advice.earlier": "Earlier",
    "advice.decision": "Decision",
    "advice.progress": "Progress",
    "advice.outcome": "Outcome",
    "advice.set_aside": "Withdrawn or replaced before a decision",
    "advice.taken_back": "{advice}. {told}",
}

#: One recommendation: how it was given, decided, done, and what came of it.
TELLING: Final[dict[str, Phrase]] = {
    "telling.on": " on {day}",
    "telling.by_role": "the {role}",
    "telling.given": "Given on {day}{how}{where}{to}.",
    "telling.given_how": " {how}",
    "telling.given_where": " ({where})",
    "telling.given_to": " to {people}",
    "telling.replaces": "It replaces {references}.",
    "telling.replaced_by": "Replaced by {references}{on}.",
    "telling.superseded": "Replaced by newer advice{on}.",
    "telling.withdrawn": "Withdrawn{on}.",
    "telling.priority": "{priority} priority",
    "telling.effort": "{effort} effort",
    "telling.owner": "owner {owner}",
    "telling.open": "Open.",
    "telling.open_by": "Open; a decision is asked for by {day}.",
    "telling.open_late": "Open; a decision was asked for by {day}.",
    "telling.decision": "{position}{on}{until}{by}.",
    "telling.until": " until {day}",
    "telling.decided_by": ", decided by {who}",
    "telling.lapsed": "Lapsed{on}, without a decision.",
    "telling.in_practice": "Adopted in practice{on}.",
    "telling.takes": "Taken up",
    "telling.leaves": "Left aside",
    "telling.instead": "Instead",
    "telling.option": "Option chosen",
    "telling.conditions": "Conditions",
    "telling.earlier": "{decision} {words} — {signature}",
    "telling.said_to_us": "said to us",
    "telling.noted": "as we noted it",
    "telling.noted_of": "{who}, as we noted it",
    "telling.not_reported": "Not reported yet.",
    "telling.going_on": "{state}{seen}{planned}.",
    "telling.as_of": ", as of {day}",
    "telling.planned": "; planned for {day}",
    "telling.ended": "{state}{on}.",
    "telling.not_observed": "Not observed yet.",
    "telling.result": "{result}{on}.",
    "telling.seen_on": ", seen on {day}",
    "telling.before_that": "Before that: {results}.",
    "telling.in_brief": "{result}{on}",
    "telling.before": "before: {measure}",
    "telling.after": "after: {measure}",
    "telling.value_estimated": "Value: {amount}, by our own estimate.",
    "telling.value_confirmed": "Value: {amount}, confirmed by {who}{on}.",
    "telling.loss_estimated": "Loss: {amount}, by our own estimate.",
    "telling.loss_confirmed": "Loss: {amount}, confirmed by {who}{on}.",
    "telling.per_year": "{amount} per year",
    "telling.so_far": "{amount} in all so far",
    "telling.you": "you",
    "telling.with_title": "{who},",
    "telling.became_progress": "Progress: {told}",
    "telling.became_outcome": "Outcome: {told}",
}

#: The register: every recommendation on one line.
REGISTER_TABLE: Final[dict[str, Phrase]] = {
    "register_table.before": (
        "Every recommendation keeps its reference. The status is what you decided and what was done since."
    ),
    "register_table.caption": "Recommendations and decisions",
    "register_table.description": (
        "Every recommendation of {title} with its owner, priority, status and the day of the decision."
    ),
    "register_table.reference": "Ref",
    "register_table.recommendation": "Recommendation",
    "register_table.owner": "Owner",
    "register_table.priority": "Priority",
    "register_table.status": "Status",
    "register_table.decided_on": "Decided on",
}

#: The consultant's calendar: what stands in an entry, and why it is there.
CALENDAR: Final[dict[str, Phrase]] = {
    "calendar.name": "Advisor (internal)",
    "calendar.internal": "Written by Advisor as of {day}, for yourself: it is not for a client.",
    "calendar.practice": "Our practice",
    "calendar.over": "{said} (settled)",
    "calendar.decide-by": "{client}: decision on {name} due",
    "calendar.decide-by.why": "You asked for a decision by this day.",
    "calendar.answer": "{client}: ask again about {name}",
    "calendar.answer.why": "By this day you wanted an answer, counted from when it was given or last raised.",
    "calendar.deferral": "{client}: deferral of {name} ends",
    "calendar.deferral.why": "They put their decision off until this day.",
    "calendar.promised": "{client}: {name} promised for today",
    "calendar.promised.why": "They said that it would be done by this day.",
    "calendar.outcome": "{client}: look at what came of {name}",
    "calendar.outcome.why": "Enough time has passed to see what came of it.",
    "calendar.promise.ours": "{client}: we promised “{name}”",
    "calendar.promise.theirs": "{client}: they promised “{name}”",
    "calendar.promise.why": "It was promised for this day.",
    "calendar.contact": "{client}: time for a contact",
    "calendar.contact.why": "On this day the time ends within which you wanted to be in contact.",
    "calendar.goal": "{client}: goal “{name}” due",
    "calendar.goal.why": "The goal was to be reached by this day.",
    "calendar.reading": "{client}: see how far “{name}” is",
    "calendar.reading.why": "Nobody has read the measure of this goal for 90 days.",
    "calendar.sitting": "{client}: take “{name}” again",
    "calendar.sitting.why": "The questionnaire was to be taken again on this day.",
}

#: The decision form. What its labels and prompts say is also what a returned form is read by.
FORM: Final[dict[str, Phrase]] = {
    "form.kicker": "Decision form",
    "form.subtitle": "What we advised, and room for what you decide",
    "form.for": "For {who}",
    "form.from": "from {who}",
    "form.code": "Form {code}",
    "form.waits": (
        "One recommendation waits for your decision.",
        "{number} recommendations wait for your decision.",
    ),
    "form.how": "How to fill it in",
    "form.how.choose": "For each recommendation, choose your decision, the date of it, and who decided.",
    "form.how.write": "Write as much or as little beside it as you like. What you leave open stays open.",
    "form.how.return": "Save the file as the Word document that it is, and send it back to {who}.",
    "form.nothing": "Nothing waits for your decision at present.",
    "form.nothing.why": "As of {day}, none of our recommendations asks you for an answer. Thank you.",
    "form.recommendations": "The recommendations",
    "form.decide_by": "Please decide by {day}.",
    "form.decide_by.past": "We had asked for your decision by {day}.",
    "form.put_off": "You put this off until {day}.",
    "form.advice": "Advice",
    "form.hope": "We hope",
    "form.warning": "We fear",
    "form.options": "Options",
    "form.answers": "Your decision on {reference}, {title}, to be filled in",
    "form.position": "Decision",
    "form.position.prompt": "Choose your decision",
    "form.on": "Date",
    "form.on.prompt": "Choose the date of the decision",
    "form.by": "Decided by",
    "form.by.prompt": "Name and role",
    "form.takes": "What you take",
    "form.takes.prompt": "If you adopt it in part: what you will do",
    "form.leaves": "What you leave",
    "form.leaves.prompt": "If you adopt it in part: what you will not do",
    "form.instead": "What you do instead",
    "form.instead.prompt": "If you adopt it differently: what you will do",
    "form.until": "Deferred until",
    "form.until.prompt": "If you defer it: the date until which",
    "form.option": "Option chosen",
    "form.option.prompt": "Choose one of the options",
    "form.words": "In your own words",
    "form.words.prompt": "Whatever you would like to be on record",
}

TABLE: Final = Table(
    tag="en-GB",
    phrases={
        **KIT,
        **COMMON,
        **CALENDAR,
        **SUMMARY,
        **FORM,
        **OPENING,
        **COUNTS,
        **WORTH,
        **ADVICE,
        **TELLING,
        **REGISTER_TABLE,
    },
    labels=LABELS,
    form=lambda count: 0 if count == 1 else 1,
    months=MONTHS,
    day="{day} {month} {year}",
    numbers=NUMBERS,
    thousands=",",
    decimal=".",
    money="{sign}\u00a0{digits}",
    signs=CURRENCY_SIGNS,
    between=", ",
    last=" and ",
    apart="; ",
    sentence="{said}.",
    next=" ",
    quotes=("“", "”"),
)
