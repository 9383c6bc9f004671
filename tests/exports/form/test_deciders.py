"""Who decided, by a name as it stands on the form."""

import pytest

from exports.form.deciders import decider
from tests import factory


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Ann", "Ann"),
        ("Ann Lee-Page, CFO", "Ann Lee-Page"),
        ("Lee, Ann", "Ann Lee"),
        ("Lee, Ann, CFO", "Ann Lee"),
        ("Lee, Ann (CFO)", "Ann Lee"),
    ],
)
def test_a_name_with_another_name_in_it_is_of_the_one_person(written: str, meant: str) -> None:
    people = [factory.person(name) for name in ("Ann", "Ann Lee", "Ann Lee-Page")]
    found = decider(factory.client(), people, factory.profile(), written)
    assert [each.name for each in people if each.id == found.by] == [meant]
    assert (found.adds, found.doubts) == (None, ())


@pytest.mark.parametrize(
    "written", ["Ann Lee and Ann Lee-Page", "Ann Lee, Ann Lee-Page", "Ann Lee, Sam Holt", "Sam Holt / Ann"]
)
def test_where_several_are_named_nobody_is(written: str) -> None:
    people = [factory.person(name) for name in ("Ann", "Ann Lee", "Ann Lee-Page", "Sam Holt")]
    found = decider(factory.client(), people, factory.profile(), written)
    assert (found.by, found.adds) == ("", None)
    assert found.doubts == (f"“{written}” names several people; nobody is named as who decided.",)
