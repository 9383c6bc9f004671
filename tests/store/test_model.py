"""Two open practices on one folder do at random what programs do, and agree with a model after every step."""

from tests.tools.attack_model import agree_with_a_model


def test_two_practices_agree_with_a_model_whatever_they_do() -> None:
    tally = agree_with_a_model(examples=12, steps=30)
    assert tally.clean, "\n".join(tally.lost)
    assert tally.acknowledged > 0  # hypothesis leaves whole rules out of some runs, saving too
