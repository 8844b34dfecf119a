import pytest

from journeymap_cli.language.tags import parse_tag


@pytest.mark.parametrize(
    ("written", "usual"),
    [("de", "de"), ("PT-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"), ("fil", "fil")],
)
def test_a_tag_is_written_in_its_usual_case(written: str, usual: str) -> None:
    assert str(parse_tag(written)) == usual


@pytest.mark.parametrize("text", ["", "d", "german", "de_DE", "de-", "de-DEU", "de-Latn-Latn", "x-klingon", "d\u00e9"])
def test_other_texts_are_not_tags(text: str) -> None:
    assert parse_tag(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ar", True),
        ("he-IL", True),
        ("fa", True),
        ("ur-PK", True),
        ("az-Arab", True),
        ("ar-Latn", False),
        ("de", False),
    ],
)
def test_the_script_decides_the_direction(text: str, *, expected: bool) -> None:
    tag = parse_tag(text)
    assert tag is not None
    assert tag.is_right_to_left is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("de-AT", "de"),
        ("nl", None),
        ("en-GB", "en"),
    ],
)
def test_the_catalogue_that_serves_a_language(text: str, expected: str | None) -> None:
    tag = parse_tag(text)
    assert tag is not None
    assert tag.catalogue == expected
