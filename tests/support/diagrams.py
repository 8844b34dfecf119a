"""Journey diagrams that show the quirks of Mermaid, and random ones."""

from collections.abc import Iterator
from random import Random

DIAGRAMS = (
    "journey\n  title Coffee to go\n  section Order\n    Queue: 2: Ana\n    Pay: 4: Ana, Barista\n  section Leave\n",
    "journey\n  Walk in: 3\n  section Then\n    Sit: 5: Ana\n",
    "journey\nsection A\nTime 10:30: 5: Ana\nReply: soon: Ana\nAsk: Ana: 4: Bo\n",
    "journey\nsection A\nPay: 4: Ana: Bo\nGo : 3.5 : Ana,,Bo, Ana\nStop:1\n",
    "journey\nsection A\nPay: 7: Ana\nGo: -3: Bo\nSee: 0x10: Ana\nSay: 1e1: Bo\n",
    "journey\n  title A #35;1 shop #amp; more\n  section B#58; C\n    #quot;Usual#quot;: 4: M#252;ller\n",
    "%% first\njourney\n  %% second\n\n  section A\n    Pay: 4: Ana %% not a comment\n    Go: 3 # one\n",
    "---\ntitle: Front\nconfig: {theme: dark}\n---\njourney\n  section A\n    Pay: 4: Ana\n",
    '%%{init: {"theme": "base"}}%%\njourney\n  title T\n  section A\n    Pay: 4: Ana\n',
    "journey\n  accTitle: For screen readers\n  accDescr {\n    Two lines\n      of words\n  }\n  title T\n  Pay: 4\n",
    "journey\n  accDescr: one line: with a colon\n  section A\n    Pay: 4\n",
    "journey\r\n  title Windows\r\n  section A\r\n    Pay: 4: Ana\r\n",
    "JOURNEY\n  TITLE Loud\n  SECTION A\n    Pay: 4: Ana\n",
    "journey\n  title one\n  title two\n  section A\n  section A\n    Pay: 4\n    Pay: 4\n",
    "journey\n  section A; section B\n    Pay: 4; Go: 3\n",
    "journey\n  section <b>Bold</b> & more\n    <i>Pay</i> \"now\" & 'then': 4: <u>Ana</u>\n",
    "journey\n  section 日本語\n    支払う: 4: 太郎, 花子\n  section العربية\n    يدفع: 2: علي\n",
    "journey\n  section A\n    Pay: 4: 1, Ana, 2.5\n    Go: : Bo\n    Stay:\n",
    "journey\n  section A: B\n    Pay: 4\n",
    "journey\n  section A\n    No colon\n",
    "journey\n  title Nothing else\n",
    "flowchart LR\n  a --> b\n",
    "journey\n  section A\n    50%% off: 4: Ana\n    100% sure: 5: Ana\u2028%% gone\n",
    "journey title In one line section A Pay: 3\n",
)
"""More than twenty diagrams, some of which Mermaid refuses."""

NAMES = (
    "Pay",
    "Go to",
    "10",
    "é",
    "#35;",
    "#quot;",
    "<i>",
    " ",
    '"',
    "%",
    "x",
    "-",
    ".",
    "&lt;",
    "漢",
    "title",
    "{",
    "🙂",
)
SCORES = ("1", "5", "3", "4.5", "x", "", "-2", "0x1", "7", " 2 ", "1e1", "1 2")
ENDS = ("", ": Ana", ": Ana, Bo", ": Ana,,Bo", ": 1, Ana", ":  ", ": Ana: Bo", ": Ana # c", "; x: 3", ": Ana %% c")
HEADS = (
    "journey\n",
    "  journey\n",
    "\njourney\n",
    "---\ntitle: F\n---\njourney\n",
    "%%{init: {}}%%\njourney\n",
    "journey ",
)
PIECES = (
    *(
        "section ",
        "title ",
        "Section",
        "accTitle: ",
        "accDescr: ",
        "accDescr {",
        "}",
        "Pay",
        ":",
        ": ",
        "3",
        "-1",
        "abc",
    ),
    *(
        ": Ana",
        ", Bo",
        ",",
        "\n",
        "\n",
        "\n",
        "  ",
        "#",
        "#35;",
        ";",
        "%%",
        "%% c\n",
        "%",
        "\t",
        "<br/>",
        "é",
        "漢",
        '"',
    ),
    *("---\n", "journey", "\u2028", "\xa0", "\r\n", "."),
)


def random_diagrams(count: int, seed: int) -> Iterator[str]:
    """Diagrams that are similar to those that people write, and half as many that are made of random pieces."""
    random = Random(seed)
    for number in range(count):
        if number % 3 == 0:
            yield "journey\n" + "".join(random.choices(PIECES, k=random.randint(1, 16)))
        else:
            lines = "\n".join(_line(random) for _ in range(random.randint(1, 6)))
            yield random.choice(HEADS) + lines + random.choice(("", "\n"))


def _line(random: Random) -> str:
    name = "".join(random.choices(NAMES, k=random.randint(1, 4)))
    kind = random.random()
    if kind < 0.3:
        return f"{random.choice(('section', '  section', 'SECTION'))} x{name}"
    if kind < 0.4:
        return f"title {name}"
    if kind < 0.45:
        return f"accDescr {{\n{name}\n}}"
    return f"  {name}{random.choice((': ', ':', ' : '))}{random.choice(SCORES)}{random.choice(ENDS)}"
