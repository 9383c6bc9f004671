"""Definitions of instruments: what a file becomes, and what is said where it has mistakes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import instruments
from advisor.instruments.definition import Becomes, Instrument, Scale, Whom
from advisor.instruments.mistakes import InstrumentError, Mistake
from advisor.instruments.reading import parse_instrument, read_instrument
from advisor.records.choices import PromptKind

SHIPPED = Path(instruments.__file__).parent / "shipped"
TEXTS = [each.read_text(encoding="utf-8") for each in sorted(SHIPPED.glob("*.toml"))]
HEAD = """\
id = "after-the-project"
title = "After the project"
version = 2
whom = "client"
purpose = "What stays when we are gone."
"""
PROMPT = """
[[section]]
title = "Looking back"

[[section.prompt]]
id = "best"
asks = "What was best?"
"""


def mistakes(text: str) -> tuple[Mistake, ...]:
    """Everything that is wrong with a text."""
    with pytest.raises(InstrumentError) as caught:
        parse_instrument(text)
    return caught.value.mistakes


def prompt(lines: str) -> str:
    """An instrument with one prompt, whose other keys begin in line 13."""
    return HEAD + PROMPT + lines


def said(text: str) -> list[tuple[int, str]]:
    """The line of each mistake, and what is said of it."""
    return [(each.line, f"{each.what} {each.remedy}") for each in mistakes(text)]


# -- what a file becomes


def test_every_kind_of_prompt_is_read() -> None:
    found = parse_instrument(
        prompt("""kind = "quote"
hint = "Wait."
required = true

[[section.prompt]]
id = "rating"
asks = "How good was it?"
kind = "score"
from = 0
to = 10
labels = { 10 = "very", 0 = "not at all" }

[[section.prompt]]
id = "next"
asks = "What next?"
kind = "text"
facts = ["outcomes"]
becomes = "goal"
due = "when"
measure = "how"

[[section.prompt]]
id = "how"
asks = "Measured how?"
kind = "text"

[[section.prompt]]
id = "when"
asks = "When?"
kind = "date"

[[section]]
title = "And"

[[section.prompt]]
id = "again"
asks = "Again?"
kind = "choice"
options = ["yes", "no"]

[[section.prompt]]
id = "done"
asks = "What is done?"
kind = "checklist"
options = ["report", "invoice"]
""")
    )
    best, rating, following, _, _, again, done = found.prompts()
    assert (best.kind, best.hint, best.required) == (PromptKind.quote, "Wait.", True)
    assert rating.scale == Scale(0, 10, ((0, "not at all"), (10, "very")))
    assert rating.scale.label(10) == "very"
    assert rating.scale.label(5) == ""
    assert (following.becomes, following.due, following.measure) == (Becomes.goal, "when", "how")
    assert following.facts == ("outcomes",)
    assert again.options == ("yes", "no")
    assert done.options == ("report", "invoice")
    assert [each.title for each in found.sections] == ["Looking back", "And"]
    assert (found.version, found.whom) == (2, Whom.client)


def test_lines_of_a_paragraph_are_joined_and_an_empty_line_begins_the_next() -> None:
    text = HEAD.replace(
        '"What stays when we are gone."', '"""\nWhat stays\nwhen we are gone.\n\n  And what\ngoes.\n"""'
    )
    assert parse_instrument(text + PROMPT + 'kind = "text"').purpose == "What stays when we are gone.\n\nAnd what goes."


def test_rules_and_letter_are_off_until_they_are_said() -> None:
    found = parse_instrument(prompt('kind = "quote"'))
    assert (found.rules.minimum_people, found.rules.minimum_clients, found.rules.only_exact_words) == (1, 1, False)
    assert not found.letter
    text = HEAD + "[rules]\nminimum_people = 5\nonly_exact_words = true\n" + PROMPT + 'kind = "quote"'
    assert parse_instrument(text).rules.minimum_people == 5
    assert parse_instrument(text).rules.only_exact_words


# -- what is said of mistakes


def test_every_mistake_is_told_at_once_each_with_its_line() -> None:
    text = """\
