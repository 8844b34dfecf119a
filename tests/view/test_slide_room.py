from journeymap_cli.view.slide_room import MIDDLE, SIZES, Card, fit, header_height, steps_height

LONG = Card("A pain point that takes a whole sentence to tell, as those from interviews often do. " * 3, "severe", True)
SHORT = Card("Short", "minor")


def test_texts_are_as_large_as_all_of_them_fit() -> None:
    assert fit([[SHORT] * 3, []], 20)[:2] == (0, (3, 0))
    fitted = fit([[LONG] * 3, [SHORT]], 32)
    assert fitted.size > 0
    assert fitted.shown == (3, 1)
    assert fitted.height <= 32


def test_fewer_are_shown_where_not_even_small_texts_fit() -> None:
    fitted = fit([[LONG] * 3, [SHORT] * 2], 16)
    assert (fitted.size, fitted.shown) == (MIDDLE, (1, 2))
    assert fitted.height <= 16


def test_one_is_always_shown() -> None:
    assert fit([[LONG], [SHORT] * 5], 1).shown == (1, 1)


def test_the_smallest_text_can_be_read_from_afar() -> None:
    assert min(SIZES) * 1600 / 100 > 16


def test_more_words_take_more_room() -> None:
    assert header_height("A", [LONG.text], False) > header_height("A", ["a"], False)
    assert header_height("A", [LONG.text], True) >= header_height("A", [LONG.text], False)
    assert steps_height(["Watch a tutorial and read what it says"] * 6) > steps_height(["Watch"] * 6)
    assert steps_height([]) == 0
