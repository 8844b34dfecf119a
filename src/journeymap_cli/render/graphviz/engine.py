"""The one door to Graphviz: DOT in, bytes out, the same bytes each time.

Graphviz runs within this process. What its C libraries say on standard error is held back; of a failure, the first
line of it is told. Importing this module loads none of them.
"""

import io
import math
import os
import re
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from functools import cache
from typing import IO, Final, Literal, TypeAlias

from journeymap_cli.errors import DrawingError
from journeymap_cli.regexes import regex
from journeymap_cli.render.graphviz import fontconfig
from journeymap_cli.render.graphviz.svg_finish import finished

Program: TypeAlias = Literal["dot", "nop2"]
Form: TypeAlias = Literal["svg", "png", "pdf"]

_INCH: Final = 72
_PIXELS: Final = 96  # an inch of a screen, as CSS has it
_MOST_PIXELS: Final = 150_000_000  # 600 MB while it is drawn
_LONGEST_PNG: Final = 32_767
_LONGEST_PDF: Final = 14_000  # points: readers refuse pages of more than 14,400, and Graphviz rounds
_PDF_TIME: Final = regex(rb"(/CreationDate \(D:)([^)]*)")
_PDF_SIZE: Final = regex(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")
_SVG_SIZE: Final = regex(rb'<svg width="([\d.]+)pt" height="([\d.]+)pt"')
_ERROR: Final = regex(rb"^Error: (.+)", re.MULTILINE)
_SYNTAX: Final = regex(rb"^Error: (.+ in line \d+)", re.MULTILINE)
_LOCK: Final = threading.Lock()  # neither Graphviz nor file descriptor 2 can be shared


def draw(dot: str, program: Program, form: Form, scale: float = 1.0, title: str = "") -> bytes:
    """A drawing of the graph. At scale 1 a point is a point of SVG and PDF, and 96/72 pixels of PNG.

    `title` names an SVG for those who do not see it. A PDF larger than readers open is made smaller; a PNG larger than
    can be drawn raises DrawingFailed, with the scale that fits.
    """
    return _FORMS[form](dot, program, scale, title)


def _svg(dot: str, program: Program, scale: float, title: str) -> bytes:
    return finished(run(dot, program, "svg", _INCH * scale), title)


def _png(dot: str, program: Program, scale: float, _: str) -> bytes:
    most = _most_png(run(dot, program, "svg"))
    if scale > most:
        part = math.floor(100 * most / scale)
        raise DrawingError(f"the picture is too large for PNG: at most {part} % of that scale, or SVG or PDF")
    return run(dot, program, "png", _PIXELS * scale)


def _pdf(dot: str, program: Program, scale: float, _: str) -> bytes:
    drawn = run(dot, program, "pdf", _INCH * scale)
    longest = max(_sides(_PDF_SIZE, drawn))
    if longest > _LONGEST_PDF:
        drawn = run(dot, program, "pdf", _INCH * scale * _LONGEST_PDF / longest)
    return _PDF_TIME.sub(lambda found: found[1] + b"20000101000000Z".ljust(len(found[2]))[: len(found[2])], drawn)


_FORMS: Final = {"svg": _svg, "png": _png, "pdf": _pdf}


def _most_png(svg: bytes) -> float:
    """The highest scale at which a PNG of the same drawing can be made."""
    wide, high = (side / _INCH * _PIXELS for side in _sides(_SVG_SIZE, svg))
    return min(_LONGEST_PNG / max(wide, high), math.sqrt(_MOST_PIXELS / (wide * high)))


def _sides(pattern: re.Pattern[bytes], drawn: bytes) -> tuple[float, float]:
    """Width and height in points."""
    found = pattern.search(drawn)
    if not found:
        raise DrawingError("Graphviz made a drawing without a size")
    return float(found[1]), float(found[2])


@cache
def missing() -> str | None:
    """Why Graphviz cannot be loaded, or None. The wheel carries it, but not the libraries that every desktop has."""
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
    """What Graphviz makes of the graph in one of its own formats."""
    if reason := missing():
        raise DrawingError(reason)
    with _LOCK, _environment(), _quiet() as said:
        try:
            drawn = _graphviz(dot, program, form, resolution)
        except (ValueError, OSError, RuntimeError) as error:
            raise DrawingError(f"Graphviz could not draw: {_complaint(said, _ERROR) or error}") from error
        if complaint := _complaint(said, _SYNTAX):  # it leaves out the label, and goes on
            raise DrawingError(f"Graphviz could not read a label: {complaint}")
    return drawn


def _graphviz(dot: str, program: Program, form: str, resolution: float) -> bytes:
    import pygraphviz

    with pygraphviz.AGraph(string=dot) as graph:
        graph.graph_attr["dpi"] = f"{resolution:.6g}"
        drawn: bytes | None = graph.draw(format=form, prog=program)
    if not drawn:
        raise ValueError("nothing came out")
    return drawn


@contextmanager
def _environment() -> Iterator[None]:
    """Only while Graphviz draws: the programs that we start shall see the user's own."""
    try:
        ours = {**fontconfig.variables(), "TZ": "UTC0"}  # a PDF tells the zone, in more letters or fewer
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
    """Holds back what is written to standard error, by C code as well; yields the file that has it."""
    try:
        before = os.dup(2)
    except OSError:  # there is none
        before = os.open(os.devnull, os.O_WRONLY)
    with tempfile.TemporaryFile() as said, redirect_stderr(io.StringIO()):
        os.dup2(said.fileno(), 2)
        try:
            yield said
        finally:
            os.dup2(before, 2)
            os.close(before)


def _complaint(said: IO[bytes], kind: re.Pattern[bytes]) -> str:
    """What Graphviz itself said first, without what its libraries said."""
    said.seek(0)
    found = kind.search(said.read(1_000_000))
    return found[1].decode("utf-8", "replace") if found else ""
