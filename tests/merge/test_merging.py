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


def test_texts_that_git_does_not_merge_by_lines_are_one_conflict_unless_they_are_equal() -> None:
    merging = Merging("map.yaml")
    found = merging.merge(b"a\0\n", b"b\0\n", b"c\0\n")
    assert not found.is_clean
    assert [line for line in found.raw.splitlines() if b"\0" in line and line != b"a\0"] == [b"b\0", b"c\0"]
    assert merging.merge(b"a\0\n", b"b\0\n", b"b\0\n") == (b"b\0\n", True, ())


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("takeaways: [One]", "takeaways: [One, Ours]", "takeaways: [One, Theirs]", "takeaways: [One, Ours, Theirs]"),
        (
            "takeaways:\n  - {text: One, at: [buy]}",
            "takeaways:\n  - {text: One, at: [buy, use]}",
            "takeaways:\n  - {text: One more, at: [buy]}",
            "takeaways:\n  - {text: One more, at: [buy, use]}",
        ),
        (
            "pain_points:\n  - Slow",
            "pain_points:\n  - {text: Slow, severity: severe}",
            "pain_points:\n  - Slow\n  - {text: Dear, stages: [buy]}",
            "pain_points:\n  - {text: Slow, severity: severe}\n  - {text: Dear, stages: [buy]}",
        ),
        (
            "metrics:\n  - {name: NPS, value: 1}",
            "metrics:\n  - {name: NPS, value: 2}",
            "metrics:\n  - {name: NPS, value: 1}\n  - Returns",
            "metrics:\n  - {name: NPS, value: 2}\n  - Returns",
        ),
        (
            "opportunities:\n  - {text: A, priority: 2}",
            "opportunities:\n  - {text: A, priority: 1}",
            "opportunities:\n  - {text: A, priority: 2, status: done}",
            "opportunities:\n  - {text: A, priority: 1, status: done}",
        ),
    ],
)
def test_both_sides_may_change_the_lists_of_the_whole_map(base: str, ours: str, theirs: str, merged: str) -> None:
    versions = [f"{text}\n".encode() + BASE for text in (base, ours, theirs)]
    result, is_clean, _ = Merging("map.yaml").merge(*versions)
    assert (result.decode(), is_clean) == (f"{merged}\n{BASE.decode()}", True)
