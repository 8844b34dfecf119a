from support.journeys import journey
from support.markdown import rendered, tables


def test_up_to_four_columns_are_one_table() -> None:
    source = rendered(
        journey("""
            title: x
            stages:
              - name: First
                goals: [win]
                steps: [{name: a, emotion: -2}, b]
              - {name: Second, emotion: 2}
              - {name: Third, goals: [rest]}
        """)
    )
    assert tables(source) == [
        [
            ["", "First", "First › a", "First › b", "Second", "Third"],
            ["**Goals**", "win", "", "", "", "rest"],
            ["**Emotion**", "", "😖 −2", "", "😄 +2", ""],
        ]
    ]


def test_more_columns_are_a_table_for_each_stage() -> None:
    source = rendered(
        journey("""
            title: x
            stages:
              - name: First
                description: the beginning
                duration: 2d
                goals: [win]
                steps: [{name: a, goals: [draw]}, b, c]
              - {name: Second, moment_of_truth: true, owner: Ops}
              - {name: Third, support: [vault]}
        """)
    )
    assert tables(source) == [
        [["", "The whole stage", "a", "b", "c"], ["**Goals**", "win", "draw", "", ""]],
        [["", "★ Second"], ["*Owner*", "Ops"]],
        [["", "Third"], ["**Support**", "vault"]],
    ]
    assert "### First\n\nthe beginning\n\nTakes: 2 days\n\n|" in source
    assert "★ moment of truth." in source


def test_the_lines_of_a_blueprint_are_between_the_rows_that_are_there() -> None:
    source = rendered(
        journey("""
            title: x
            lanes: [activities, frontstage, backstage, support]
            stages:
              - {name: a, activities: [go], support: [vault]}
              - {name: b, backstage: [sort], support: [vault]}
              - {name: c, frontstage: [greet], backstage: [sort]}
              - {name: d, activities: [stay], frontstage: [greet]}
              - e
        """)
    )
    assert [[row[0] for row in table[1:]] for table in tables(source)] == [
        ["**Activities**", "*line of internal interaction*", "**Support**"],
        ["**Backstage**", "*line of internal interaction*", "**Support**"],
        ["**Frontstage**", "*line of visibility*", "**Backstage**"],
        ["**Activities**", "*line of interaction*", "**Frontstage**"],
        [],
    ]
