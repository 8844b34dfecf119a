from support.journeys import journey
from support.markdown import rendered, tables


def test_opportunities_are_in_order_of_priority() -> None:
    source = rendered(
        journey("""
            title: x
            stages:
              - name: a
                pain_points: [{id: slow, text: It is slow}]
                opportunities:
                  - {text: later, impact: low, effort: high}
                  - {text: over, status: done}
                  - text: now
                    impact: high
                    effort: low
                    addresses: slow
                    owner: Ops
                    solutions: {text: try, status: planned}
        """)
    )
    assert tables(source)[1] == [
        ["", "Opportunity", "Where", "Impact", "Effort", "Status", "Owner", "Eases"],
        ["1", "now (**quick win**)<br>• try (planned)", "a", "high", "low", "idea", "Ops", "It is slow"],
        ["2", "later", "a", "low", "high", "idea", "", ""],
        ["", "over", "a", "", "", "done", "", ""],
    ]


def test_transitions_other_than_the_default_are_listed() -> None:
    source = rendered(
        journey("""
            title: x
            stages:
              - {name: a, next: [b]}
              - {name: b, next: [c, {to: a, label: too dear}, {to: exit, when: no key}]}
              - c
        """)
    )
    assert source.endswith(
        "## Ways other than to the next step\n\n- b ↩ back to a: too dear\n- b → **leaves the journey** (no key)\n"
    )


def test_only_personas_with_more_than_a_name_and_a_role_have_a_section() -> None:
    names = rendered(journey("title: x\npersonas: [Ann, {name: Bo, role: Courier}]\nstages: [a]"))
    assert "- **Personas:** Ann, Bo (Courier)\n" in names
    assert "## Personas" not in names
    more = rendered(journey("title: x\npersonas: [Ann, {name: Bo, role: Courier, goals: [rest, go]}]\nstages: [a]"))
    assert more.endswith("## Personas\n\n### Bo\n\nCourier\n\n- **Goals:** rest; go\n")


def test_what_is_about_the_whole_journey_has_sections_of_its_own() -> None:
    text = rendered(
        journey("""
        title: x
        pain_points: [{text: Slow, severity: severe, description: "Two lines\\n\\nof it"}, {text: Dear, stages: [a, b]}]
        opportunities: {text: One contact, description: For all}
        metrics: [{name: NPS, kind: nps, value: 12}]
        stages: [{name: A, metrics: {name: Calls, value: 3}}, B]
    """)
    )
    assert "## Pain points of the whole journey\n\n- Slow<br>Two lines<br>of it (**severe**)\n- Dear · A, B\n" in text
    assert "## Metrics of the whole journey\n\n- NPS: +12\n" in text
    assert "| One contact<br>For all | Whole journey |" in text
