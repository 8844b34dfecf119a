import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.model import kinds
from journeymap_cli.model.slug import is_slug


@given(st.text(alphabet="az09-éß日A_ .", max_size=8))
def test_the_schema_accepts_every_id(text: str) -> None:
    if is_slug(text):
        assert re.search(kinds.SLUG.written["pattern"], text)


@pytest.mark.parametrize("text", ["A", "a_b", "a b", "-a", "a-", "a--b", ""])
def test_the_schema_refuses_ascii_that_is_not_an_id(text: str) -> None:
    assert not re.search(kinds.SLUG.written["pattern"], text)
