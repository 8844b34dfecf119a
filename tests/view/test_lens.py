import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.participants import participants
from journeymap_cli.view.lens import Day, initials, lens
from support.journeys import journey


def test_the_lens_has_what_the_map_is_about_and_how_far_it_can_be_trusted() -> None:
    found = lens(
        Analysis(
            journey("""
        title: Pay
        state: future
        status: in-review
        scope: {starts: here}
        last_reviewed: 2026-09-01
        review_every: 90d
        stages: [{name: a, goals: [{text: g, evidence: observed}, h]}]
    """)
        )
    )
    assert (found.title, found.state, found.status) == ("Pay", "Future state", "in review")
    assert (found.starts, found.ends) == ("here", None)
    assert found.reviewed == Day("2026-09-01", "1 Sep 2026")
    assert found.due == Day("2026-11-30", "30 Nov 2026")
    assert (found.every, found.evidence) == ("90 days", "1 of 2 observed or reported")


def test_what_a_map_does_not_have_is_none() -> None:
    found = lens(Analysis(journey("title: Pay\nstages: [a]")))
    assert (found.reviewed, found.due, found.every, found.evidence, found.personas) == (None, None, None, None, ())


def test_personas_are_numbered_for_their_colours() -> None:
    personas = lens(
        Analysis(journey('title: x\npersonas: [{name: Dana, color: "#fff"}, {name: Priya}]\nstages: [a]'))
    ).personas
    assert [(one.place, one.initials, one.color) for one in personas] == [(0, "D", "#fff"), (1, "P", None)]


def letters(*names: str) -> list[str]:
    people = ", ".join(f'{{id: p{number}, name: "{name}"}}' for number, name in enumerate(names))
    return list(initials(participants(journey(f"{{title: x, personas: [{people}], stages: [A]}}"))).values())


def test_one_letter_is_enough_if_it_is_free() -> None:
    assert letters("Dana Lee", "priya") == ["D", "P"]


def test_the_second_with_a_letter_gets_another_letter() -> None:
    assert letters("Dana", "Dora Lind", "Dirk", "Dana") == ["D", "DL", "Di", "Da"]


def test_if_all_are_taken_the_number_is_used() -> None:
    assert letters("Al", "Al", "Al") == ["A", "Al", "3"]


@pytest.mark.parametrize(
    ("name", "letter"), [("ßeta", "ß"), ("ﬃ", "ﬃ"), ("éva", "É"), ("👩‍💻 Eva", "E"), ("👩‍💻", "👩‍💻"), ("前田", "前")]
)
def test_a_letter_is_a_grapheme(name: str, letter: str) -> None:
    assert letters(name) == [letter]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("The customer", "C"),
        ("Der Kunde", "K"),
        ("Die Händlerin", "H"),
        ("La responsable", "R"),
        ("L'acheteuse", "A"),
        ("el cliente", "C"),
        ("De klant", "K"),
        ("المريض", "م"),
        ("المريض الجديد", "م"),
        ("The", "T"),
        ("Al Gore", "A"),
        ("ال", "ا"),
    ],
)
def test_an_article_is_no_initial(name: str, letter: str) -> None:
    assert letters(name) == [letter]


def test_names_with_articles_differ_by_their_words() -> None:
    assert letters("The customer", "The clerk", "The chief clerk", "A courier") == ["C", "Cl", "CC", "Co"]
    assert letters("المشتري", "المدير") == ["م", "مد"]


def test_a_letter_looks_the_same_however_it_is_composed() -> None:
    assert letters("\u00c9va", "E\u0301mile") == ["\u00c9", "\u00c9m"]


def test_a_number_that_is_taken_is_not_used_again() -> None:
    assert letters("2", "2", "2", "3") == ["2", "3", "4", "5"]


def test_thirty_of_one_name_have_initials_of_their_own() -> None:
    assert len(set(letters(*["Al"] * 30))) == 30
