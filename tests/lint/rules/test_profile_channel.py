from journeymap_cli.lint.rules import profile_channel
from support.linting import context, paths, problems

ASKED = context(profile={"channels": ("web", "email")})
SHARED = "channels: [{id: fax, name: Fax}, {id: phone, name: Phone}]"


def test_declared_channels_that_the_profile_does_not_list_are_reported_at_their_id() -> None:
    declared = "channels: [{id: web, name: W}, {id: emails, name: E}]"
    text = f"{declared}\nstages: [{{name: A, touchpoints: {{text: T, channel: emails}}}}]"
    [problem] = problems(profile_channel, text, ASKED)
    assert (problem.path, problem.hint) == (("channels", 1, "id"), "did you mean 'email'?")
    assert problem.message == "the channel 'emails' is not in the profile"


def test_a_map_without_channels_is_reported_where_a_touchpoint_names_one() -> None:
    text = "stages: [{name: A, touchpoints: [{text: T, channel: web}, {text: T, channel: shop}]}]"
    assert paths(profile_channel, text, ASKED) == [("stages", 0, "touchpoints", 1, "channel")]


def test_imported_channels_count_where_they_are_named() -> None:
    text = "imports: shared.yaml\nstages: [{name: A, touchpoints: {text: T, channel: fax}}]"
    assert paths(profile_channel, text, ASKED, shared=SHARED) == [("stages", 0, "touchpoints", 0, "channel")]


def test_without_a_profile_every_channel_is_fine() -> None:
    assert paths(profile_channel, "stages: [{name: A, touchpoints: {text: T, channel: shop}}]") == []
    assert paths(profile_channel, "channels: [Shop]\nstages: [A]", context(profile={"lanes": ()})) == []


def test_an_empty_list_allows_none() -> None:
    given = context(profile={"channels": ()})
    assert paths(profile_channel, "channels: [Shop]\nstages: [A]", given) == [("channels", 0, "id")]
