import hashlib
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from journeymap_cli.errors import DrawingError
from journeymap_cli.render.graphviz import drawings, engine
from journeymap_cli.render.graphviz.engine import Form, draw

DOT = """digraph {
  a [label="Get sandbox keys" fontname="Inter bold" URL="https://example.com"]
  b [label="Первый вызов" fontname="Inter"]
  a -> b [label="two days" fontname="Inter"]
}"""
FORMS: tuple[Form, ...] = ("svg", "png", "pdf")
SVG = {"svg": "http://www.w3.org/2000/svg"}


pytestmark = pytest.mark.usefixtures("caches")


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **environment}
    )


def page(pdf: bytes) -> tuple[float, float]:
    return engine._sides(engine._PDF_SIZE, pdf)


def pixels(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_graphviz_is_loaded_only_to_draw() -> None:
    loaded = python("import sys, journeymap_cli.render.graphviz.engine; print('pygraphviz' in sys.modules)")
    assert loaded.stdout == "False\n"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_again_and_elsewhere(form: Form, tmp_path: Path) -> None:
    first = draw(DOT, "dot", form, title="Keys")
    assert draw(DOT, "dot", form, title="Keys") == first
    code = (
        "import hashlib; from journeymap_cli.render.graphviz.engine import draw;"
        f"print(hashlib.sha256(draw({DOT!r}, 'dot', {form!r}, title='Keys')).hexdigest())"
    )
    elsewhere = python(code, TZ="Asia/Kolkata", PYTHONHASHSEED="7", XDG_CACHE_HOME=str(tmp_path), LC_ALL="C")
    assert elsewhere.stdout.strip() == hashlib.sha256(first).hexdigest()


@pytest.mark.parametrize("form", FORMS)
def test_no_clock_version_or_folder_in_the_bytes(form: Form) -> None:
    drawn = draw(DOT, "dot", form).lower()
    for trace in (time.strftime("%Y%m%d"), "graphviz", "journeymap", str(Path.cwd())):
        assert trace.lower().encode() not in drawn


def test_a_pdf_has_its_letters_with_it() -> None:
    drawn = draw(DOT, "dot", "pdf")
    assert b"Inter-Regular" in drawn
    assert b"Inter-Bold" in drawn
    assert b"(D:20000101000000Z" in drawn


def test_scale_makes_it_larger() -> None:
    once, twice = (pixels(draw(DOT, "dot", "png", scale)) for scale in (1, 2))
    assert twice == pytest.approx([2 * side for side in once], abs=2)
    assert page(draw(DOT, "dot", "pdf", 2)) == pytest.approx(
        [2 * side for side in page(draw(DOT, "dot", "pdf"))], abs=2
    )


def test_a_point_is_a_point_and_three_quarters_of_them_a_pixel() -> None:
    dot = "graph {pad=0 margin=0 a [shape=box width=2 height=1 penwidth=0 label=x]}"
    assert page(draw(dot, "dot", "pdf")) == pytest.approx((144, 72), abs=2)
    assert pixels(draw(dot, "dot", "png")) == pytest.approx((192, 96), abs=2)


def test_boxes_stay_where_they_are_put() -> None:
    dot = 'graph {node [shape=box label=x] a [pos="0,0"] b [pos="1000,500"]}'
    wide, high = page(draw(dot, "nop2", "pdf"))
    assert 1000 < wide < 1200
    assert 500 < high < 700


def test_the_whole_is_xml_with_a_name() -> None:
    root = ET.fromstring(draw(DOT, "dot", "svg", title="Keys & <calls>"))
    assert root.get("role") == "img"
    assert [title.text for title in root.iterfind(".//svg:title", SVG)] == ["Keys & <calls>"]
    assert {text.text for text in root.iterfind(".//svg:text", SVG)} == {"Get sandbox keys", "two days", "Первый вызов"}


@pytest.mark.parametrize(
    "dot",
    [
        "graph {" + "".join(f'n{number} [pos="{number},0" label=x]' for number in range(1001)) + "}",
        'graph {a [color=nocolour fontname=NoSuchFont pos="0,0" label="\U0001f642"]}',
        'graph {a [shape=noshape fixedsize=true width=0.01 label=long pos="0,0"]}',
    ],
)
def test_nothing_is_said_on_standard_error(dot: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert draw(dot, "nop2", "svg")
    assert capfd.readouterr() == ("", "")


def test_what_is_said_is_held_back_only_while_it_draws(capfd: pytest.CaptureFixture[str]) -> None:
    with engine._quiet() as said:
        os.write(2, b"Error: of the library\n")
        sys.stderr.write("of the binding")
        assert engine._complaint(said, engine._ERROR) == "of the library"
    os.write(2, b"ours\n")
    assert capfd.readouterr() == ("", "ours\n")


@pytest.mark.parametrize(
    ("dot", "words"),
    [
        ("digraph {", "syntax error in line 1"),
        ("no graph", "syntax error in line 1"),
        ("digraph {a [label=<<b>x</i>>]}", "mismatched tag in line 1"),
    ],
)
def test_a_failure_is_a_sentence(dot: str, words: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DrawingError, match=words):
        draw(dot, "dot", "svg")
    os.write(2, b"ours\n")
    assert capfd.readouterr() == ("", "ours\n")
    assert draw(DOT, "dot", "svg")


def test_without_graphviz_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    monkeypatch.setattr(engine, "missing", engine.missing.__wrapped__)
    with pytest.raises(DrawingError, match="install pygraphviz 2 or later"):
        draw(DOT, "dot", "svg")


def test_a_drawing_is_kept_for_later_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    dot = "digraph { subgraph cluster_row1 { a } }"
    first, second = draw(dot, "dot", "svg"), engine.placed(dot)
    monkeypatch.setattr(engine, "missing", lambda: "there is no Graphviz")
    assert (draw(dot, "dot", "svg"), engine.placed(dot)) == (first, second)
    assert [box.name for box in second[1]] == ["cluster_row1", "a"]
    others: list[tuple[str, Form, float]] = [(dot, "svg", 2), (dot + " ", "svg", 1), (dot, "pdf", 1)]
    for graph, form, scale in others:
        with pytest.raises(DrawingError, match="there is no Graphviz"):
            draw(graph, "dot", form, scale)


def test_a_layout_that_depends_on_the_fonts_of_the_machine_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    dot = 'digraph { a [label="注文 ☃" fontname="Inter"] }'
    assert draw(dot, "dot", "svg")
    assert engine.placed(dot)
    monkeypatch.setattr(engine, "missing", lambda: "there is no Graphviz")
    with pytest.raises(DrawingError, match="there is no Graphviz"):
        draw(dot, "dot", "svg")
    with pytest.raises(DrawingError, match="there is no Graphviz"):
        engine.placed(dot)


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_pictures_of_pixels_and_paper_are_not_kept(form: Form, caches: Path) -> None:
    draw(DOT, "dot", form)
    assert not [*caches.rglob("drawings/*")]


def test_a_drawing_is_made_again_with_other_fonts_or_another_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    assert draw(DOT, "dot", "svg")
    monkeypatch.setattr(engine, "missing", lambda: "there is no Graphviz")
    monkeypatch.setattr(drawings, "_build", lambda: "another")
    with pytest.raises(DrawingError, match="there is no Graphviz"):
        draw(DOT, "dot", "svg")


def test_other_programs_see_the_users_own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/of/the/user")
    before = dict(os.environ)
    draw(DOT, "dot", "svg")
    assert dict(os.environ) == before


def test_a_process_without_standard_error_draws() -> None:
    code = "import os; os.close(2); from journeymap_cli.render.graphviz.engine import draw;"
    assert int(python(f"{code} print(len(draw({DOT!r}, 'dot', 'svg')))").stdout) > 1000


def test_a_png_too_large_is_refused_with_what_fits() -> None:
    dot = 'graph {node [label=x] a [pos="0,0"] b [pos="30000,0"]}'
    with pytest.raises(DrawingError, match="at most 81 % of that scale"):
        draw(dot, "nop2", "png", 1)
    assert max(pixels(draw(dot, "nop2", "png", 0.81))) <= 32_767


def test_a_png_of_too_many_pixels_is_refused() -> None:
    dot = 'graph {node [label=x] a [pos="0,0"] b [pos="15000,15000"]}'
    with pytest.raises(DrawingError, match="too large for PNG"):
        draw(dot, "nop2", "png", 1)


def test_a_pdf_is_never_larger_than_readers_open() -> None:
    dot = 'graph {node [label=x] a [pos="0,0"] b [pos="30000,0"]}'
    assert 13_000 < max(page(draw(dot, "nop2", "pdf"))) <= 14_400
