from journeymap_cli.lint.rules import profile_stage
from support.linting import context, paths, problems

ASKED = context(profile={"stages": ("discovery", "evaluation")})


def test_a_stage_that_is_asked_for_and_not_there_is_reported_with_the_nearest() -> None:
    [problem] = problems(profile_stage, "stages: [Discovery, Evaluations]", ASKED)
    assert problem.message == "the profile requires the stage 'evaluation', but it is missing"
    assert problem.hint == "add a stage with the id 'evaluation', or give 'evaluations' this id"


def test_where_none_is_like_it_the_hint_says_to_add_it() -> None:
    [problem] = problems(profile_stage, "stages: [Discovery]", ASKED)
    assert problem.hint == "add a stage with the id 'evaluation'"


def test_stages_count_by_id_and_more_of_them_are_fine() -> None:
    assert paths(profile_stage, "stages: [{name: Search, id: discovery}, Evaluation, Use]", ASKED) == []


def test_without_a_profile_nothing_is_asked() -> None:
    assert paths(profile_stage, "stages: [A]") == []
