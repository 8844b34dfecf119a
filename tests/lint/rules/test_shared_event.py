from journeymap_cli.lint.rules import shared_event
from support.linting import paths, problems

MAP = (
    "{title: T, measure: {entity: u, time: t, event: e, order: %s}, "
    "stages: [{name: A, events: [a, %s]}, {name: B, events: [b, %s]}]}"
)


def test_an_event_of_two_steps() -> None:
    assert paths(shared_event, MAP % ("direct", "x", "x")) == [("stages", 1, "events", 1)]
    [found] = problems(shared_event, MAP % ("direct", "x", "{name: x, where: {p: q}}"))
    assert found.message == "'x' belongs to two steps, so 'direct' takes the first"


def test_filters_tell_events_apart() -> None:
    assert paths(shared_event, MAP % ("direct", "{name: x, where: {p: r}}", "{name: x, where: {p: q}}")) == []


def test_in_other_orders_an_event_may_belong_to_two_steps() -> None:
    assert paths(shared_event, MAP % ("ways", "x", "x")) == []
    assert paths(shared_event, MAP % ("direct", "x", "y")) == []
