from journeymap_cli.lint.rules import unknown_channel
from support.linting import paths, problems

TWO = "channels: [{id: docs, name: Docs}, {id: shop, name: Shop}]\n"


def test_a_declared_channel_resolves() -> None:
    assert paths(unknown_channel, TWO + "stages: [{name: A, touchpoints: [{text: b, channel: docs}, c]}]") == []


def test_an_unknown_one_is_reported_at_its_place() -> None:
    text = TWO + "stages: [{name: A, steps: [{name: B, touchpoints: [b, {text: c, channel: doc}]}]}]"
    [problem] = problems(unknown_channel, text)
    assert problem.path == ("stages", 0, "steps", 0, "touchpoints", 1, "channel")
    assert (problem.message, problem.hint) == ("there is no channel 'doc'", "did you mean 'docs'?")


def test_a_map_without_channels_names_them_freely() -> None:
    assert paths(unknown_channel, "stages: [{name: A, touchpoints: {text: b, channel: Any words}}]") == []


def test_imported_channels_bind_too() -> None:
    text = (
        "imports: shared.yaml\nstages: [{name: A, touchpoints: [{text: b, channel: docs}, {text: c, channel: mail}]}]"
    )
    assert paths(unknown_channel, text, shared=TWO) == [("stages", 0, "touchpoints", 1, "channel")]


def test_a_name_is_no_id() -> None:
    text = "channels: [{id: docs, name: Manual}]\nstages: [{name: A, touchpoints: {text: b, channel: Manual}}]"
    assert paths(unknown_channel, text) == [("stages", 0, "touchpoints", 0, "channel")]
