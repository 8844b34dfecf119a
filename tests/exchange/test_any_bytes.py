"""Any bytes give a map or a problem with its place, whatever kind they are said to be."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap_cli.exchange.kinds import kind_of_file
from support.importing import imported, journeys

KINDS = ["mermaid", "markdown", "csv", "json"]
"""Those that are texts; workbooks have tests of their own."""

STARTS = [
    *(
        b"",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"journey\nsection A\n",
        b"| Stage | A |\n|---|---|\n| Goals | x |\n",
    ),
    *(
        b"stage,lane,text\n",
        b"text,x,y,frame\n",
        b'[{"stage": "',
        b'{"stages": [',
        b"- A\n  - Actions: x\n- B\n",
        b"## Stage 1: A\n",
    ),
]
PIECES = [
    *(
        b"\0",
        b"\x80",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xe2\x80\xa8",
        b"\xc2\x85",
        b"\x1b[31m",
        b"\r",
        b"\n",
        b"\t",
        b'"',
        b"\\",
    ),
    *(
        b"|",
        b",",
        b";",
        b":",
        b"[",
        b"{",
        b"]",
        b"}",
        b"- ",
        b"# ",
        b"```",
        b"%%{",
        b"---\n",
        b"&",
        b"*",
        b"!",
        b"@",
        b"x",
    ),
    *(
        b"\\ud800",
        b"null",
        b"1e999",
        b"5: Ana\n",
        b"\xf0\x9f\x99\x82",
        b"A" * 2000,
        b"Goals",
        b"Section",
        b"<b>",
        b"exit",
    ),
]


@settings(max_examples=300)
@given(
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(PIECES), max_size=20).map(b"".join) | st.binary(max_size=60),
    st.sampled_from(KINDS),
)
def test_any_bytes_give_a_map_or_a_located_problem(start: bytes, rest: bytes, kind: str) -> None:
    raw = start + rest
    found = imported(kind_of_file("x", raw) or kind, raw)
    assert found.maps or found.problems
    assert len(journeys(found)) == len(found.maps)
    assert all(problem.file == "source.txt" and problem.where.line for problem in found.problems)


NESTED = [
    ("json", b"[" * 1_000_000),
    ("json", b'{"a":' * 200_000),
    ("json", b'[{"stage":"a","lane":"goals","text":"' + b"x" * 2_000_000 + b'"}]'),
    ("csv", b"," * 3_000_000),
    ("csv", b"\n" * 3_000_000),
    ("csv", b'"' * 3_000_001),
    ("csv", b"stage,lane,text\n" + b"," * 99_000 + b"\n\n"),
    ("csv", b"stage,a\n" * 90_000),
    ("csv", b"text,x,y\n" + b"a,1,1\n" * 20_000),
    ("csv", b"Stage;A\n" + b"Actions;" + b"x;" * 90_000),
    ("markdown", b"|" * 3_000_000),
    ("markdown", b"- " * 1_000_000),
    ("markdown", b" " * 3_000_000 + b"- x"),
    ("markdown", b"".join(b" " * (at % 500) + b"- x\n" for at in range(10_000))),
    ("markdown", b"".join(b" " * at + b"- x\n" for at in range(2000)) + b"- Actions: x\n"),
    ("markdown", b"- A\n  - Actions: x\n    " + b"y" * 240 + b"\n    " * 19_000),
    ("markdown", b"# a\n" * 20_000),
    ("markdown", b"| Stage | A |\n|---|---|\n" * 9_000),
    ("markdown", b"**" * 1_000_000),
    ("markdown", b"a: " * 1_000_000),
    ("mermaid", b"journey\n" + b"a: 5\n" * 9_000),
    ("mermaid", b"%%{" * 1_000_000),
    ("mermaid", b"<a" * 1_000_000),
    ("mermaid", b"---\n" * 1_000_000),
]


@pytest.mark.parametrize(
    ("kind", "raw"), NESTED, ids=lambda value: str(value[:24]) if isinstance(value, bytes) else value
)
def test_huge_files_are_read_or_refused(kind: str, raw: bytes) -> None:
    found = imported(kind, raw)
    assert found.maps or found.problems


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_encoding_is_read_or_refused(kind: str, encoding: str) -> None:
    text = "Stage,Öffnen,Kauf\nHandlungen,größe,é\nZiele,x,y\n"
    found = imported(kind, text.encode(encoding))
    assert found.maps or all(problem.where.line for problem in found.problems)
    assert found.maps or found.problems


def test_bytes_do_not_name_their_kind_by_chance(tmp_path: Path) -> None:
    assert kind_of_file("notes.txt", b"Just some prose. It goes on.\n") is None
    assert kind_of_file("notes.txt", b"# A\n\n- b\n") == "markdown"
    assert kind_of_file("a.txt", b"| a | b |\n|---|---|\n") == "markdown"
    assert kind_of_file("a.txt", b"a;b\n1;2\n") == "csv"
