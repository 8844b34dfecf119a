"""Emotions that go along where a step is split or two become one."""

from support.change_lines import diff


def steps(*written: str) -> str:
    people = "personas: [{id: ines, name: Ines}, {id: max, name: Max}]"
    return f"title: x\n{people}\nstages: [{{name: S, steps: [{', '.join(written)}]}}]"


WHOLE = "{name: Pay, goals: [g], touchpoints: [k, l], emotion: [{persona: max, score: 1}]}"
PART, OTHER = "{name: Pay, touchpoints: [k, l]}", "{name: Choose, goals: [g], emotion: [{persona: max, score: 1}]}"


def test_it_goes_with_an_item_to_a_new_step() -> None:
    assert diff(steps(WHOLE), steps(PART, OTHER)) == [
        "added step s.choose: None -> Choose",
        "moved emotion s.choose.emotion.max: pay -> choose",
        "moved item s.choose.goals.g: pay -> choose",
    ]


def test_it_comes_with_an_item_of_a_step_that_is_gone() -> None:
    assert diff(steps(PART, OTHER), steps(WHOLE)) == [
        "moved emotion s.pay.emotion.max: choose -> pay",
        "moved item s.pay.goals.g: choose -> pay",
        "removed step s.choose: Choose -> None",
    ]


def test_another_feeling_is_another() -> None:
    told = diff(steps(WHOLE), steps(PART, OTHER.replace("score: 1", "score: 2")))
    assert [line.split(":")[0] for line in told] == [
        "removed emotion s.pay.emotion.max",
        "added step s.choose",
        "moved item s.choose.goals.g",
    ]


def test_without_an_item_that_took_the_same_way_it_is_chance() -> None:
    told = diff(
        steps(WHOLE), steps(PART.replace("Pay,", "Pay, goals: [g],"), OTHER.replace("goals: [g]", "goals: [h]"))
    )
    assert "moved" not in {line.split(" ")[0] for line in told}


def test_a_persona_who_still_feels_something_there_has_not_moved() -> None:
    told = diff(steps(WHOLE), steps(PART.replace("}", ", emotion: [{persona: max, score: 1}]}"), OTHER))
    assert [line.split(" ")[:2] for line in told] == [["added", "step"], ["moved", "item"]]
