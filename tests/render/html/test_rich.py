"""Marks in texts: what they become, and where lines may break."""

import pytest

from journeymap_cli.render.html.rich import rich


def soften(text: str) -> str:
    return text.replace("documentation", "documen\u00adtation")


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("documentation", "documen\u00adtation"),
        ("`documentation`", "<code>documentation</code>"),
        ("**documentation**", "<b>documen\u00adtation</b>"),
        (
            "[documentation](https://example.com/documentation)",
            '<a href="https://example.com/documentation" rel="noopener noreferrer">documen\u00adtation</a>',
        ),
        ("[documentation](javascript:documentation)", "[documentation](javascript:documentation)"),
        ("and/or e.g. 3/4", "and/or e.g. 3/4"),
        ("`get_composite_score(id)`", "<code>get_<wbr>composite_<wbr>score(<wbr>id)</code>"),
        ("pending/paid/overdue/<b>", "pending/<wbr>paid/<wbr>overdue/&lt;b&gt;"),
    ],
)
def test_words_get_hyphens_and_long_names_places_to_break(text: str, markup: str) -> None:
    assert str(rich(text, soften=soften)) == markup
