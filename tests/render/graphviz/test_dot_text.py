import pytest

from journeymap_cli.render.graphviz.dot_text import Digraph, quoted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("n1", "n1"),
        ("-.5", "-.5"),
        ("", '""'),
        ("two words", '"two words"'),
        ("Node", '"Node"'),
        ("n1\n", '"n1\n"'),
        ("<<b>bold</b>>", "<<b>bold</b>>"),
        ("<", '"<"'),
        ('say "hi"', r'"say \"hi\""'),
        (r"say \"hi\"", r'"say \"hi\""'),
        (r"back\\" + '"', r'"back\\\""'),
    ],
)
def test_what_is_no_name_is_quoted(text: str, written: str) -> None:
    assert quoted(text) == written


def test_statements_are_in_order_and_attributes_by_name_after_the_label() -> None:
    graph, part = Digraph("flow"), Digraph("cluster_1")
    graph.default("edge", style="solid", dir="none")
    part.own(style="invis", label="")
    part.node("n1", "two words", URL="", fontsize="9")
    graph.subgraph(part)
    graph.edge("n1", "n2", weight="9", color="#17191d")
    assert str(graph).splitlines() == [
        "digraph flow {",
        "\tedge [dir=none style=solid]",
        "\tsubgraph cluster_1 {",
        '\t\tlabel="" style=invis',
        '\t\tn1 [label="two words" URL="" fontsize=9]',
        "\t}",
        '\tn1 -> n2 [color="#17191d" weight=9]',
        "}",
    ]
