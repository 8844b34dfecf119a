from journeymap_cli.lint.rules import emotion_missing
from support.linting import paths, problems


def test_columns_without_an_emotion_are_reported_where_others_have_one() -> None:
    text = "stages: [{name: A, emotion: 1}, B, {name: C, steps: [D, {name: E, emotion: 0}]}]"
    found = problems(emotion_missing, text)
    assert [problem.path for problem in found] == [("stages", 1), ("stages", 2, "steps", 0)]
    assert found[0].message == "'B' has no emotion, so the curve has a gap"


def test_an_emotion_of_the_stage_counts_for_its_steps() -> None:
    assert paths(emotion_missing, "stages: [{name: A, emotion: 1, steps: [B, C]}]") == []


def test_a_word_without_a_score_is_an_emotion() -> None:
    assert paths(emotion_missing, "stages: [{name: A, emotion: relieved}, {name: B, emotion: 1}]") == []


def test_a_map_without_any_score_is_fine() -> None:
    assert paths(emotion_missing, "stages: [A, B]") == []
    assert paths(emotion_missing, "stages: [{name: A, emotion: relieved}, B]") == []
