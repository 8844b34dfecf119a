from journeymap_cli.facts import mentions
from support.journeys import journey

MAP = journey("""
    title: x
    stages:
      - name: a
        personas: [dev]
        goals: [{text: b, persona: pm, sources: [log, talks]}]
        touchpoints: [{text: c, channel: docs}, d]
        emotion: [{persona: dev, score: 1, sources: log}]
        steps:
          - name: e
            opportunities: {text: f, solutions: [g, {text: h, persona: pm, sources: talks}]}
            metrics: [{name: i, source: log}]
            touchpoints: {text: j, channel: web}
""")


def test_personas_are_named_by_nodes_entries_and_solutions() -> None:
    assert list(mentions.personas(MAP)) == [
        (("stages", 0, "personas", 0), "dev"),
        (("stages", 0, "goals", 0, "persona"), "pm"),
        (("stages", 0, "emotion", 0, "persona"), "dev"),
        (("stages", 0, "steps", 0, "opportunities", 0, "solutions", 1, "persona"), "pm"),
    ]


def test_channels_are_named_by_touchpoints() -> None:
    assert list(mentions.channels(MAP)) == [
        (("stages", 0, "touchpoints", 0, "channel"), "docs"),
        (("stages", 0, "steps", 0, "touchpoints", 0, "channel"), "web"),
    ]


def test_sources_are_named_by_entries_solutions_and_metrics() -> None:
    assert list(mentions.sources(MAP)) == [
        (("stages", 0, "goals", 0, "sources", 0), "log"),
        (("stages", 0, "goals", 0, "sources", 1), "talks"),
        (("stages", 0, "emotion", 0, "sources", 0), "log"),
        (("stages", 0, "steps", 0, "opportunities", 0, "solutions", 1, "sources", 0), "talks"),
        (("stages", 0, "steps", 0, "metrics", 0, "source"), "log"),
    ]
