import os
from pathlib import Path

import pytest

from journeymap_cli.errors import MissingFileError, OutsideFolderError
from journeymap_cli.load.reader import DiskReader, read_bounded, root


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DiskReader:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps/sub").mkdir(parents=True)
    (tmp_path / "maps/a.yaml").write_text("a")
    (tmp_path / "maps/sub/b.yaml").write_text("bb")
    (tmp_path / "out.yaml").write_text("out")
    return DiskReader(10)


def test_a_file_is_read_beside_the_one_that_names_it(reader: DiskReader) -> None:
    assert reader.read("maps/map.yaml", "a.yaml") == ("maps/a.yaml", b"a")
    assert reader.read("maps/map.yaml", "./sub/../sub/b.yaml") == ("maps/sub/b.yaml", b"bb")
    assert reader.contents == {"maps/a.yaml": b"a", "maps/sub/b.yaml": b"bb"}


def test_its_name_is_as_typed(reader: DiskReader, tmp_path: Path) -> None:
    assert reader.read(f"{tmp_path}/maps/map.yaml", "a.yaml")[0] == f"{tmp_path}/maps/a.yaml"
    assert reader.read("./maps/map.yaml", "a.yaml")[0] == "maps/a.yaml"


@pytest.mark.parametrize("path", ["../out.yaml", "sub/../../out.yaml", "/etc/hostname", "../nothing.yaml"])
def test_without_a_work_tree_the_folder_of_the_file_is_not_left(reader: DiskReader, path: str) -> None:
    with pytest.raises(OutsideFolderError):
        reader.read("maps/map.yaml", path)
    assert reader.contents == {}


def test_a_link_does_not_lead_out(reader: DiskReader) -> None:
    Path("maps/link.yaml").symlink_to("../out.yaml")
    Path("maps/folder").symlink_to("..")
    for path in ("link.yaml", "folder/out.yaml"):
        with pytest.raises(OutsideFolderError):
            reader.read("maps/map.yaml", path)


def test_a_link_inside_is_followed(reader: DiskReader) -> None:
    Path("maps/link.yaml").symlink_to("sub/b.yaml")
    assert reader.read("maps/map.yaml", "link.yaml") == ("maps/link.yaml", b"bb")


def test_in_a_work_tree_the_whole_tree_may_be_read(reader: DiskReader) -> None:
    Path(".git").mkdir()
    assert reader.read("maps/sub/map.yaml", "../../out.yaml") == ("out.yaml", b"out")
    Path("maps/.git").write_text("gitdir: elsewhere")
    with pytest.raises(OutsideFolderError):
        DiskReader(reader.max_size).read("maps/sub/map.yaml", "../../out.yaml")


@pytest.mark.parametrize(
    "path", ["nothing.yaml", "sub", "", ".", "https://example.com/a.yaml", "a.yaml\0", "a" * 5000, "a.yaml/b"]
)
def test_what_is_no_file_is_missing(reader: DiskReader, path: str) -> None:
    with pytest.raises(MissingFileError):
        reader.read("maps/map.yaml", path)


def test_a_pipe_is_no_file_and_is_not_waited_for(reader: DiskReader) -> None:
    os.mkfifo("maps/pipe.yaml")
    with pytest.raises(MissingFileError):
        reader.read("maps/map.yaml", "pipe.yaml")


def test_a_circle_of_links_is_no_file(reader: DiskReader) -> None:
    Path("maps/one.yaml").symlink_to("two.yaml")
    Path("maps/two.yaml").symlink_to("one.yaml")
    with pytest.raises(MissingFileError):
        reader.read("maps/map.yaml", "one.yaml")


def test_no_more_is_read_than_shows_that_it_is_too_large(reader: DiskReader) -> None:
    Path("maps/large.yaml").write_bytes(b"x" * 100)
    assert reader.read("maps/map.yaml", "large.yaml")[1] == b"x" * 11
    assert read_bounded(Path("maps/large.yaml"), 3) == b"xxxx"


def test_the_root_is_the_innermost_work_tree(tmp_path: Path) -> None:
    inner = tmp_path / "tree" / "inner" / "maps"
    inner.mkdir(parents=True)
    assert root(inner) == inner
    (tmp_path / "tree" / ".git").mkdir()
    assert root(inner) == tmp_path / "tree"
    (tmp_path / "tree" / "inner" / ".git").write_text("")
    assert root(inner) == tmp_path / "tree" / "inner"


def test_without_a_repository_the_folder_of_the_first_file_holds_for_those_that_it_leads_to(tmp_path: Path) -> None:
    reader = DiskReader(10)
    for name in ("maps/a.yaml", "maps/parts/b.yaml", "secret.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    first = str(tmp_path / "maps" / "a.yaml")
    second, _ = reader.read(first, "parts/b.yaml")
    assert reader.read(second, "../a.yaml") == (first, b"x")
    for base, path in ((first, "../secret.yaml"), (second, "../../secret.yaml")):
        with pytest.raises(OutsideFolderError):
            reader.read(base, path)
