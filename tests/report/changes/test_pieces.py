import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.report.changes.pieces import PieceMark, reworded

SIGNS = {PieceMark.KEPT: "%s", PieceMark.GONE: "[-%s-]", PieceMark.NEW: "{+%s+}"}


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Have no code", "Have a code nobody documents", "Have [-no-]{+a+} code{+ nobody documents+}"),
        ("Keys take two days", "Keys take one day", "Keys take [-two days-]{+one day+}"),
        ("one two three", "one three", "one [-two -]three"),
        ("Slow", "Nobody answers the phone", "[-Slow-]{+Nobody answers the phone+}"),
        ("東京に行く", "京都に行く", "[-東-]京{+都+}に行く"),
        ("", "new", "{+new+}"),
        ("Explain before", "Explain before: see the model of states", "Explain before{+: see the model of states+}"),
        ("Ask first.", "Ask first - see the model of states.", "Ask first{+ - see the model of states+}."),
        ("a b c", "a x y z u v w b r s t c", "[-a b c-]{+a x y z u v w b r s t c+}"),
        ("Ask", "Ask whether somebody else could do it", "[-Ask-]{+Ask whether somebody else could do it+}"),
    ],
)  # fmt: skip
def test_words_are_marked(old: str, new: str, marked: str) -> None:
    assert "".join(SIGNS[piece.mark] % piece.text for piece in reworded(old, new) if piece.text) == marked


@given(st.text(alphabet="ab .,東\n"), st.text(alphabet="ab .,東\n"))
def test_nothing_is_lost(old: str, new: str) -> None:
    pieces = reworded(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark is not PieceMark.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.mark is not PieceMark.GONE) == new
