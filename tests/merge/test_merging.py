import pytest

from journeymap_cli.merge.merging import Newlines

BOM = b"\xef\xbb\xbf"


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
