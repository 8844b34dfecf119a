import pytest

from journeymap_cli.model.entries import Emotion, Opportunity, PainPoint


@pytest.mark.parametrize(
    ("text", "key"), [("-1", "score"), ("\u22121.5", "score"), ("1e3", "label"), ("🎉", "label"), ("", "label")]
)
def test_a_number_alone_is_a_score_and_any_other_text_a_label(text: str, key: str) -> None:
    assert Emotion.short_key(text) == key


def test_a_pain_point_is_unrated_and_an_opportunity_an_idea_by_default() -> None:
    assert PainPoint(text="slow").severity is None
    assert Opportunity(text="faster").status == "idea"
