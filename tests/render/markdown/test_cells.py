from support.journeys import journey
from support.markdown import rendered, tables


def test_an_emotion_has_its_face_and_names_its_persona_if_there_are_several() -> None:
    one = rendered(journey("title: x\npersonas: [Ann]\nstages: [{name: a, emotion: {score: 0, label: calm}}]"))
    two = rendered(journey("title: x\npersonas: [Ann, Bo]\nstages: [{name: a, emotion: [{persona: bo, score: 1.5}]}]"))
    assert tables(one)[0][1] == ["**Emotion**", "😐 0 calm"]
    assert tables(two)[0][1] == ["**Emotion**", "😄 +1.5 (Bo)"]


def test_remarks_about_an_entry_follow_its_text() -> None:
    source = rendered(
        journey("""
            title: x
            sources: [{title: Talks, kind: interview, sample: 12}, {title: Log, kind: analytics}]
            channels: [{id: docs, name: Docs}]
            stages:
              - name: a
                activities: [{text: reads, evidence: observed, sources: [log, talks]}, {text: asks}]
                touchpoints: [{text: Guide, channel: docs}, {text: Docs, channel: docs}]
                pain_points: [{text: slow, severity: severe, frequency: often}]
                opportunities: [{text: faster, impact: high, effort: low, priority: 2, status: planned}]
                metrics: [{name: reach, kind: reach, value: 40}]
              - name: b
                metrics:
                  - {name: Reach, kind: reach, value: 39}
                  - {name: Wait, kind: duration, value: 3d, target: 1d, as_of: 2026-09-01, source: log}
        """)
    )
    assert tables(source)[0][1:] == [
        ["**Activities**", "• reads (observed, sources 2, 1)<br>• asks", ""],
        ["**Touchpoints**", "• Guide (Docs)<br>• Docs", ""],
        ["**Pain points**", "slow (**severe**, often)", ""],
        ["**Opportunities**", "faster (high impact, low effort, priority 2, planned)", ""],
        ["**Reach**", "40%", "39% (−1 point)"],
        ["**Metrics**", "", "Wait: 3 days (target 1 day, **missed**, 1 Sep 2026, source 2)"],
    ]
    assert "1. Talks (interview, n = 12)\n2. Log (analytics)\n" in source


def test_the_breaks_of_a_text_are_breaks_in_its_cell() -> None:
    [table] = tables(rendered(journey('title: x\nstages: [{name: a, activities: "one\\n\\ntwo"}]')))
    assert table[1] == ["**Activities**", "one<br>two"]
