import json

import pytest

from journeymap_cli.exchange import imported as limits
from journeymap_cli.exchange.kinds import kind_of_file
from support.importing import imported

TABLES = {
    "cells.csv": "Stage,A,B\nGoals,x,y\nNeeds,x,{}\n",
    "lines.csv": 'Stage,A,B\nGoals,x,"x\ny\n{}"\n',
    "semicolons.csv": "Stage,A,B\nGoals,x,x;y;{}\n",
    "arrows.csv": "Stage,A,B\nFeelings,1,good → bad → {}\nGoals,x\n",
    "records.csv": "stage,lane,text\nA,goals,x\nA,goals,{}\n",
    "labels.csv": "stage,lane,text\nA,emotion,x; y; {}\n",
    "records.json": '[{{"stage": "A", "lane": "goals", "text": "x"}}, {{"stage": "A", "lane": "goals", "text": "{}"}}]',
    "map.json": '{{"title": "X", "stages": [{{"name": "A", "goals": ["x", "{}"]}}]}}',
    "table.md": "| Stage | A |\n|---|---|\n| Goals | x |\n| Needs | {} |\n",
    "list.md": "- A\n  - Goals: x; y; {}\n- B\n",
    "sections.md": "## Stage 1: A\n\n**Goals:** x<br>y<br>{}\n\n## Stage 2: B\n\n**Goals:** x\n",
}
"""Tables with five to eight texts, and room for one more."""


@pytest.mark.parametrize("file", TABLES)
def test_a_file_with_too_many_texts_is_refused_with_the_limit(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_TEXTS", 14)
    kind, text = kind_of_file(file, b"") or "", TABLES[file]
    assert imported(kind, text.format("z")).maps
    many = json.dumps("z;" * 16)[1:-1] if file != "map.json" else '", "'.join(["z"] * 16)
    found = imported(kind, text.format(many))
    assert not found.maps
    assert [(problem.rule, problem.severity) for problem in found.problems] == [("no-map", "error")]
    assert "more than 14 texts" in found.problems[0].message
