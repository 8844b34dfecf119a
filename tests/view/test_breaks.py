import pytest

from journeymap_cli.view.breaks import Piece, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", ["one", "two"]),
        ("well-known", ["well-", "known"]),
        ("-5 and --flag", ["-5", "and", "--flag"]),
        ("2026-09-14", ["2026-09-14"]),
        ("https://example.com/a/b", ["https://example.com/", "a/", "b"]),
        ("before—after", ["before—", "after"]),
        ("10\u00a0%", ["10\u00a0%"]),
        ("日本（東京）です。", ["日", "本", "（東", "京）", "で", "す。"]),
        ("APIを見る", ["API", "を", "見", "る"]),
        ("ちょっと", ["ちょっ", "と"]),
        ("결제 키", ["결제", "키"]),
    ],
)
def test_pieces_stay_together(text: str, expected: list[str]) -> None:
    assert [piece.text for piece in pieces(text)] == expected


def test_a_piece_says_what_follows_it() -> None:
    assert list(pieces("a  b\u00adc\u200bd")) == [Piece("a", "  "), Piece("b", "", "-"), Piece("c"), Piece("d")]


def test_a_text_without_letters_has_no_pieces() -> None:
    assert list(pieces("")) == []
