"""Question by person: whose words count, whose are missing, and how that is said."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from advisor.coverage import Cell, Coverage, coverage, in_a_sentence, missing_voices
from advisor.instruments.sittings import voices
from advisor.records import Answer, Sitting
from tests.factory import TODAY, book_of, client, new_id, person
from tests.instruments.answering import PEOPLE, everybody, reply, said, sitting_of

DANA, RUTH, PIET, ANA, TOM = PEOPLE


def question() -> Sitting:
    """A sitting of the most important question."""
    return sitting_of("most-important-question")


def test_five_people_who_answered_nine_questions_are_complete() -> None:
    sitting = question()
    found = coverage(sitting, everybody(sitting, *PEOPLE), PEOPLE)
    assert found.complete
    assert (found.given, found.of) == (45, 45)
    assert missing_voices(found) == ()
    assert in_a_sentence(found) == "Complete: every question has exact words from five people or more."


def test_when_one_of_five_people_is_removed_coverage_says_so() -> None:
    sitting = question()
    answers = everybody(sitting, *PEOPLE)
    gone = [each for each in answers if each.person != TOM.id]
    found = coverage(sitting, gone, [DANA, RUTH, PIET, ANA])
    assert not found.complete
    assert missing_voices(found) == ("Each of the nine questions needs one more person.",)
    assert in_a_sentence(found) == "36 of 45 answers: every question needs exact words from five people."


def test_answers_of_somebody_who_is_not_known_do_not_count_and_are_told() -> None:
    sitting = question()
    found = coverage(sitting, everybody(sitting, *PEOPLE), PEOPLE[1:])
    assert found.given == 36
    assert missing_voices(found)[-1] == "Nine answers are from nobody who is known at the client, and not counted."


def test_a_note_in_our_own_words_is_shown_and_does_not_count() -> None:
    sitting = question()
    answers = everybody(sitting, DANA, PIET, ANA, TOM)
    answers += [said(sitting, each.id, RUTH, "noted" if each.id == "matter" else "exact") for each in sitting.prompts]
    found = coverage(sitting, answers, PEOPLE)
    assert found.questions[-1].of(RUTH.id) is Cell.noted
    assert found.questions[0].of(RUTH.id) is Cell.counts
    assert missing_voices(found) == (
        "“Do we really matter to you? Why, or why not?” needs one more person.",
        "Ruth Amsel: one answer is as you noted it; only exact words count.",
    )


def test_where_any_words_count_a_note_does() -> None:
    sitting = question().replaced(only_exact_words=False, minimum_people=1)
    found = coverage(sitting, [said(sitting, each.id, RUTH, "noted") for each in sitting.prompts], PEOPLE)
    assert found.complete
    assert in_a_sentence(found) == "Complete: every question has an answer from one person or more."


def test_whoever_left_questions_open_is_named() -> None:
    sitting = question()
    answers = [*everybody(sitting, DANA, RUTH, PIET, ANA), said(sitting, "use", TOM), said(sitting, "why", TOM)]
    assert missing_voices(coverage(sitting, answers, PEOPLE)) == (
        *(f"“{each.asks}” needs one more person." for each in sitting.prompts[2:]),
        "Tom Weir has not answered seven of the nine questions.",
    )


def test_one_person_counts_once_however_often_and_nobody_of_ours() -> None:
    sitting = question()
    ours = person("Mara Lind", side="ours")
    answers = [said(sitting, "use", DANA), said(sitting, "use", DANA), said(sitting, "use", ours)]
    found = coverage(sitting, answers, [DANA, ours])
    assert found.questions[0].lacks == 4
    assert [each.name for each in found.people] == ["Dana Ortiz"]


def test_the_practice_as_a_whole_needs_people_of_five_clients() -> None:
    clients = [client(id=new_id(), code=f"CL{number}", name=f"Client {number}") for number in range(5)]
    staff = [person(f"Person {number}", client=each.id) for number, each in enumerate(clients)]
    whole = sitting_of("most-important-question", client="")
    sittings = [sitting_of("most-important-question", client=each.id) for each in clients]
    answers = [answer for each, who in zip(sittings, staff, strict=True) for answer in everybody(each, who)]
    older = sitting_of("most-important-question", client=clients[0].id, on=TODAY.replace(year=2025))
    book = book_of(*clients, *staff, *sittings, older, *everybody(older, staff[0]), *answers)
    found = coverage(whole, *voices(book, whole, TODAY))
    assert found.complete
    assert found.uncounted == 0
    assert in_a_sentence(found) == "Complete: every question has exact words from five clients or more."
    fewer = [each for each in answers if each.person != staff[0].id]
    assert missing_voices(coverage(whole, fewer, staff)) == ("Each of the nine questions needs one more client.",)


def test_a_sitting_has_the_answers_up_to_a_day_and_no_other_sittings() -> None:
    sitting, other = question(), question()
    early, late = said(sitting, "use", DANA), said(sitting, "why", DANA).replaced(on=TODAY.replace(year=2027))
    book = book_of(client(), *PEOPLE, sitting, other, early, late, said(other, "use", RUTH))
    answers, people = voices(book, sitting, TODAY)
    assert [each.id for each in answers] == [early.id]
    assert {each.id for each in people} == {each.id for each in PEOPLE}


def test_where_nothing_is_asked_of_people_nothing_is_missing_and_nothing_complete() -> None:
    found = coverage(sitting_of("facing-the-music"), [], PEOPLE)
    assert (found.complete, missing_voices(found), found.of) == (False, (), 0)


ANSWERS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 6), st.booleans(), st.booleans()), max_size=80
)  # question (9 is none), person (5 and 6 are none of the client), exact, has words


def drawn(sitting: Sitting, drawing: list[tuple[int, int, bool, bool]]) -> list[Answer]:
    """Answers of a drawing."""
    ids = [*(each.id for each in sitting.prompts), "never-asked"]
    who = [*(each.id for each in PEOPLE), new_id(), ""]
    how = {True: "exact", False: "noted"}
    return [
        reply(sitting, ids[question], person=who[number], words="So." if words else "", words_are=how[exact])
        for question, number, exact, words in drawing
    ]


@given(ANSWERS, st.integers(1, 6), st.booleans())
def test_coverage_counts_different_people_and_says_what_is_missing_until_it_is_complete(
    drawing: list[tuple[int, int, bool, bool]], minimum: int, exact_only: bool
) -> None:
    sitting = question().replaced(minimum_people=minimum, only_exact_words=exact_only)
    found = coverage(sitting, drawn(sitting, drawing), PEOPLE)
    for index, each in enumerate(found.questions):
        counting = {n for q, n, exact, words in drawing if q == index and n < 5 and words and (exact or not exact_only)}
        assert each.counted == {PEOPLE[n].id for n in counting}
        assert each.lacks == max(minimum - len(counting), 0)
        assert not each.counted & each.noted
    assert found.given == sum(min(len(each.counted), minimum) for each in found.questions)
    assert found.complete == (not missing_voices(found)) == (found.given == found.of)


def told(found: Coverage) -> tuple[object, ...]:
    """Everything that coverage says."""
    return found.questions, found.people, missing_voices(found), in_a_sentence(found)


@given(ANSWERS, st.randoms())
def test_the_order_of_answers_does_not_matter_and_one_more_never_takes_away(
    drawing: list[tuple[int, int, bool, bool]], random: Random
) -> None:
    sitting = question()
    answers = drawn(sitting, drawing)
    shuffled = random.sample(answers, len(answers))
    assert told(coverage(sitting, answers, PEOPLE)) == told(coverage(sitting, shuffled, PEOPLE))
    given_so_far = [coverage(sitting, answers[:end], PEOPLE).given for end in range(len(answers) + 1)]
    assert given_so_far == sorted(given_so_far)
