import pytest

from journeymap_cli.render.graphviz.veil import EndSign, VeiledText, is_measurable, shown, unveiled, veiled

TEXTS = ["支払い", "", "~l10~6162~", '<b>&"\\', "a\nb"]


@pytest.mark.parametrize("content", TEXTS)
@pytest.mark.parametrize("sign", [None, EndSign("★", "#9a6700")])
def test_letters_stand_for_a_text(content: str, sign: EndSign | None) -> None:
    text = VeiledText(content, 108, "right", sign)
    letters = veiled(text).removesuffix('<BR ALIGN="LEFT"/>')
    assert letters.removesuffix("★#9a6700~").isascii()
    assert unveiled(letters) == text


def test_the_text_comes_back_at_its_side() -> None:
    label = f"<a {veiled(VeiledText('鍵', 9, 'center'))} b>"
    assert shown(label, lambda text: f"[{text}]") == '<a [鍵]<BR ALIGN="CENTER"/> b>'


def test_what_looks_like_such_letters_is_represented_itself() -> None:
    assert is_measurable("Hello, Ключ →")
    assert not is_measurable("支払い")
    assert not is_measurable("~l10~6162~")
    assert unveiled("Hello") is None
