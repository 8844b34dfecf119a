from support.journeys import journey


def test_a_title_and_a_stage_are_a_map() -> None:
    map_ = journey("title: T\nstages: A")
    assert (map_.id, map_.state, map_.status, map_.evidence_default) == ("t", "current", "draft", "assumed")
    assert map_.scale.min == -2
    assert map_.scale.max == 2
