import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.scripts import missing_scripts
from journeymap_cli.view import measure
from journeymap_cli.view.breaks import graphemes
from journeymap_cli.view.measure import natural, uncovered, width, wrap

SIZES = (7.5, 9, 10, 12, 20)

CARRIED = [
    "Search for a payments API",
    "Größenänderungsgeschwindigkeit",
    "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Đăng nhập bằng tài khoản ngân hàng",
    "e\u0301a\u0300 decomposed o\u0308",
    "0x1F -> 2x4, 10:30 => €12.50 #42",
    "WWWMMM@@@%%%",
    "★☆●○→←↩×✗–—“”…·+−≈▲▼",
    "Πού βρίσκω το κλειδί;",
    "ΑΝΑΖΗΤΗΣΗ ΠΛΗΡΩΜΗΣ",
    "Как мне получить ключ для проверки?",
    "ШИРОКАЯ ЭЛЕКТРИФИКАЦИЯ",
]
OTHERS = [
    "支付接口：从第一次搜索到稳定流量",
    "「カタカナ」とひらがな、ー",
    "결제 API를 찾고 있습니다",
    "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق",
    "صفحة تسجيل الضمان شخص مخصص",
    "שָׁלוֹם עֲלֵיכֶם ששש",
    "มนุษย์ทั้งหลายเกิดมามีอิสระ",
    "सभी मनुष्यों को गौरव और अधिकारों के मामले",
    "সমস্ত মানুষ স্বাধীনভাবে",
    "சோதனை விசை எங்கே கிடைக்கும்",
    "సమానులును నగుదురు",
    "Որտեղ ստանալ բանալին",
    "տախտակ պապա խոսք ՓԽԹ",
    "ໜັງສື ໝາກໄມ້ ຫຼາຍ ເອກະສານ",
    "ญี่ปุ่น ณรงค์ ฒ ฌ",
    "Ǆ ǅ Ꜳ Ꝏ Ԫ Ⅷ ⸻ ⸺ ﷽ ﷺ 𝕎𝕞 ⅒ ⋙",
    "ការស្វែងរកឯកសារ ឈ្មោះ ណា ៘",
    "ლამაზი ფილოსოფია",
    "ፈጣን ጤና ጭምር",
    "ყველა ადამიანი იბადება",
    "የሰው ልጅ ሁሉ ሲወለድ",
    "🙂😀🚀👩‍💻👨‍👩‍👧‍👦🏳️‍🌈🇩🇪👍🏽❤️✅⭐1️⃣",
]


def drawn_widths(texts: list[str], size: float, bold: bool) -> list[float]:
    """What Graphviz makes room for: points, rounded up to the next."""
    nodes = "".join(f'n{number} [label="{text}"]\n' for number, text in enumerate(texts))
    font = "Inter bold" if bold else "Inter"
    plain = engine.run(f'graph {{node [shape=plain fontname="{font}" fontsize={size}]\n{nodes}}}', "dot", "plain")
    drawn = dict(re.findall(r"^node (\w+) \S+ \S+ (\S+)", plain.decode("utf-8"), re.MULTILINE))
    return [float(drawn[f"n{number}"]) * 72 for number in range(len(texts))]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_letters_of_the_carried_font_fit_and_fill_their_width(size: float, bold: bool) -> None:
    for text, drawn in zip(CARRIED, drawn_widths(CARRIED, size, bold), strict=True):
        assert drawn - 1 <= width(text, size, bold), text
        assert drawn >= width(text, size, bold) * 0.93, text


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_letters_of_other_fonts_fit(size: float, bold: bool) -> None:
    there = [*CARRIED, *(text for text in OTHERS if not missing_scripts(text))]
    for text, drawn in zip(there, drawn_widths(there, size, bold), strict=True):
        assert drawn - 1 <= width(text, size, bold), text


def test_the_data_are_those_of_the_carried_font() -> None:
    data = json.loads(Path(measure.__file__).with_name("font_widths.json").read_text(encoding="utf-8"))
    assert data == generator().widths()
    assert len(data["regular"]) > 20


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("font_widths", Path("tools/font_widths.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_natural_is_without_rounding_and_only_for_the_carried_font() -> None:
    assert natural("Key", 20) == pytest.approx(2 * natural("Key", 10))  # type: ignore[operator]
    assert natural("Key", 10) < natural("Key", 10, bold=True)  # type: ignore[operator]
    assert natural("Key 鍵", 10) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e\u0301", "e"),
        ("👨‍👩‍👧‍👦", "🙂"),
        ("🇩🇪", "🙂"),
        ("👍🏽", "🙂"),
        ("1️⃣", "🙂"),
        ("鍵", "日"),
        ("a\u200bb", "ab"),
    ],
)
def test_what_a_reader_takes_for_one_character_is_as_wide_as_one(one: str, other: str) -> None:
    assert width(one, 10) == width(other, 10) > 0


def test_an_ideograph_is_an_em_and_an_emoji_more() -> None:
    assert 12 <= width("日", 12) < 13
    assert 1.25 * 12 <= width("🙂", 12) <= 1.4 * 12