id = "After"
title = "After the project"
version = "two"
whom = "clients"
purpos = "What stays."

[rules]
minimum_peopel = 5

[[section]]
title = "Looking back"

[[section.prompt]]
id = "best"
kind = "quot"
hnit = "Wait."

[[section.prompt]]
id = "best"
asks = "How good?"
kind = "score"
from = 1
to = 1

[[section.prompt]]
asks = ""
kind = "choice"
options = ["only"]
"""
    assert said(text) == [
        (
            1,
            "“After” cannot be an id. Use small letters, digits and single hyphens, a letter first, at most "
            '40 characters: id = "next-step".',
        ),
        (3, "“version” must be a whole number from 1 to 9999. Write it without quotation marks: version = 1."),
        (4, "“clients” is no whom. Did you mean “client”?"),
        (5, "The key “purpos” is not known here. Did you mean “purpose”?"),
        (8, "The key “minimum_peopel” is not known here. Did you mean “minimum_people”?"),
        (13, '“asks” is missing here. Say what it asks: asks = "…".'),
        (15, "“quot” is no kind. Did you mean “quote”?"),
        (16, "The key “hnit” is not known here. Did you mean “hint”?"),
        (19, "The id “best” is used twice. Give each prompt an id of its own."),
        (23, "A scale from 1 to 1 cannot be used. Let it have 2 to 20 steps."),
        (25, '“id” is missing here. Give the prompt a name that stays: id = "…".'),
        (26, '“asks” must be text. Write it in quotation marks: asks = "…".'),
        (28, "There is nothing to choose from. Give two options or more."),
    ]


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        ('kind = "text"\nfrom = 1', 14, "“from” has no meaning here. It belongs to a prompt of the kind score."),
        ('kind = "text"\noptions = ["a"]', 14, "It belongs to a prompt of the kind choice or checklist."),
        ('kind = "text"\nfacts = ["outcome"]', 14, "There is no fact “outcome”. Did you mean “outcomes”?"),
        ('kind = "text"\ndue = "best"', 14, "“due” has no meaning without “becomes”."),
        ('kind = "text"\nbecomes = "promise"\nmeasure = "best"', 15, "A promise has no measure."),
        ('kind = "text"\nbecomes = "goal"\ndue = "best"', 15, "“best”, which is no prompt of the kind date"),
        ('kind = "checklist"', 10, "“options” is missing here."),
        ('kind = "choice"\noptions = []', 14, "“options” is empty. List them"),
        ('kind = "choice"\noptions = ["yes"]', 14, "There is nothing to choose from."),
        ('kind = "text"\nagain = true', 14, "It belongs to a prompt of the kind date."),
        ('kind = "text"\nfacts = []', 14, "“facts” is empty. Leave it out."),
        ('kind = "choice"\noptions = "yes"', 14, "“options” must be a list of texts."),
        ('kind = "choice"\noptions = ["yes", "no", "yes"]', 14, "“yes” stands in “options” more than once."),
        ('kind = "score"\nfrom = 1\nto = 5\nlabels = { 6 = "great" }', 16, "“6” is no step of this scale."),
        ('kind = "scores"\nfrom = 1\nto = 5', 13, "Did you mean “score”?"),
        ('knid = "score"\nfrom = 1\nto = 5', 13, "Did you mean “kind”?"),
        ('kind = "score"\nfrom = true\nto = 5', 14, "“from” must be a whole number"),
        ('kind = "quote"\nrequired = "yes"', 14, "“required” is either true or false."),
        ('kind = "text"\n[section.prompt.extra]', 14, "The key “extra” is not known here."),
    ],
)
def test_a_mistake_in_a_prompt_is_told_with_its_line(lines: str, line: int, words: str) -> None:
    [found] = said(prompt(lines))
    assert found[0] == line
    assert words in found[1]


@pytest.mark.parametrize(
    ("more", "line", "words"),
    [
        ("letter = true\n", 6, "A letter is made of texts"),
        ('prompt = "x"\n', 6, "A prompt belongs to a section"),
        ("rules = 5\n", 6, "“rules” must be a table. Begin it with a line [rules]."),
    ],
)
def test_a_mistake_at_the_head_is_told_with_its_line(more: str, line: int, words: str) -> None:
    [found] = said(HEAD + more + PROMPT + 'kind = "quote"')
    assert found[0] == line
    assert words in found[1]


def test_what_only_follows_from_a_misspelt_kind_is_not_told() -> None:
    rules = "[rules]\nminimum_people = 3\n"
    assert [each.line for each in mistakes(HEAD + rules + PROMPT + 'kind = "quotes"\n')] == [15]


def test_two_sections_of_one_title_are_told() -> None:
    again = PROMPT.replace('id = "best"', 'id = "second"')
    assert said(prompt('kind = "text"\n') + again + 'kind = "text"\n') == [
        (16, "The title “Looking back” is that of an earlier section. Give it another one.")
    ]


def test_rules_without_a_quote_are_told() -> None:
    assert said(HEAD + "[rules]\nminimum_people = 3\n" + PROMPT + 'kind = "text"') == [
        (6, "Rules are about quotes, and nothing here is one. Leave [rules] out.")
    ]


def test_an_instrument_without_sections_or_prompts_is_told_what_it_lacks() -> None:
    assert "Begin each section with a line [[section]]." in said(HEAD)[0][1]
    assert "Begin each prompt with a line [[section.prompt]]." in said(HEAD + '[[section]]\ntitle = "One"\n')[0][1]
    assert said(HEAD + "section = []\n")[0][1] == "There is no section. Begin each section with a line [[section]]."


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id = after\n", 1, "Text stands in quotation marks"),
        ('id = "a"\ntitle = "b\nversion = 1\n', 2, "The quotation mark is not closed."),
        ('id = "a"\npurpose = """\nNo end.\n\n', 2, "The quotation mark is not closed."),
        ('id = "a"\nid = "b"\n', 2, "This key was given before in the same place."),
        ('title = "The "best" one"\n', 1, "Something follows the value."),
        ('id = "a"\nJust words\n', 2, "A key, an equals sign and a value belong here."),
        ('id = "a"\nlist = ["b"\ntitle = "c"\n', 3, "What goes wrong here began in line 2."),
    ],
)
def test_text_that_is_not_toml_is_explained_at_its_line(text: str, line: int, words: str) -> None:
    [found] = said(text)
    assert found[0] == line
    assert words in found[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = " + "[" * 50_000, "far too deep for an instrument"),
        ("a." * 2000 + "b = 1", "far too deep for an instrument"),
        ("x = " + "1" * 5000, "This is not TOML"),
    ],
)
def test_text_that_would_stop_a_parser_is_refused_as_any_other(text: str, words: str) -> None:
    [found] = said(text)
    assert words in found[1]


