from pathlib import Path

import pytest

from journeymap_cli.app.sources import map_file
from journeymap_cli.errors import InvalidJourneyError

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def write(folder: Path, image: str) -> str:
    text = f"title: T\nstages:\n  - name: A\n    image: {{file: {image}, alt: A form}}\n"
    (folder / "map.yaml").write_text(text, encoding="utf-8")
    return str(folder / "map.yaml")


def test_the_pictures_of_a_map(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    document = map_file(write(tmp_path, "a.png"), 10_000).document()
    assert document.images["a.png"].address.startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("image", "content", "rule", "message"),
    [
        ("b.png", None, "missing-file", "there is no file 'b.png'"),
        ("../b.png", None, "outside-folder", "'../b.png' is outside of the folder of the maps"),
        ("b.png", PNG + bytes(100_000), "bad-value", "'b.png' is larger than 100 kB"),
        ("b.png", b"GIF89a", "bad-value", "'b.png' is not a PNG, JPEG, WebP or SVG picture"),
        (
            "b.svg",
            b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
            "bad-value",
            "'b.svg' is not a PNG, JPEG, WebP or SVG picture",
        ),
    ],
)
def test_a_picture_that_cannot_be_used(
    tmp_path: Path, image: str, content: bytes | None, rule: str, message: str
) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    if content:
        (folder / image).write_bytes(content)
    with pytest.raises(InvalidJourneyError) as raised:
        map_file(write(folder, image), 5_000_000).document()
    found = [
        (problem.rule, problem.message, problem.where.line, problem.where.column) for problem in raised.value.problems
    ]
    assert found == [(rule, message, 4, 19)]


def test_the_portrait_of_a_shared_persona_lies_beside_the_shared_file(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "ana.png").write_bytes(PNG)
    shared = "personas:\n  - {id: ana, name: Ana, image: {file: ana.png, alt: Ana}}\n"
    (tmp_path / "people" / "all.yaml").write_text(shared, encoding="utf-8")
    text = "title: T\nimports: people/all.yaml\nstages:\n  - {name: A, personas: ana}\n"
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    document = map_file(str(tmp_path / "map.yaml"), 10_000).document()
    assert list(document.images) == ["people/ana.png"]
