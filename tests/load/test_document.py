from journeymap_cli.load.document import Origin, Placer, order
from journeymap_cli.problem import Path, Problem, Related, Span
from journeymap_cli.yamlsource.read import read_yaml

TEXT = "title: T\nstages:\n- name: A\n  goals: [x, yy]\n- &b\n  name: B\n- *b\n"


def placer(text: str = TEXT, name: str = "map.yaml", **origins: Origin) -> Placer:
    positions = read_yaml(text.encode()).positions
    return Placer(name, positions, {(key, 0): origin for key, origin in origins.items()})


def placed(path: Path, *, key: bool = False) -> Problem:
    return placer().place(Problem("bad-value", "m", path, key=key))


def test_a_problem_with_a_value_points_at_the_value() -> None:
    found = placed(("stages", 0, "goals", 1))
    assert (found.file, found.span, found.path) == ("map.yaml", Span(4, 14, 4, 16), ("stages", 0, "goals", 1))


def test_a_problem_with_a_key_points_at_the_key() -> None:
    assert placed(("stages", 0, "goals"), key=True).span == Span(4, 3, 4, 8)


def test_a_path_that_does_not_stand_in_the_file_is_cut_to_what_does() -> None:
    found = placed(("stages", 0, "name", 0, "text"))
    assert (found.span, found.path) == (Span(3, 9, 3, 10), ("stages", 0, "name"))


def test_a_problem_that_has_a_place_keeps_it() -> None:
    span = Span(7, 7, 7, 7)
    assert placer().place(Problem("yaml-syntax", "m", span=span)) == Problem(
        "yaml-syntax", "m", span=span, file="map.yaml"
    )
    elsewhere = Problem("yaml-syntax", "m", span=span, file="other.yaml")
    assert placer().place(elsewhere) == elsewhere
    twice = Problem("duplicate-key", "m", span=span, related=(Related("first here", span=span),))
    assert [other.file for other in placer().place(twice).related] == ["map.yaml"]


def test_another_place_of_the_same_problem_is_placed_too() -> None:
    related = (Related("first here", ("stages", 0, "name")), Related("as given", span=Span(9, 9, 9, 9), file="f"))
    found = placer().place(Problem("duplicate-id", "m", ("stages", 1, "name"), related=related))
    assert [(other.file, other.span) for other in found.related] == [
        ("map.yaml", Span(3, 9, 3, 10)),
        ("f", Span(9, 9, 9, 9)),
    ]


def test_the_second_use_of_an_alias_points_at_the_alias() -> None:
    related = (Related("first here", ("stages", 1, "name")),)
    found = placer().place(Problem("duplicate-id", "m", ("stages", 2, "name"), related=related))
    assert found.related[0].span == Span(6, 9, 6, 10)
    assert found.span == Span(7, 3, 7, 5)


def test_what_came_from_a_shared_file_is_placed_there() -> None:
    shared = placer("personas:\n- name: S\n  id: s\n", "shared.yaml")
    home = placer(TEXT, personas=Origin(shared, ("personas", 0)))
    found = home.place(Problem("m", "m", ("personas", 0, "id"), related=(Related("r", ("personas", 0)),)))
    assert (found.file, found.span) == ("shared.yaml", Span(3, 7, 3, 8))
    assert found.related[0].file == "shared.yaml"
    assert home.place(Problem("m", "m", ("stages",))).file == "map.yaml"


def test_problems_come_in_the_order_of_the_file_and_once() -> None:
    first = Problem("b-rule", "m", ("title",))
    second = Problem("a-rule", "m", ("title",))
    third = Problem("a-rule", "m", ("stages", 0, "name"))
    found = placer().place_all([third, first, second, first])
    assert [(problem.rule, problem.span) for problem in found] == [
        ("a-rule", Span(1, 8, 1, 9)),
        ("b-rule", Span(1, 8, 1, 9)),
        ("a-rule", Span(3, 9, 3, 10)),
    ]


def test_two_things_wrong_at_one_place_are_two() -> None:
    both = [Problem("a", "one", ("title",)), Problem("a", "two", ("title",))]
    assert len(placer().place_all(both)) == 2


def test_a_problem_without_a_place_comes_first() -> None:
    assert order(Problem("r", "m", file="f")) < order(Problem("r", "m", file="f", span=Span(1, 2, 1, 3)))
