from itertools import pairwise

import pytest

from journeymap_cli.view.division import WordDivision, divide, places


@pytest.mark.parametrize(
    "word",
    [
        "Rechts-schutz-ver-si-che-rungs-ge-sell-schaf-ten",
        "Daten-schutz-grund-ve-rord-nung",
        "Grö-ße-nän-de-rung",
        "Lebens-mit-tel-ver-schwen-dung",
        "inter-na-tio-na-li-za-tion",
        "неу-до-влет-во-ри-тель-ность",
        "xxxxxxxxx",
    ],
)
def test_a_syllable_begins_with_consonants_that_belong_together(word: str) -> None:
    plain = word.replace("-", "")
    starts = [0, *places(plain), len(plain)]
    assert "-".join(plain[start:end] for start, end in pairwise(starts)) == word


@pytest.mark.parametrize(
    ("word", "most", "with_hyphen", "division"),
    [
        ("Versicherungsantrag", 12, 11, (8, "-")),
        ("xxxxxxxxxxxxxxxxxxxx", 10, 9, (9, "-")),
        ("xxxxxxxxxxx", 10, 10, (8, "-")),
        ("https://example.org/path", 21, 20, (20, "")),
        ("snake_case_name", 12, 11, (11, "")),
        ("支払支払支払支払", 5, 4, (5, "")),
        ("مفتاحمفتاحمفتاح", 5, 4, (5, "")),
        ("123456789012", 5, 4, (5, "")),
        ("l’internationalisation", 4, 3, (3, "-")),
    ],
)
def test_a_word_is_divided_where_a_reader_expects_it(
    word: str, most: int, with_hyphen: int, division: tuple[int, str]
) -> None:
    assert divide(word, most, with_hyphen) == WordDivision(*division)


def test_no_mark_is_parted_from_its_letter() -> None:
    word = "e\u0301" * 20
    for most in range(2, 30):
        assert word[divide(word, most, most).length] == "e"
