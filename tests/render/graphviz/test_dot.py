from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.graphviz import dot
from journeymap_cli.render.graphviz.flow_content import flow_content
from journeymap_cli.render.graphviz.flow_dot import flow_dot
from journeymap_cli.render.graphviz.map_dot import map_dot
from journeymap_cli.render.options import Options
from support.journeys import journey

MAP = journey("{title: Boots, stages: [Look, Buy]}")
FLOW = Options(diagram="flow")


def test_it_is_the_text_of_the_diagram() -> None:
    assert dot.render(MAP, Options()).decode() == map_dot(Analysis(MAP), Options())
    assert dot.render(MAP, FLOW).decode() == flow_dot(flow_content(Analysis(MAP), FLOW))


def test_the_graph_of_a_small_flow() -> None:
    text = dot.render(MAP, FLOW).decode()
    assert text.startswith("digraph flow {\n")
    assert "rankdir=LR" in text
    assert "rankdir=TB" in dot.render(MAP, Options(diagram="flow", direction="TB")).decode()
    assert "n1 -> n2 [" in text


def test_it_is_fresh_only_where_it_is_the_same() -> None:
    assert dot.same(b"digraph {}", b"digraph {}")
    assert not dot.same(b"digraph {}", b"digraph { }")
