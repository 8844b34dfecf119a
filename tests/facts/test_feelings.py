from decimal import Decimal

import pytest

from journeymap_cli.facts.feelings import score_of
from journeymap_cli.model.entries import Emotion
from journeymap_cli.model.journey import Scale


def scale(**keys: object) -> Scale:
    return Scale.model_validate(keys)


def emotion(**keys: object) -> Emotion:
    return Emotion.model_validate(keys)


LISTED = {"labels": {"-2": ["frustrated", "\U0001f92f"], "1": "Calm"}}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("frustrated", "-2"),
        ("FRUSTRATED", "-2"),
        ("calm", "1"),
        ("\uff43alm", "1"),
        ("\U0001f92f what now", "-2"),
        ("\U0001f621", "-2"),
        ("\U0001f642 relieved", "1"),
        ("\u2639\ufe0f", "-1"),
        ("\U0001f44d\U0001f3fd", "1"),
        (["curious", "calm", "frustrated"], "1"),
        ("overwhelmed \U0001f61f", "-1"),
        ("\U0001f61f calm", "1"),
        ("calm \U0001f61f", "1"),
        ("\U0001f610 at first \U0001f621", "0"),
        ("\U0001f62e\u200d\U0001f4a8 phew", None),
        ("curious", None),
        ("so calm", None),
        ("calm \U0001f680 down", None),
    ],
)
def test_the_score_of_a_label(label: object, expected: str | None) -> None:
    found = score_of(emotion(label=label), scale(**LISTED))
    assert found == (None if expected is None else Decimal(expected))


def test_a_written_score_wins() -> None:
    assert score_of(emotion(score="2", label="frustrated"), scale(**LISTED)) == 2


def test_a_listed_face_wins_over_the_table() -> None:
    assert score_of(emotion(label="\U0001f604"), scale(labels={"-1": "\U0001f604"})) == -1


def test_a_face_of_several_symbols_is_one_word() -> None:
    exhaling = scale(labels={"1": "\U0001f62e\u200d\U0001f4a8"})
    assert score_of(emotion(label="\U0001f62e\u200d\U0001f4a8 phew"), exhaling) == 1
    assert score_of(emotion(label="phew \U0001f62e\u200d\U0001f4a8"), exhaling) == 1
    assert score_of(emotion(label="\U0001f62e surprised"), exhaling) == 0


@pytest.mark.parametrize(
    ("ends", "expected"), [(("1", "5"), "5 4 3 2 1"), (("5", "1"), "1 2 3 4 5"), (("0", "1"), "1 0.75 0.5 0.25 0")]
)
def test_the_five_faces_lie_at_the_ends_quarters_and_middle(ends: tuple[str, str], expected: str) -> None:
    wanted = scale(min=ends[0], max=ends[1])
    scores = [score_of(emotion(label=face), wanted) for face in "\U0001f604\U0001f642\U0001f610\U0001f641\U0001f621"]
    assert scores == [Decimal(score) for score in expected.split()]
