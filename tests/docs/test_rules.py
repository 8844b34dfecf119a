import importlib.util
from pathlib import Path

from journeymap_cli.lint.catalogue import CATALOGUE

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_the_rules_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("make_rules", DOCS / "make_rules.py")
    assert spec
    assert spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == maker.page(), "run python docs/make_rules.py"


def test_it_has_every_rule() -> None:
    text = (DOCS / "rules.md").read_text(encoding="utf-8")
    assert [rule for rule in CATALOGUE if f"\n### {rule}\n" not in text] == []
