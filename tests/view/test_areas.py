import pytest

from journeymap_cli.view.areas import CELL, Area, Taken

ROOM = Area(0, 0, 100, 100)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Area(50, 50, 60, 60), True),
        (Area(-10, -10, 1, 1), True),
        (Area(100, 0, 120, 10), False),
        (Area(0, 100, 10, 120), False),
        (Area(200, 200, 210, 210), False),
        (Area(-50, -50, 200, 200), True),
    ],
)
def test_areas_that_only_touch_do_not_meet(other: Area, meets: bool) -> None:
    assert ROOM.meets(other) is meets
    assert other.meets(ROOM) is meets


def test_within_is_with_the_borders() -> None:
    assert ROOM.within(ROOM)
    assert not Area(-1, 0, 10, 10).within(ROOM)
    assert not Area(0, 0, 10, 101).within(ROOM)


def test_what_was_taken_is_not_free() -> None:
    taken = Taken()
    taken.add(Area(0, 0, 3 * CELL, 10))
    assert not taken.is_free(Area(2 * CELL + 1, 5, 2 * CELL + 2, 6))
    assert taken.is_free(Area(2 * CELL + 1, 10, 2 * CELL + 2, 12))
    assert taken.is_free(Area(-CELL, 0, -1, 10))
