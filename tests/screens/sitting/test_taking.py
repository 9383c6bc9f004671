"""What stands in the prompts of a sitting: typed text before what is recorded, and none of it lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from advisor.book import Book
from advisor.records import Answer, Asked
from screens.sitting.taking import Taking
from tests.factory import TODAY, answer, book_of, client, day, person, sitting

SITTING = sitting()
PEOPLE = ("a" * 16, "b" * 16)
ASKED = {each.id: each for each in SITTING.prompts}
WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


def taking(*answers: Answer) -> Taking:
    """The sitting with these answers."""
    people = [person(id=each) for each in PEOPLE]
    return Taking(book_of(client(), *people, SITTING, *answers), SITTING, TODAY)


def stands(of: Taking) -> dict[tuple[str, str], tuple[str, bool]]:
    """Everything that stands somewhere."""
    places = [(each, "") for each in of.others] + [(each, who) for each in of.questions for who in PEOPLE]
    return {(each.id, who): (of.text(each, who), of.is_exact(each, who)) for each, who in places}


@given(
    typed=st.lists(
        st.one_of(
            st.tuples(st.just("facts"), st.just(""), WORDS, st.just(False)),
            st.tuples(st.just("again"), st.just(""), WORDS, st.just(False)),
            st.tuples(st.just("trust"), st.just(""), st.sampled_from(["", "1", "5"]), st.just(False)),
            st.tuples(st.just("matters"), st.sampled_from(PEOPLE), WORDS, st.booleans()),
        )
    )
)
def test_what_was_typed_is_put_back_as_it_stood(typed: list[tuple[str, str, str, bool]]) -> None:
    one, other = taking(answer("facts", words="Few.")), taking(answer("facts", words="Few."))
    for prompt, who, text, exact in typed:
        one.put(ASKED[prompt], who, text, exact=exact)
    other.restore(one.unsaved)
    assert (stands(other), other.unsaved) == (stands(one), one.unsaved)


def test_what_stands_is_what_was_typed_and_else_what_is_recorded() -> None:
    of, again = taking(answer("again", day="2027-01-15")), ASKED["again"]
    assert of.text(again, "") == "2027-01-15"
    of.put(again, "", "15 feb 2027")
    assert of.reading(again, "") == day("2027-02-15")
    of.put(again, "", "2027-01-15")
    assert of.unsaved == {}


def test_taking_an_answer_back_is_a_change_where_it_was_recorded_and_nothing_where_it_was_not() -> None:
    of = taking(answer("facts", words="Few."))
    of.put(ASKED["facts"], "", "")
    of.put(ASKED["again"], "", " ")
    assert of.unsaved == {"facts": ""}
    assert len(of.changes()) == 1


def test_a_day_that_cannot_be_read_is_a_problem_and_keeps_nothing_else_from_being_recorded() -> None:
    of = taking()
    of.put(ASKED["again"], "", "soonish")
    of.put(ASKED["trust"], "", "3")
    assert of.problem(ASKED["again"], "")
    assert [(each.id, who) for each, who in of.unread] == [("again", "")]
    assert len(of.changes()) == 1


def test_a_new_sitting_comes_with_its_first_answer() -> None:
    of = Taking(Book(), SITTING, TODAY)
    assert (of.is_recorded, of.changes()) == (False, [])
    of.put(ASKED["facts"], "", "Few.")
    assert [type(each).__name__ for each in of.changes()] == ["Add", "Add"]


def test_people_are_asked_the_questions_and_nobody_in_particular_the_rest() -> None:
    of = taking(answer("trust", score=3))
    assert [each.id for each in of.route(PEOPLE[0])] == ["matters"]
    assert [each.id for each in of.route("")] == ["trust", "facts", "again", "mood", "keys"]
    found = of.next_open("")
    assert isinstance(found, Asked)
    assert found.id == "facts"
