import pytest

from journeymap_cli.problem import Path, Span
from journeymap_cli.settings.read import find_span

TEXT = """\
ignore = "above" # lint
[lint] # ignore = ["no-owner"]
severity = { "same-name" = "off" }
ignore = [
  "a#b", 'no-owner', # no-ownr
  "no-ownr",
]
[lint.metric-stale]
days = 9
[[lint]]
[ lint . "per-file" ]
"drafts/**" = ["no-owner"]
"""


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("lint",), None, (2, 2, 6)),
        (("lint", "ignore"), None, (4, 1, 7)),
        (("lint", "ignore", 1), "no-owner", (5, 11, 19)),
        (("lint", "ignore", 2), "no-ownr", (6, 4, 11)),
        (("lint", "ignore", 0), "a#b", (5, 4, 7)),
        (("lint", "ignore", 9), "gone", (4, 1, 7)),
        (("lint", "severity", "same-name"), "off", (3, 29, 32)),
        (("lint", "metric-stale"), None, (8, 7, 19)),
        (("lint", "metric-stale", "days"), 9, (9, 8, 9)),
        (("lint", "per-file", "drafts/**", 0), "no-owner", (12, 17, 25)),
        (("gone",), None, (1, 1, 1)),
        ((), None, (1, 1, 1)),
    ],
)
def test_keys_and_values_are_found(path: Path, value: object, place: tuple[int, int, int]) -> None:
    line, start, end = place
    assert find_span(TEXT, path, value) == Span(line, start, line, end)


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert find_span("a-theme = 1\ntheme-b = 1\ntheme = 1\n", ("theme",)) == Span(3, 1, 3, 6)
