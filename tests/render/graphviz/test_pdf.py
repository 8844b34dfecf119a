import io
import json
import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import PAPERS, DiagramName
from journeymap_cli.pictures import Picture
from journeymap_cli.render.graphviz import pdf
from journeymap_cli.render.graphviz.pdf_info import described, linked
from journeymap_cli.render.options import Options
from journeymap_cli.view.poster.pages import pages
from journeymap_cli.view.poster.poster import poster
from journeymap_cli.view.poster.shapes import TextBlock
from support.journeys import journey

MAP = journey("{title: Boots, stages: [{name: Look, emotion: 1}, {name: Buy, emotion: -1}]}")
NAMES: tuple[DiagramName, ...] = ("map", "flow")
PAGE = re.compile(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")


def page(document: bytes) -> tuple[float, float]:
    assert document.startswith(b"%PDF-")
    [(wide, high)] = PAGE.findall(document)
    return float(wide), float(high)


def test_its_one_page_is_as_large_as_the_poster() -> None:
    sheet = poster(Analysis(MAP))
    assert page(pdf.render(MAP, Options())) == pytest.approx((sheet.width, sheet.height), abs=1.5)


def png(red: int) -> bytes:
    """A picture of 160 x 90 pixels in one colour."""
    head = (b"IHDR", struct.pack(">IIBBBBB", 160, 90, 8, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + bytes((red, 0, 0)) * 160) * 90)
    parts = (head, (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


@pytest.mark.parametrize("paper", [None, PAPERS["a4"]])
def test_it_has_the_pictures_that_are_png(paper: tuple[float, float] | None) -> None:
    steps = ", ".join(f"{{name: {name}, image: {{file: {name}, alt: A}}}}" for name in ("a.png", "b.svg", "c.png"))
    made = journey(f"title: x\nstages: [{steps}]")
    images = [("a.png", Picture("image/png", png(200))), ("c.png", Picture("image/png", png(90)))]
    options = Options(images=(*images, ("b.svg", Picture("image/svg+xml", b"<svg/>"))))
    [drawn] = pdf.pages(made, options, paper) if paper else [pdf.render(made, options)]
    assert len(re.findall(rb"/Subtype */Image", drawn)) == 2
    assert pdf.render(made, options) == pdf.render(made, options)


def information(document: bytes, path: Path) -> dict[str, str]:
    path.write_bytes(document)
    said = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    assert not said.stderr
    return dict(re.findall(r"^([^:]+):\s+(.*)$", said.stdout, re.MULTILINE))


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs pdfinfo")
@pytest.mark.parametrize("title", ["Boots", "Für 旅 🙂", "a) >> \\ (b <c", "a\u202eb"])
def test_it_has_the_title_and_the_owner_of_the_map(title: str, tmp_path: Path) -> None:
    map_ = journey(json.dumps({"title": title, "owner": "Team) Ä", "stages": ["A"]}, ensure_ascii=False))
    found = information(pdf.render(map_, Options()), tmp_path / "map.pdf")
    assert (found["Title"], found["Author"], found["Pages"]) == (title, "Team) Ä", "1")
    assert "Author" not in information(pdf.render(MAP, Options()), tmp_path / "map.pdf")


def test_it_states_its_language() -> None:
    assert b"/Lang <FEFF0065006E>" in pdf.render(MAP, Options())
    assert b"/Lang <FEFF00640065002D00410054>" in pdf.render(journey("{title: x, lang: de-AT, stages: [A]}"), Options())


def test_a_link_is_where_its_text_is() -> None:
    address = "https://x.example/ä%20b?a=1&b=(2)#%20é"
    map_ = journey(f"{{title: Links, stages: [A, {{name: B, goals: {{text: Go there, link: '{address}'}}}}]}}")
    [sheet] = PdfReader(io.BytesIO(pdf.render(map_, Options()))).pages
    [note] = [each.get_object() for each in sheet.get("/Annots", [])]
    assert note["/A"]["/URI"] == "https://x.example/%C3%A4%20b?a=1&b=(2)#%20%C3%A9"
    drawn = poster(Analysis(map_))
    [words] = [mark for mark in drawn.marks if isinstance(mark, TextBlock) and mark.href]
    top = drawn.height - words.y
    assert list(map(float, note["/Rect"])) == pytest.approx(
        [words.x, top - words.height, words.x + words.width, top], abs=2
    )


def test_a_map_without_links_has_no_annotations() -> None:
    assert b"/Annots" not in pdf.render(journey("{title: 'URL=x', stages: [{name: A, goals: 'URL=y'}]}"), Options())


def test_a_file_of_another_structure_stays_as_it_is() -> None:
    assert linked(b"%PDF-1.7 else", "", 1) == b"%PDF-1.7 else"
    assert described(b"%PDF-1.7 else", "a", None, "en") == b"%PDF-1.7 else"


def test_a_map_of_many_bands_is_not_a_strip() -> None:
    stages = ", ".join(f"{{name: S{number}, goals: [a], pain_points: [b], metrics: [c]}}" for number in range(330))
    drawn = pdf.render(journey(f"{{title: x, stages: [{stages}]}}"), Options(wrap=400))
    assert pdf.shrunk(drawn) is None
    wide, high = page(drawn)
    assert 0.3 < wide / high < 3


def test_a_drawing_that_is_scaled_down_says_so() -> None:
    long = journey(f"{{title: x, stages: [{', '.join(f'S{number}' for number in range(170))}]}}")
    assert "scaled down" in (pdf.shrunk(pdf.render(long, Options(wrap=None))) or "")
    assert pdf.shrunk(pdf.render(MAP, Options())) is None


def test_a_page_is_never_larger_than_readers_open() -> None:
    long = journey(f"{{title: x, stages: [{', '.join(f'S{number}' for number in range(170))}]}}")
    assert poster(Analysis(long)).width > 14_400
    assert max(page(pdf.render(long, Options()))) <= 14_400


@pytest.mark.parametrize("diagram", NAMES)
def test_it_has_the_same_bytes_each_time(diagram: DiagramName) -> None:
    options = Options(diagram=diagram)
    assert pdf.render(MAP, options) == pdf.render(MAP, options)


def test_one_that_is_there_is_fresh() -> None:
    assert pdf.same(b"old", b"new")
    assert not pdf.same(b"", b"new")


STAGES = ", ".join(f"{{name: S{at}, goals: [{', '.join('abcdefghijklm')}]}}" for at in range(40))
LONG = journey(f"{{title: 'Boots & <shoes>', owner: Ann, lang: de, stages: [{STAGES}]}}")


def test_pages_are_joined_in_one_file_that_describes_itself() -> None:
    [drawn] = pdf.pages(LONG, Options(), PAPERS["a4"])
    read = PdfReader(io.BytesIO(drawn))
    assert len(read.pages) == len(pages(Analysis(LONG), PAPERS["a4"])) > 2
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in read.pages} == {(842, 595)}
    assert read.metadata
    assert (read.metadata.title, read.metadata.author) == ("Boots & <shoes>", "Ann")
    assert str(read.root_object["/Lang"]) == "de"
    assert "S39" in read.pages[-1].extract_text()


def test_pages_have_the_same_bytes_each_time() -> None:
    assert pdf.pages(LONG, Options(), PAPERS["letter"]) == pdf.pages(LONG, Options(), PAPERS["letter"])