@given(st.sampled_from(TEXTS), st.data())
def test_whatever_is_done_to_a_file_is_read_or_explained_within_its_lines(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.text("[]{}=\"'#\n\\,.1ab", max_size=6)) + text[at + gone :]
    told: tuple[Mistake, ...] | None = None
    try:
        parse_instrument(text)
    except InstrumentError as error:
        told = error.mistakes
    assert told != ()
    assert all(0 <= each.line <= text.count("\n") + 1 and each.what and each.remedy for each in told or ())


# -- files


def test_a_file_may_have_a_mark_at_its_beginning_and_line_ends_of_windows(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(b"\xef\xbb\xbf" + prompt('kind = "text"\n').replace("\n", "\r\n").encode())
    assert isinstance(read_instrument(file), Instrument)


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b'id = "a"\ntitle = "na\xefve"\n', 2, "This is not UTF-8 text. Save the file as UTF-8."),
        (b"#" * 200_001, 0, "The file is too large for an instrument."),
    ],
)
def test_a_file_that_is_no_text_of_ours_is_refused_with_one_sentence(
    raw: bytes, line: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_bytes(raw)
    with pytest.raises(InstrumentError, match=words) as caught:
        read_instrument(tmp_path / "own.toml")
    assert caught.value.mistakes[0].line == line


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InstrumentError, match="it is not there"):
        read_instrument(tmp_path / "none.toml")
