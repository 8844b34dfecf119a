"""The wheel and the sdist hold all that the program needs: both are built and installed, and draw an example."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = [
    "journeymap_cli/examples/payments-api/journey.yaml",
    "journeymap_cli/examples/b2b-onboarding/shared.yaml",
    "journeymap_cli/examples/payments-api/pictures/dana.svg",
    "journeymap_cli/templates/html/page.html",
    "journeymap_cli/templates/html/style.css",
    "journeymap_cli/templates/html/script.js",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an sdist and the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return folder


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def test_the_wheel_holds_templates_examples_and_fonts_but_no_drawings(built: Path) -> None:
    names = zipfile.ZipFile(only(built, "*.whl")).namelist()
    assert [name for name in NEEDED if name not in names] == []
    drawings = [name for name in names if "/examples/" in name and "/pictures/" not in name]
    assert [name for name in drawings if not name.endswith((".yaml", ".py"))] == []
    assert any(name.endswith("LICENSE") for name in names)
    assert any(name.endswith("licenses/src/journeymap_cli/render/html/fonts/OFL.txt") for name in names)


def test_the_wheel_holds_every_file_of_the_program(built: Path) -> None:
    """A new package or data file that nobody listed is there in an editable install, and nowhere else."""
    files = {file.relative_to(ROOT / "src") for file in (ROOT / "src").rglob("*") if file.is_file()}
    needed = {file.as_posix() for file in files if file.parts[0] == "journeymap_cli" and file.suffix != ".pyc"}
    assert {"journeymap_cli/cli/app.py", "journeymap_cli/cli/preview.js"} <= needed
    assert needed - set(zipfile.ZipFile(only(built, "*.whl")).namelist()) == set()


def test_the_sdist_holds_the_sources(built: Path) -> None:
    with tarfile.open(only(built, "*.tar.gz")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "examples/payments-api/journey.yaml", "templates/html/page.html"} <= names


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"])
def test_an_installed_package_draws_an_example(built: Path, tmp_path: Path, pattern: str) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    # The libraries are taken from this environment: only the package itself is installed.
    libraries = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    install = [str(python), "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--force-reinstall"]
    subprocess.run([*install, str(only(built, pattern))], check=True, env=libraries, capture_output=True)
    where = subprocess.run(
        [str(python), "-c", "import journeymap_cli; print(journeymap_cli.__file__)"],
        check=True,
        env=libraries,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(home)
    command = str(home / "bin" / "journeymap")
    for line in ("init map.yaml --template payments-api", "render map.yaml -f html -f svg -o out/"):
        subprocess.run([command, *line.split()], check=True, env=libraries, cwd=tmp_path, capture_output=True)
    assert "Payments API" in (tmp_path / "out" / "map.html").read_text(encoding="utf-8")
    assert "<svg" in (tmp_path / "out" / "map.svg").read_text(encoding="utf-8")
