from journeymap_cli.lint.rules import unused_channel
from support.linting import paths, problems

TWO = "channels: [{id: web, name: W}, {id: mail, name: M}]\n"
NAMED = "stages: [{name: A, touchpoints: {text: T, channel: web}}]"


def test_a_channel_that_no_touchpoint_names_is_reported() -> None:
    [problem] = problems(unused_channel, TWO + NAMED)
    assert problem.path == ("channels", 1)
    assert problem.message == "the channel 'mail' is declared but never used"


def test_a_map_that_names_no_channel_is_fine() -> None:
    assert paths(unused_channel, TWO + "stages: [{name: A, touchpoints: T}]") == []


def test_imported_channels_are_never_told() -> None:
    assert paths(unused_channel, "imports: shared.yaml\n" + NAMED, shared=TWO) == []


def test_an_own_channel_beside_used_imported_ones_is_reported() -> None:
    text = "imports: shared.yaml\nchannels: [{id: fax, name: F}]\n" + NAMED
    assert paths(unused_channel, text, shared=TWO) == [("channels", 0)]
