import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.diff.similarity import ALIKE, most_alike, similarity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Errors have no code", "Errors have a code nobody documents"),
        ("Pay the bill", "Pay the invoice"),
        ("Sign up", "Sign-up on the phone"),
        ("設計書をレビューする", "設計レビュー"),
        ("Keys take two days and a form", "Keys take one minute and a work email"),
        ("Cost", "Costs"),
        ("SDK", "SDK for Python"),
        ("Docs", "The docs and their samples in four languages"),
    ],
)
def test_a_rewording_is_alike(one: str, other: str) -> None:
    assert similarity(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Keys take two days", "Nobody answers the phone"),
        ("Browse", "Buy"),
        ("Search", "Contract"),
        ("認知", "検討"),
        ("", "Anything"),
        ("Card", "Cash"),
        ("...", "Anything"),
    ],
)
def test_another_text_is_not(one: str, other: str) -> None:
    assert similarity(one, other) < ALIKE


@given(st.text(max_size=30), st.text(max_size=30))
def test_similarity_is_the_same_both_ways_and_at_most_1(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) in (0, 1)


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_no_similarity_exceeds_its_bound(one: str, other: str) -> None:
    assert most_alike(one, other) + 1e-9 >= similarity(one, other)
