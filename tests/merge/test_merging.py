import pytest

from journeymap_cli.merge.merging import Merging
from journeymap_cli.rewrite.newlines import Newlines

BOM = b"\xef\xbb\xbf"
BASE = b"title: Pay\nstages:\n  - name: Browse\n  - name: Buy\n  - name: Use\n"
BROKEN = BASE.replace(b"title", b"tittle")
EDITED = BASE.replace(b"Use", b"Use it")


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\r\nb\n", "a\r\nb\n"),
        (b"a\nb", "a\nb\n"),
        (b"a\r\nb", "a\nb\n"),
        (BOM + b"a\n", "a\n"),
        (b"\xff\n", "\udcff\n"),
        (b"", ""),
    ],
)
def test_lines_become_the_same_bytes_again(raw: bytes, lines: str) -> None:
    layout = Newlines.of(raw)
    assert layout.lines(raw) == lines
    assert layout.raw(lines) == raw


def test_other_files_get_the_layout() -> None:
    layout = Newlines.of(BOM + b"a\r\nb")
    assert layout.raw(layout.lines(b"c\nd\n")) == BOM + b"c\r\nd"
    assert layout.raw(layout.lines(b"c\nd\n"), ended=True) == BOM + b"c\r\nd\r\n"


@pytest.mark.parametrize(("ours", "theirs"), [(BROKEN, EDITED), (EDITED, BROKEN)], ids=["ours", "theirs"])
def test_where_a_side_is_not_a_journey_lines_are_merged_as_git_does(ours: bytes, theirs: bytes) -> None:
    assert Merging("map.yaml").merge(BASE, ours, theirs) == (BROKEN.replace(b"Use", b"Use it"), True, ())
