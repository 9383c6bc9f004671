"""Two sittings side by side."""

from advisor.instruments.comparing import Taken, compare
from tests.instruments.answering import PEOPLE, reply, said, sitting_of


def stance(**scores: int) -> Taken:
    """A sitting of the consulting stance with some scores."""
    sitting = sitting_of("consulting-stance", client="")
    answers = [reply(sitting, name.replace("_", "-"), score=score) for name, score in scores.items()]
    return Taken(sitting, tuple(answers))


def test_scores_of_two_sittings_say_how_far_they_moved() -> None:
    found = compare(stance(results=2, asking=4, credibility=3), stance(results=4, asking=3, educating=5))
    moved = {each.asked.id: each.moved for each in found}
    assert (moved["results"], moved["asking"]) == (2, -1)
    assert {moved["credibility"], moved["educating"], moved["raise"]} == {None}


def test_prompts_follow_the_later_sitting_and_what_it_no_longer_asks_comes_last() -> None:
    earlier, later = stance(results=2), stance(results=4)
    prompts = later.sitting.prompts
    later = Taken(later.sitting.replaced(prompts=(prompts[3], *prompts[1:3])), later.answers)
    found = compare(earlier, later)
    assert [each.asked.id for each in found][:4] == ["educating", "results", "bigger-picture", "adding-value"]
    assert len(found) == len(prompts)
    gone = found[3]
    assert gone.later is None
    assert gone.earlier is not None
    assert not gone.alike


def test_a_prompt_that_was_reworded_or_has_another_scale_is_not_reckoned_against_the_older() -> None:
    earlier, later = stance(results=2, asking=2), stance(results=4, asking=4)
    changed = {
        "results": later.sitting.prompts[1].replaced(asks="Results?"),
        "asking": next(each for each in later.sitting.prompts if each.id == "asking").replaced(scale=("",) * 7),
    }
    prompts = tuple(changed.get(each.id, each) for each in later.sitting.prompts)
    found = compare(earlier, Taken(later.sitting.replaced(prompts=prompts), later.answers))
    assert {each.asked.id: each.moved for each in found if each.asked.id in changed} == {
        "results": None,
        "asking": None,
    }
    assert [each.later.score for each in found if each.later and each.asked.id == "results"] == [4]


def test_what_people_said_stands_person_by_person_on_both_sides() -> None:
    sitting, again = (sitting_of("most-important-question") for _ in range(2))
    earlier = Taken(sitting, (said(sitting, "matter", PEOPLE[0]), said(sitting, "matter", PEOPLE[1])))
    later = Taken(again, (said(again, "matter", PEOPLE[1]),))
    [found] = [each for each in compare(earlier, later) if each.asked.id == "matter"]
    assert found.earlier is not None
    assert found.later is not None
    assert [each.person for each in found.earlier.answers] == [PEOPLE[0].id, PEOPLE[1].id]
    assert [each.person for each in found.later.answers] == [PEOPLE[1].id]
