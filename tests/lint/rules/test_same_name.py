from journeymap_cli.lint.rules import same_name
from support.linting import paths, problems


def test_the_second_of_two_equal_names_is_reported_with_the_first() -> None:
    [problem] = problems(same_name, "stages: [{name: Pay}, {name: B, steps: [{name: Pay}]}]")
    assert problem.path == ("stages", 1, "steps", 0, "name")
    assert problem.message == "two nodes are named 'Pay' and neither has an id"
    assert [other.path for other in problem.related] == [("stages", 0, "name")]


def test_a_third_one_is_reported_as_well() -> None:
    assert paths(same_name, "stages: [Pay, Pay, Pay]") == [("stages", 1, "name"), ("stages", 2, "name")]


def test_an_id_of_its_own_keeps_them_apart() -> None:
    assert paths(same_name, "stages: [{name: Pay, id: one}, {name: Pay}]") == []
    assert paths(same_name, "stages: [{name: Pay}, {name: Pay, id: two}]") == []


def test_different_names_are_fine() -> None:
    assert paths(same_name, "stages: [Pay, Pay again]") == []


def test_composed_and_decomposed_letters_are_one_name() -> None:
    assert paths(same_name, "stages: [Café, Cafe\u0301]") == [("stages", 1, "name")]
