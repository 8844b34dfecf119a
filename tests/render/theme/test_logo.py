import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymap_cli.render.theme.logo import MOST_BYTES, LogoError, read_picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
PICTURES = {
    "x.png": (b"\x89PNG\r\n\x1a\n....", "image/png"),
    "x.jpg": (b"\xff\xd8\xff\xe0....", "image/jpeg"),
    "x.webp": (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
    "x.svg": (SVG, "image/svg+xml"),
    "y.svg": (b'<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>\n<!-- b -->' + SVG, "image/svg+xml"),
    "z.svg": (b"\xef\xbb\xbf" + SVG, "image/svg+xml"),
}
NOT_PICTURES = {
    "page.svg": b"<html><svg></svg></html>",
    "text.png": b"no picture",
    "empty.png": b"",
    "entities.svg": b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>',
    "script.svg": b"<!-- <svg> --><script>alert(1)</script>",
    "wave.webp": b"RIFF\0\0\0\0WAVEfmt ",
    "comments.svg": b"<!---->" * 20_000,
}


def refused(folder: Path, path: str) -> str:
    """Why a file cannot be a logo."""
    with pytest.raises(LogoError) as caught:
        read_picture(folder, path)
    return str(caught.value)


@pytest.mark.parametrize("name", PICTURES)
def test_the_type_of_a_picture_is_known_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    content, kind = PICTURES[name]
    (tmp_path / name).write_bytes(content)
    assert read_picture(tmp_path, name) == f"data:{kind};base64,{base64.b64encode(content).decode()}"


@pytest.mark.parametrize("name", NOT_PICTURES)
def test_a_file_that_is_not_a_picture_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(NOT_PICTURES[name])
    assert refused(tmp_path, name) == "is not a PNG, JPEG, WebP or SVG image"


def _outside(folder: Path) -> str:
    return "../x.png"


def _absolute(folder: Path) -> str:
    return str(folder.parent / "x.png")


def _link(folder: Path) -> str:
    (folder / "link.png").symlink_to(folder.parent / "x.png")
    return "link.png"


@pytest.mark.parametrize("path", [_outside, _absolute, _link])
def test_a_picture_outside_the_folder_is_an_error(tmp_path: Path, path: Callable[[Path], str]) -> None:
    (tmp_path / "x.png").write_bytes(PICTURES["x.png"][0])
    own = tmp_path / "own"
    own.mkdir()
    assert refused(own, path(own)) == "is outside the folder of the theme"


def test_a_picture_may_be_in_a_subfolder(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "x.png").write_bytes(PICTURES["x.png"][0])
    assert read_picture(tmp_path, "img/x.png").startswith("data:image/png")


def test_a_file_that_does_not_exist_or_is_too_large_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "fits.png").write_bytes(PICTURES["x.png"][0].ljust(MOST_BYTES, b"."))
    (tmp_path / "large.png").write_bytes(PICTURES["x.png"][0].ljust(MOST_BYTES + 1, b"."))
    assert read_picture(tmp_path, "fits.png")
    assert refused(tmp_path, "large.png") == "is larger than 200 kB"
    assert refused(tmp_path, "none.png") == "does not exist"
    assert refused(tmp_path, ".") == "is not a file"
