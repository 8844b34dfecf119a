"""Which texts are rewordings, and which take the place of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.diff.meaning import may_be_reworded, rewording, same_word, words
from journeymap_cli.diff.similarity import ALIKE

REWORDED = [
    ("Errors have no code", "Errors have a code nobody documents"),
    ("The parcel often comes too late", "The parcel comes late"),
    ("Delivery takes too long", "It takes a long time until delivery"),
    ("Keys take two days", "Keys take three weeks"),
    ("The road is closed in winter", "The road is closed all winter"),
    ("Long queue", "The queue at the till is long"),
    ("Late parcel", "The parcel arrives late"),
    ("The form asks for too much", "The forms ask for far too much data"),
    ("Nobody answers the phone", "The phone is not answered"),
    ("Recieves no invoice", "Receives no invoice"),
    ("No e-mail confirmation", "No confirmation by email"),
    ("Support answers after three days, in English", "Support answers after two weeks, in English"),
    ("The bank needs days to confirm our transfer of money", "The bank needs days to approve our transfer of money"),
    ("Samples do not run", "The samples do not run unchanged"),
    ("Price is unclear", "Prices are not clear"),
    ("Das Paket kommt zu spät", "Das Paket kommt oft viel zu spät an"),
    ("Niemand geht ans Telefon", "Am Telefon geht niemand dran"),
    ("Le colis arrive en retard", "Le colis arrive souvent en retard"),
    ("El pedido llega tarde", "Los pedidos llegan demasiado tarde"),
    ("配送が遅い", "配送がとても遅い"),
    ("荷物が遅れて届く", "荷物の到着が遅れる"),
    ("快递送得太晚", "快递很晚才送到"),
    ("服务器响应慢", "服务器响应太慢"),
    ("배송이 늦다", "배송이 너무 늦다"),
]
REPLACED = [
    ("The parcel arrives late", "The parcel arrives damaged"),
    ("The invoice is wrong", "The invoice is missing"),
    ("Checkout is slow", "Checkout is confusing"),
    ("Support answers slowly", "Support answers rudely"),
    ("The app crashes when paying", "The app freezes when paying"),
    ("Keys take two days", "Keys cost money"),
    ("Keys take two days", "Nobody answers the phone"),
    ("The till is too far away", "The till is always closed"),
    ("The blue parcel arrives late at the door", "The blue parcel arrives damaged at the door"),
    ("No price on the page", "No photo on the page"),
    ("The code is sent to the wrong phone", "The code is sent to the wrong address"),
    ("Password is forgotten", "Password is stolen"),
    ("Card is declined", "Cart is emptied"),
    ("Hotel room is dirty", "Hotel room is loud"),
    ("The driver does not speak my language", "The driver does not know my address"),
    ("Das Paket kommt zu spät", "Das Paket kommt beschädigt an"),
    ("Die Rechnung ist falsch", "Die Rechnung fehlt"),
    ("Le colis arrive en retard", "Le colis arrive abîmé"),
    ("El pedido llega tarde", "El pedido llega roto"),
    ("荷物が遅れて届く", "荷物が壊れて届く"),
    ("配送が遅い", "配送が高い"),
    ("快递送得太晚", "快递送来时损坏了"),
    ("服务器响应慢", "服务器经常崩溃"),
    ("배송이 늦다", "배송이 비싸다"),
]
TAKEN_FOR_NEW = {"Price is unclear", "荷物が遅れて届く", "快递送得太晚"}
"""Rewordings that change a word that carries meaning: they are reported as replaced."""


def reworded(pairs: list[tuple[str, str]]) -> set[str]:
    return {old for old, new in pairs if rewording(old, new) >= ALIKE}


def test_all_but_few_rewordings_are_recognised() -> None:
    assert {old for old, _ in REWORDED} - reworded(REWORDED) == TAKEN_FOR_NEW


def test_no_replacement_is_taken_for_a_rewording() -> None:
    assert len(REPLACED) > 20
    assert reworded(REPLACED) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("arrives", "arrival"), ("pay", "pays"), ("delivered", "delivery"), ("confirm", "confirmation")),
        *(("recieve", "receive"), ("設計", "設計書"), ("late", "lately")),
    ],
)
def test_words_of_one_stem(one: str, other: str) -> None:
    assert same_word(one, other)
    assert same_word(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("car", "card"), ("contact", "contract"), ("later", "laser"), ("price", "prize"), ("遅", "壊"), ("快递", "快门")],
)
def test_words_of_two_stems(one: str, other: str) -> None:
    assert not same_word(one, other)


def test_amounts_are_all_the_same_and_little_words_are_none() -> None:
    assert words("It takes 3 to 5 working days until the e-mail's there") == ("#", "working", "emails")
    assert words("Would you be so kind") == ("kind",)


TEXTS = st.lists(
    st.sampled_from(
        ["the", "parcel", "parcels", "arrives", "arrival", "late", "damaged", "3", "days", "荷物", "遅れる"]
    )
).map(" ".join)


@given(TEXTS, TEXTS)
def test_it_is_the_same_both_ways_and_no_more_than_its_bound(one: str, other: str) -> None:
    assert rewording(one, other) == rewording(other, one)
    assert 0 <= rewording(one, other) <= may_be_reworded(one, other) <= 1
