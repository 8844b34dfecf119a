"""The only interface to Graphviz: DOT in, bytes out, reproducibly.

Graphviz runs in this process. Output of its C libraries on standard error is captured; on failure, the first error line
is reported. Importing this module does not load the libraries.
"""

import io
import json
import math
import os
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from functools import cache
from typing import IO, Any, Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.errors import DrawingError
from journeymap_cli.regexes import regex
from journeymap_cli.render.graphviz import fontconfig
from journeymap_cli.render.graphviz.drawings import find_drawing, keep_drawing
from journeymap_cli.render.graphviz.pdf_info import linked
from journeymap_cli.render.graphviz.svg_finish import finished
from journeymap_cli.view.measure import natural

Program: TypeAlias = Literal["dot", "nop2"]
Form: TypeAlias = Literal["svg", "png", "pdf"]

_INCH: Final = 72
_PIXELS: Final = 96  # CSS pixels per inch
_MOST_PIXELS: Final = 150_000_000  # takes 600 MB while drawing
_LONGEST_PNG: Final = 32_767
LONGEST_PDF: Final = 14_000  # points: readers reject pages over 14,400, and Graphviz rounds
_PDF_TIME: Final = regex(rb"(/CreationDate \(D:)([^)]*)")
_PDF_SIZE: Final = regex(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")
_SVG_SIZE: Final = regex(rb'<svg width="([\d.]+)pt" height="([\d.]+)pt"')
_LINK: Final = regex(r'\bURL=(?!"")')
_ERROR: Final = regex(rb"^Error: (.+)", re.MULTILINE)
_SYNTAX: Final = regex(rb"^Error: (.+ in line \d+)", re.MULTILINE)
CONTROLS: Final = frozenset("\t\n")
_LOCK: Final = threading.Lock()  # neither Graphviz nor file descriptor 2 can be used by two threads at once


class PlacedBox(NamedTuple):
    """Where a node or cluster is, in points; y points up."""

    name: str
    left: float
    low: float
    right: float
    high: float


def draw(dot: str, program: Program, form: Form, scale: float = 1.0, title: str = "") -> bytes:
    """Draw the graph. At scale 1, a point is a point in SVG and PDF, and 96/72 pixels in PNG.

    `title` is the accessible name of an SVG. A PDF larger than readers accept is scaled down. Raises DrawingError for a
    PNG that is too large, with the largest scale that works.
    """
    return _FORMS[form](dot, program, scale, title)


def _svg(dot: str, program: Program, scale: float, title: str) -> bytes:
    resolution = _INCH * scale
    return finished(_kept(dot, f"{program} {resolution:.6g}", lambda: run(dot, program, "svg", resolution)), title)


def _png(dot: str, program: Program, scale: float, _: str) -> bytes:
    most = _most_png(run(dot, program, "svg"))
    if scale > most:
        part = math.floor(100 * most / scale)
        raise DrawingError(f"the picture is too large for PNG: at most {part} % of that scale, or SVG or PDF")
    return run(dot, program, "png", _PIXELS * scale)


def _pdf(dot: str, program: Program, scale: float, _: str) -> bytes:
    resolution = _INCH * scale
    drawn = run(dot, program, "pdf", resolution)
    longest = max(page_size(drawn))
    if longest > LONGEST_PDF + 1:
        resolution *= LONGEST_PDF / longest
        drawn = run(dot, program, "pdf", resolution)
    drawn = _PDF_TIME.sub(lambda found: found[1] + b"20000101000000Z".ljust(len(found[2]))[: len(found[2])], drawn)
    if not _LINK.search(dot):
        return drawn
    return linked(drawn, run(dot, program, "cmapx_np", resolution).decode(), page_size(drawn)[1])


def is_scaled_down(pdf: bytes) -> bool:
    """Whether a PDF has the largest size, to which larger drawings are scaled down."""
    return abs(max(page_size(pdf)) - LONGEST_PDF) <= 1


def page_size(pdf: bytes) -> tuple[float, float]:
    """The width and the height of the page in points."""
    return _sides(_PDF_SIZE, pdf)


_FORMS: Final = {"svg": _svg, "png": _png, "pdf": _pdf}


def _most_png(svg: bytes) -> float:
    """Return the largest scale at which the drawing can be made as a PNG."""
    wide, high = (side / _INCH * _PIXELS for side in _sides(_SVG_SIZE, svg))
    return min(_LONGEST_PNG / max(wide, high), math.sqrt(_MOST_PIXELS / (wide * high)))


def _sides(pattern: re.Pattern[bytes], drawn: bytes) -> tuple[float, float]:
    """Return width and height in points. Raises DrawingError if the drawing has no size."""
    found = pattern.search(drawn)
    if not found:
        raise DrawingError("Graphviz made a drawing without a size")
    return float(found[1]), float(found[2])


@cache
def missing() -> str | None:
    """Return why Graphviz cannot be loaded, or None. The wheel bundles it, but not libraries that all desktops have."""
    with _LOCK, _environment(), _quiet():
        try:
            import pygraphviz  # noqa: F401
        except ImportError as error:
            return (
                f"Graphviz cannot be loaded ({error}): install pygraphviz 2 or later, and on a slim Linux the libraries"
                " it needs (Debian: libglib2.0-0 libx11-6 libxext6 libxrender1 libexpat1)"
            )
    return None


def run(dot: str, program: Program, form: str, resolution: float = _INCH) -> bytes:
    """Run Graphviz and return its output in one of its own formats. Raises DrawingError if it fails."""
    with _graph(dot, resolution) as graph:
        return _drawn(graph, form, program)


def _kept(dot: str, kind: str, make: Callable[[], bytes]) -> bytes:
    """Return the result of `make` for a graph, from an earlier run if possible."""
    if not is_portable(dot):
        return make()
    key = f"{kind}\n{dot}"
    drawn = find_drawing(key)
    if drawn is None:
        drawn = make()
        keep_drawing(key, drawn)
    return drawn


def is_portable(dot: str) -> bool:
    """Whether the bundled fonts cover all letters of a graph. If not, its layout depends on the machine's fonts."""
    return natural("".join(set(dot) - CONTROLS), 1) is not None


def placed(dot: str) -> tuple[str, list[PlacedBox]]:
    """Lay a graph out with `dot`. Return it with all positions, and the boxes of its outer clusters and nodes.

    Results are kept for later runs. Raises DrawingError if Graphviz fails.
    """

    def laid_out() -> bytes:
        with _graph(dot, _INCH) as graph:
            text = _drawn(graph, "dot", "dot").decode("utf-8")
            clusters = [_cluster(each) for each in graph.subgraphs_iter()]
            return json.dumps([text, [*clusters, *map(_node, graph.nodes_iter())]]).encode()

    text, boxes = json.loads(_kept(dot, "placed", laid_out))
    return text, [PlacedBox(*box) for box in boxes]


def _cluster(cluster: Any) -> PlacedBox:
    left, low, right, high = map(float, cluster.graph_attr["bb"].split(","))
    return PlacedBox(str(cluster.name), left, low, right, high)


def _node(node: Any) -> PlacedBox:
    x, y = map(float, node.attr["pos"].split(","))
    wide, tall = (float(node.attr[side]) * _INCH / 2 for side in ("width", "height"))
    return PlacedBox(str(node), x - wide, y - tall, x + wide, y + tall)


@contextmanager
def _graph(dot: str, resolution: float) -> Iterator[Any]:
    """Open a graph in pygraphviz. Raises DrawingError for errors that Graphviz reports."""
    if reason := missing():
        raise DrawingError(reason)
    with _LOCK, _environment(), _quiet() as errors:
        import pygraphviz

        try:
            with pygraphviz.AGraph(string=dot) as graph:
                graph.graph_attr["dpi"] = f"{resolution:.6g}"
                yield graph
        except (ValueError, OSError, RuntimeError) as error:
            raise DrawingError(f"Graphviz could not draw: {_complaint(errors, _ERROR) or error}") from error
        if complaint := _complaint(errors, _SYNTAX):  # Graphviz drops the label and continues
            raise DrawingError(f"Graphviz could not read a label: {complaint}")


def _drawn(graph: Any, form: str, program: Program) -> bytes:
    drawn: bytes | None = graph.draw(format=form, prog=program)
    if not drawn:
        raise ValueError("nothing came out")
    return drawn


@contextmanager
def _environment() -> Iterator[None]:
    """Set Graphviz's environment only while it draws, so that programs we start get the user's own."""
    try:
        ours = {**fontconfig.variables(), "TZ": "UTC0"}  # PDF includes the time zone, at varying length
    except OSError as error:
        raise DrawingError(f"there is no folder to write temporary files to: {error}") from error
    before = {name: os.environ.get(name) for name in ours}
    _set(ours)
    try:
        yield
    finally:
        _set(before)


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    if hasattr(time, "tzset"):
        time.tzset()


@contextmanager
def _quiet() -> Iterator[IO[bytes]]:
    """Capture standard error, including output of C code, in the file that is yielded."""
    try:
        before = os.dup(2)
    except OSError:  # standard error is closed
        before = os.open(os.devnull, os.O_WRONLY)
    with tempfile.TemporaryFile() as captured, redirect_stderr(io.StringIO()):
        os.dup2(captured.fileno(), 2)
        try:
            yield captured
        finally:
            os.dup2(before, 2)
            os.close(before)


def _complaint(errors: IO[bytes], kind: re.Pattern[bytes]) -> str:
    """Return the first error of Graphviz itself, ignoring output of its libraries; empty if there is none."""
    errors.seek(0)
    found = kind.search(errors.read(1_000_000))
    return found[1].decode("utf-8", "replace") if found else ""