def test_uncovered_are_the_letters_of_other_fonts() -> None:
    assert uncovered("Ключ → é \u200d\u0301 日🙂") == {"日", "🙂"}


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("Search for a payments API", 62, ["Search for a", "payments", "API"]),
        ("one\n\ntwo\n", 62, ["one", "", "two"]),
        ("a well-known step", 45, ["a well-", "known", "step"]),
        ("review and/or merge", 60, ["review and/", "or merge"]),
        ("2026-09-14 or -5", 60, ["2026-09-14", "or -5"]),
        ("支払いを探す。最初", 60, ["支払いを", "探す。最初"]),
        ("就労証明書を依頼する", 75, ["就労証明書を", "依頼する"]),
        ("ガスコージェネレーションシステムの点検", 80, ["ガスコージェネ", "レーションシステ", "ムの点検"]),
        ("(全社AI配布を含む)", 60, ["(全社", "AI配布を", "含む)"]),
        ("申し込む\u200bまえ 見積もり", 45, ["申し込む", "まえ", "見積もり"]),
        ("「はい」、「いいえ」", 40, ["「は", "い」、", "「いい", "え」"]),
        ("Zahlungs\u00adschnitt\u00adstelle", 60, ["Zahlungs-", "schnittstelle"]),
        ("Zahlungs\u00adschnitt\u00adstelle", 200, ["Zahlungsschnittstelle"]),
        ("first\u00a0call made", 52, ["first\u00a0call", "made"]),
        ("  padded  ", 62, ["padded"]),
        ("", 62, []),
    ],
)
def test_lines_end_where_a_reader_expects_it(text: str, limit: float, lines: list[str]) -> None:
    assert wrap(text, limit, 10) == lines


def test_a_long_word_is_broken_at_the_limit() -> None:
    lines = wrap("a" * 200, 100, 10)
    assert "".join(lines).replace("-", "") == "a" * 200
    assert {len(line) for line in lines[:-1]} == {int((100 - width("-", 10)) / width("a", 10)) + 1}
    assert all(line.endswith("-") for line in lines[:-1])


@pytest.mark.parametrize("text", ["ไม่เข้าใจเอกสารการชำระเงินออนไลน์" * 3, "ເອກະສານການຊຳລະເງິນໄວ" * 3])
@pytest.mark.parametrize("limit", range(12, 60, 5))
def test_no_line_ends_in_a_vowel_that_leads_its_syllable(text: str, limit: float) -> None:
    lines = wrap(text, limit, 9)
    assert len(lines) > 2
    assert "".join(lines) == text
    assert not [line for line in lines[:-1] if line[-1] in "เแโใไເແໂໃໄ"]
    assert not [line for line in lines if line[0] in "ะาำๅๆະາຳ"]


def test_a_word_of_many_letters_is_divided_in_time_that_grows_with_them() -> None:
    assert len(wrap("a" * 200_000, 1_000, 9)) > 1_000


def test_right_to_left_text_stays_in_its_order() -> None:
    text = "איפה אני מקבל מפתח לבדיקה"
    lines = wrap(text, 60, 10)
    assert len(lines) > 1
    assert " ".join(lines) == text


def test_a_text_cut_short_says_so() -> None:
    text = "Search for a payments API and compare"
    assert wrap(text, 62, 10, max_lines=2) == ["Search for a", "payments…"]
    assert wrap(text, 62, 10, max_lines=1) == ["Search for…"]
    assert wrap("Search for a", 62, 10, max_lines=1) == ["Search for a"]
    assert wrap("one\ntwo", 62, 10, max_lines=1) == ["one…"]


@pytest.mark.parametrize("text", ["a" * 3_000_000, "ab " * 1_000_000, "日" * 3_000_000, "\n" * 3_000_000])
def test_a_huge_text_is_cut_before_it_is_measured(text: str) -> None:
    assert len(wrap(text, 100, 10, max_lines=3)) == 3


TEXTS = st.text(
    alphabet=st.sampled_from(
        [*"ab -/–.日本「」。א", "\u0301", "🙂", "\u200d", "👩", "🇩", "🇪", "क", "\u094d", "\u00ad", "\n"]
    )
)


@given(TEXTS, st.floats(5, 80), st.sampled_from(SIZES), st.booleans())
def test_no_line_is_wider_than_the_limit_unless_it_is_one_character(
    text: str, limit: float, size: float, bold: bool
) -> None:
    for line in wrap(text, limit, size, bold):
        assert width(line, size, bold) <= limit + 0.001 or len(list(graphemes(line.removesuffix("-")))) <= 1


@given(TEXTS, st.floats(5, 80))
def test_nothing_is_lost_but_blanks(text: str, limit: float) -> None:
    lines = "".join(wrap(text.replace("\u00ad", ""), limit, 10))
    assert re.sub(r"[\s-]", "", lines) == re.sub(r"[\s\u00ad-]", "", text)


@given(TEXTS, st.floats(5, 80), st.integers(1, 4))
def test_fewer_lines_begin_as_all_do(text: str, limit: float, most: int) -> None:
    every, some = wrap(text, limit, 10), wrap(text, limit, 10, max_lines=most)
    assert some == every if len(every) <= most else some[:-1] == every[: most - 1]


@pytest.mark.parametrize("text", ["->", "=>", "0x1", "3-4"])
def test_no_sign_is_made_of_what_was_typed(text: str) -> None:
    """Inter would make arrows and × of some."""
    (drawn,) = drawn_widths([text], 1000, bold=False)
    assert drawn == pytest.approx(natural(text, 1000), rel=0.03)
